import * as vscode from "vscode";
import type { AwsSettings } from "../testing/engines/eventBridge";
import type { Engine } from "../testing/engines/testPattern";

/** The settings of a test, as far as they may be trusted here. */
export interface TestSettings {
  readonly engine: Engine;
  readonly aws: AwsSettings;
}

/**
 * Reads the settings for a pattern. In an untrusted workspace only the user's own count. The endpoint counts only
 * from the user's own everywhere, because signed requests go there.
 */
export function readTestSettings(uri: vscode.Uri | undefined): TestSettings {
  const configuration = vscode.workspace.getConfiguration("eventPattern", uri);
  const profile = trustedValue(configuration, "aws.profile");
  const region = trustedValue(configuration, "aws.region");
  const endpoint = text(configuration.inspect("aws.endpoint")?.globalValue);
  return {
    engine: toEngine(trustedValue(configuration, "test.engine")),
    aws: {
      ...(profile === undefined ? {} : { profile }),
      ...(region === undefined ? {} : { region }),
      ...(endpoint === undefined ? {} : { endpoint }),
    },
  };
}

function trustedValue(configuration: vscode.WorkspaceConfiguration, name: string): string | undefined {
  const inspected = configuration.inspect(name);
  const workspace = inspected?.workspaceFolderValue ?? inspected?.workspaceValue;
  const own = inspected?.globalValue ?? inspected?.defaultValue;
  return text(vscode.workspace.isTrusted ? (workspace ?? own) : own);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function toEngine(value: string | undefined): Engine {
  return value === "aws" || value === "local" ? value : "auto";
}
