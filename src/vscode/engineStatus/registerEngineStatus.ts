import * as vscode from "vscode";
import { describeEngine, type EngineState } from "../../testing/reports/describeEngine";
import type { AwsProfile, AwsServices, AwsSettings } from "../../testing/engines/eventBridge";
import { suiteEnding } from "../../testing/suites/suite";
import { statusItem } from "../display";
import { remedies } from "../remedies";
import { registerCommand } from "../registerCommand";
import { sitesOf } from "../patternDocuments";
import type { Services } from "../services";
import type { LoadAws } from "../awsClient";
import { readTestSettings } from "../settings";
import { chooseEngine } from "./chooseEngine";

/** What came of a search for AWS credentials. */
export interface SoughtCredentials {
  readonly settings: AwsSettings;
  readonly found: boolean;
}

/** What the status bar item needs of the extension beside its services. */
export interface EngineStatusHost {
  /** Absent in a browser. */
  readonly loadAws?: LoadAws;
  /** Told whenever the AWS client was needed: only then are the shared config files read. */
  readonly onDidLoadAws: vscode.Event<AwsServices>;
  /** Fired when credentials were looked for, which only a test does. */
  readonly onDidSeekCredentials: vscode.Event<SoughtCredentials>;
  /** What the environment says where the settings say nothing: AWS_PROFILE, AWS_REGION and AWS_ENDPOINT_URL. */
  readonly environment?: AwsSettings;
}

const command = "eventPattern.chooseEngine";

/**
 * A status bar item that shows which engine, profile and Region a test would use, while a pattern, its tests or an event
 * is in the active editor; and the command "Choose Test Engine", which it opens.
 */
export function registerEngineStatus(services: Services, host: EngineStatusHost): vscode.Disposable {
  const { guard, catalog } = services;
  const { item, say } = statusItem("eventPattern.engine", "Event Pattern Test Engine", command);
  /** Of the shared config files, known once something needed the AWS client. */
  let profiles: readonly AwsProfile[] = [];
  /** The settings with which the last search for credentials found none. */
  let without: string | undefined;

  function stateFor(uri: vscode.Uri | undefined): EngineState {
    const { engine, aws } = readTestSettings(uri);
    const chosen = { ...host.environment, ...aws };
    const profile = profiles.find(({ name }) => name === (chosen.profile ?? "default"));
    const region = chosen.region ?? profile?.region;
    const endpoint = chosen.endpoint ?? profile?.endpoint;
    const state = {
      engine,
      lacksCredentials: without === JSON.stringify(aws),
      aws: {
        ...chosen,
        ...(region === undefined ? {} : { region }),
        ...(endpoint === undefined ? {} : { endpoint }),
      },
    };
    if (!vscode.workspace.isTrusted) return { ...state, localOnly: "notTrusted" };
    return host.loadAws === undefined ? { ...state, localOnly: "noAwsClient" } : state;
  }

  function update(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !concerns(document)) {
      item.hide();
      return;
    }
    const { text, details } = describeEngine(stateFor(document.uri), remedies);
    say("beaker", text, details);
    item.show();
  }

  update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidOpenTextDocument(update),
    vscode.workspace.onDidGrantWorkspaceTrust(update),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("eventPattern")) update();
    }),
    host.onDidSeekCredentials(({ settings, found }) => {
      without = found ? undefined : JSON.stringify(settings);
      update();
    }),
    host.onDidLoadAws((aws) => {
      void guard.runAsync("AWS profiles", undefined, async () => {
        profiles = await aws.readAwsProfiles();
        update();
      });
    }),
    registerCommand(services, command, "Choose Test Engine", async () => {
      const uri = vscode.window.activeTextEditor?.document.uri;
      await chooseEngine(uri, stateFor(uri), {
        regions: async () => (await catalog()).regions,
        profiles: async () => (await (await host.loadAws?.())?.readAwsProfiles()) ?? [],
      });
    }),
  );
}

/** Whether a document has to do with tests: a pattern, its tests, an event. */
function concerns(document: vscode.TextDocument): boolean {
  const { path } = document.uri;
  return path.endsWith(suiteEnding) || path.endsWith(".event.json") || sitesOf(document).length > 0;
}
