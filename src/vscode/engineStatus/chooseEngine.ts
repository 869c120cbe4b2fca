import * as vscode from "vscode";
import type { EngineState } from "../../testing/reports/describeEngine";
import { describeTestError } from "../../testing/reports/describeTestError";
import type { AwsProfile } from "../../testing/engines/eventBridge";
import type { Engine } from "../../testing/engines/testPattern";
import { showInformation } from "../messages";
import { pickOne, type Choice, type Heading } from "../questions";
import { remedies } from "../remedies";

/** What can be chosen from, read when it is asked for. */
export interface EngineChoices {
  readonly regions: () => Promise<readonly string[]>;
  readonly profiles: () => Promise<readonly AwsProfile[]>;
}

type Item = Choice & { readonly run: () => Promise<void> };

const title = "Choose Test Engine";

const engines: Readonly<Record<Engine, { readonly label: string; readonly description: string }>> = {
  auto: {
    label: "Auto",
    description: "EventBridge if AWS credentials are found",
  },
  aws: { label: "AWS", description: "Always EventBridge" },
  local: { label: "Local", description: "Never call AWS" },
};

/**
 * Asks for the engine, the profile and the Region of tests, and writes what was chosen into the setting: the
 * workspace's where that has one, else the user's. Where EventBridge cannot be asked at all it says why.
 */
export async function chooseEngine(
  uri: vscode.Uri | undefined,
  { engine, aws, localOnly }: EngineState,
  choices: EngineChoices,
): Promise<void> {
  if (localOnly !== undefined) return explainLocalOnly(localOnly);
  const profileItem: Item = {
    icon: "account",
    label: "Profile…",
    description: aws.profile ?? "default",
    run: async () => write(uri, "aws.profile", await pickProfile(aws.profile, choices)),
  };
  const regionItem: Item = {
    icon: "globe",
    label: "Region…",
    description: aws.region ?? "of the environment or the profile",
    run: async () => write(uri, "aws.region", await pickRegion(aws.region, choices)),
  };
  const items: (Item | Heading)[] = [
    { heading: "Engine" },
    ...(["auto", "aws", "local"] as const).map((each) => ({
      icon: each === engine ? "check" : "blank",
      label: engines[each].label,
      description: engines[each].description,
      run: () => write(uri, "test.engine", each),
    })),
    { heading: "AWS" },
    profileItem,
    regionItem,
  ];
  const picked = await pickOne(items, { title, matchOnDescription: true });
  await picked?.run();
}

async function explainLocalOnly(kind: NonNullable<EngineState["localOnly"]>): Promise<void> {
  const trust = "Manage Workspace Trust";
  const buttons = kind === "notTrusted" ? [trust] : [];
  const answer = await showInformation(describeTestError({ kind }, remedies), ...buttons);
  if (answer === trust) await vscode.commands.executeCommand("workbench.trust.manage");
}

async function pickProfile(
  current: string | undefined,
  { profiles }: EngineChoices,
): Promise<string | undefined> {
  const items = profiles().then((all) => [
    { icon: "home", label: "Default", description: "AWS_PROFILE, or the default profile", value: "" },
    ...all.map(({ name, region, login }) => ({
      icon: name === current ? "check" : "account",
      label: name,
      ...(region === undefined ? {} : { description: region }),
      ...(login === undefined ? {} : { detail: `Log in with ${login}` }),
      value: name,
    })),
  ]);
  const placeHolder = "Which profile of the shared AWS config files?";
  return (await pickOne(items, { title, placeHolder, matchOnDescription: true }))?.value;
}

async function pickRegion(
  current: string | undefined,
  { regions }: EngineChoices,
): Promise<string | undefined> {
  const items = regions().then((all) => [
    { icon: "home", label: "Default", description: "AWS_REGION, or the profile's Region", value: "" },
    ...[...new Set([...(current === undefined ? [] : [current]), ...all])].map((region) => ({
      icon: region === current ? "check" : "globe",
      label: region,
      value: region,
    })),
  ]);
  return (await pickOne(items, { title, placeHolder: "Which AWS Region?" }))?.value;
}

/** Undefined: nothing was chosen. An empty text takes the user's own setting away. */
async function write(uri: vscode.Uri | undefined, name: string, value: string | undefined): Promise<void> {
  if (value === undefined) return;
  const configuration = vscode.workspace.getConfiguration("eventPattern", uri);
  const { workspaceFolderValue, workspaceValue } = configuration.inspect(name) ?? {};
  if (workspaceFolderValue !== undefined)
    await configuration.update(name, value, vscode.ConfigurationTarget.WorkspaceFolder);
  else if (workspaceValue !== undefined)
    await configuration.update(name, value, vscode.ConfigurationTarget.Workspace);
  else await configuration.update(name, value === "" ? undefined : value, vscode.ConfigurationTarget.Global);
}
