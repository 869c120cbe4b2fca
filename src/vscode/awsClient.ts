import * as vscode from "vscode";
import type { RuleServices } from "../rules/ruleStore";
import type { AwsServices, AwsSettings, EventBridgeTester } from "../testing/engines/eventBridge";
import type { TestError } from "../testing/engines/patternTester";
import type { Result } from "../base/result";
import type { Engine } from "../testing/engines/testPattern";
import type { Log } from "./log";

/** Loads the AWS client; absent in a browser, where it cannot run. */
export type LoadAws = () => Promise<AwsServices & RuleServices>;

/** Opens EventBridge for one test. */
export type OpenEventBridge = (
  engine: Engine,
  settings: AwsSettings,
  signal: AbortSignal,
) => Promise<Result<EventBridgeTester, TestError>>;

/** How long `auto` remembers that there were no credentials or that nobody gave them in time, in milliseconds. */
const memory = 60_000;

/**
 * Opens EventBridge where that is possible: not in a browser, not in an untrusted workspace. The engine `auto`
 * remembers for a minute that there are no credentials, because looking for them on a network without an instance
 * address takes the SDK two seconds, and waiting for those that do not come takes the client a minute.
 */
export function createTesterOpener(loadAws: LoadAws | undefined, log: Log): OpenEventBridge {
  let without: { readonly settings: string; readonly until: number; readonly error: TestError } | undefined;
  return async (engine, settings, signal) => {
    if (!vscode.workspace.isTrusted) return { ok: false, error: { kind: "notTrusted" } };
    if (loadAws === undefined) return { ok: false, error: { kind: "noAwsClient" } };
    const key = JSON.stringify(settings);
    if (engine === "auto" && without?.settings === key && Date.now() < without.until) {
      return { ok: false, error: without.error };
    }
    const aws = await loadAws().catch((error: unknown) => {
      log.error(`The AWS client could not be loaded: ${String(error)}`);
      return undefined;
    });
    if (aws === undefined) {
      return { ok: false, error: { kind: "failed", message: "The AWS client could not be loaded." } };
    }
    const opened = await aws.createEventBridgeTester(settings, signal);
    without =
      !opened.ok && isRemembered(opened.error)
        ? { settings: key, until: Date.now() + memory, error: opened.error }
        : undefined;
    return opened;
  };
}

function isRemembered(error: TestError): boolean {
  if (error.kind === "unreachable") return error.of === "credentials" && error.stalled === true;
  return error.kind === "noCredentials" && error.message === undefined;
}
