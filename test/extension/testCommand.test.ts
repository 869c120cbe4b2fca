import assert from "node:assert/strict";
import { suite, suiteSetup, suiteTeardown, test } from "mocha";
import * as vscode from "vscode";
import { eventually, openFile, replaceText, writeFile } from "./documents";

/** What the command gives back to whoever runs it. */
interface Tested {
  readonly matches: boolean | undefined;
  readonly message: string;
  readonly details: string;
}

const pattern = `{
  "source": ["aws.config"],
  "detail": {
    "newEvaluationResult": { "complianceType": ["NON_COMPLIANT"] }
  }
}
`;

function event(complianceType: string): string {
  return JSON.stringify({
    version: "0",
    id: "60718293-7777-4888-9999-aaaabbbbcccc",
    "detail-type": "Config Rules Compliance Change",
    source: "aws.config",
    account: "111122223333",
    time: "2026-04-19T19:04:05Z",
    region: "us-east-1",
    resources: [],
    detail: { newEvaluationResult: { complianceType } },
  });
}

suite("Test Event Pattern", () => {
  const settings = () => vscode.workspace.getConfiguration("eventPattern");

  async function run(patternText: string, eventText: string): Promise<Tested> {
    const document = await openFile("tested.eventpattern.json", "");
    await replaceText(document, patternText);
    const eventUri = await writeFile("tested.event.json", eventText);
    const tested = await vscode.commands.executeCommand<Tested | undefined>(
      "eventPattern.test",
      document.uri,
      eventUri,
    );
    assert.ok(tested);
    return tested;
  }

  suiteSetup(async () => settings().update("test.engine", "local", vscode.ConfigurationTarget.Global));
  suiteTeardown(async () => settings().update("test.engine", undefined, vscode.ConfigurationTarget.Global));

  test("says that an event matches, and who says so", async () => {
    const { matches, message } = await run(pattern, event("NON_COMPLIANT"));
    assert.equal(matches, true);
    assert.match(message, /^Matches \(local engine\)/);
  });

  test("finds the pattern of an address that names the site in the document, as links have it", async () => {
    const document = await openFile("tested.eventpattern.json", pattern);
    const eventUri = await writeFile("tested.event.json", event("NON_COMPLIANT"));
    const test = (site: string): Thenable<Tested | undefined> => {
      const address = { uri: document.uri.toJSON() as unknown, site };
      return vscode.commands.executeCommand("eventPattern.test", address, eventUri);
    };
    assert.equal((await test(""))?.matches, true);
    assert.equal(await test("Resources/Rule"), undefined);
  });

  test("says why an event does not match", async () => {
    const { matches, message, details } = await run(pattern, event("COMPLIANT"));
    assert.equal(matches, false);
    assert.match(message, /^Does not match/);
    assert.match(message, /complianceType/);
    assert.match(details, /✓ `source`: matched/);
    assert.match(details, /✗ `detail\.newEvaluationResult\.complianceType`: not matched/);
    assert.match(details, /sees `"COMPLIANT"`/);
  });

  test("says where a pattern is not valid instead of testing it", async () => {
    const { matches, message } = await run('{ "source": "aws.config" }', event("COMPLIANT"));
    assert.equal(matches, undefined);
    assert.match(message, /not valid \(line 1, column 13\)/);
  });

  test("says that an event is not one", async () => {
    const { matches, message } = await run(pattern, "[]");
    assert.equal(matches, undefined);
    assert.match(message, /tested\.event\.json/);
  });

  test("opens a document with a link to each leaf", async () => {
    await run(pattern, event("COMPLIANT"));
    const uri = vscode.window.activeTextEditor?.document.uri;
    await vscode.commands.executeCommand("eventPattern.showTestResult", uri);
    const document = await eventually(
      () => vscode.window.activeTextEditor?.document,
      (active) => active?.getText().includes("complianceType`: not matched") === true,
    );
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      "vscode.executeLinkProvider",
      document?.uri,
    );
    const words = links.map(({ range }) => document?.getText(range));
    assert.ok(words.includes("line 2, column 13"), JSON.stringify(words));
    assert.ok(words.includes("line 4, column 48"), JSON.stringify(words));
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  test("auto says that EventBridge was not asked where there are no credentials", async () => {
    await settings().update("test.engine", "auto", vscode.ConfigurationTarget.Global);
    const { matches, message } = await run(pattern, event("NON_COMPLIANT"));
    assert.equal(matches, true);
    assert.match(message, /EventBridge was not asked/);
  });

  test("aws says what to do where there are no credentials, and the local verdict still stands", async () => {
    await settings().update("test.engine", "aws", vscode.ConfigurationTarget.Global);
    await settings().update("aws.region", "eu-west-1", vscode.ConfigurationTarget.Global);
    const { matches, message } = await run(pattern, event("COMPLIANT"));
    await settings().update("aws.region", undefined, vscode.ConfigurationTarget.Global);
    assert.equal(matches, false);
    assert.match(message, /credentials/i);
    assert.match(message, /Does not match/);
  });

  test("a lens above the pattern runs the test", async () => {
    const document = await openFile("lens.eventpattern.json", pattern);
    const lenses = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 10),
      (found) => found.length > 0,
    );
    assert.match(lenses[0]?.command?.title ?? "", /Test Event Pattern$/);
    assert.equal(lenses[0]?.command?.command, "eventPattern.test");
    assert.equal(lenses[0].range.start.line, 0);
  });
});

suite("settings", () => {
  test("what steers calls to AWS is ignored in an untrusted workspace", () => {
    const extension = vscode.extensions.getExtension<unknown>("eventbridge-patterns.eventbridge-patterns");
    const { capabilities, contributes } = extension?.packageJSON as {
      capabilities: { untrustedWorkspaces: { supported: string; restrictedConfigurations: string[] } };
      contributes: { configuration: readonly { properties: Record<string, unknown> }[] };
    };
    const settings = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
    const steering = settings.filter((name) => /^eventPattern\.(aws|test)\./.test(name));
    assert.equal(capabilities.untrustedWorkspaces.supported, "limited");
    assert.deepEqual(
      capabilities.untrustedWorkspaces.restrictedConfigurations.toSorted(),
      steering.toSorted(),
    );
  });
});
