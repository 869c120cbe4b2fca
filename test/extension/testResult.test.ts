import assert from "node:assert/strict";
import { suite, suiteSetup, suiteTeardown, test } from "mocha";
import * as vscode from "vscode";
import type { TestedPattern } from "../../src/vscode/testCommand/registerTestCommand";
import { eventually, openFile, replaceText, writeFile } from "./documents";

const event = JSON.stringify({
  id: "12345678-1234-1234-1234-123456789012",
  "detail-type": "Config Rules Compliance Change",
  source: "aws.config",
  account: "123456789012",
  time: "2026-01-01T00:00:00Z",
  region: "eu-west-1",
  detail: { newEvaluationResult: { complianceType: "NON_COMPLIANT" } },
});

function patternFor(complianceType: string): string {
  return `{ "detail": { "newEvaluationResult": { "complianceType": ["${complianceType}"] } } }`;
}

function runTest(pattern: vscode.Uri, eventUri: vscode.Uri): Thenable<TestedPattern | undefined> {
  return vscode.commands.executeCommand("eventPattern.test", pattern, eventUri);
}

async function lensTitles(uri: vscode.Uri): Promise<(string | undefined)[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    uri,
  );
  return lenses.map(({ command }) => command?.title);
}

async function lensIs(uri: vscode.Uri, title: string): Promise<void> {
  await eventually(
    () => lensTitles(uri),
    (titles) => titles.includes(title),
  );
}

async function configure(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration("eventPattern")
    .update(name, value, vscode.ConfigurationTarget.Global);
}

suite("results of Test Event Pattern", () => {
  suiteSetup(() => configure("test.engine", "local"));
  suiteTeardown(() => configure("test.engine", undefined));

  test("a built-in sample can be the event, and can be read", async () => {
    const { uri } = await openFile("sample.eventpattern.json", patternFor("NON_COMPLIANT"));
    const sample = vscode.Uri.parse(
      "event-pattern-sample:/config-rules-compliance-change-noncompliant.event.json",
    );
    assert.equal((await runTest(uri, sample))?.matches, true);
    assert.match((await vscode.workspace.openTextDocument(sample)).getText(), /"aws\.config"/);
  });

  test("an unsaved edit of the event counts", async () => {
    const { uri } = await openFile("dirty.eventpattern.json", patternFor("COMPLIANT"));
    const eventDocument = await openFile("dirty.event.json", event);
    await replaceText(eventDocument, event.replace("NON_COMPLIANT", "COMPLIANT"));
    assert.equal((await runTest(uri, eventDocument.uri))?.matches, true);
  });

  test("the result stands in a lens beside one that tests again, and follows an edit of the pattern", async () => {
    const document = await openFile("result.eventpattern.json", patternFor("NON_COMPLIANT"));
    assert.deepEqual(await lensTitles(document.uri), ["Test Event Pattern"]);
    await runTest(document.uri, await writeFile("result.event.json", event));
    const [test, again] = ["Test Event Pattern", "Test again with result.event.json"];
    assert.deepEqual(await lensTitles(document.uri), [test, again, "✓ Matches result.event.json"]);
    await replaceText(document, patternFor("COMPLIANT"));
    assert.deepEqual(await lensTitles(document.uri), [
      test,
      again,
      "Matched result.event.json before the last edit",
    ]);
    await lensIs(document.uri, "✗ Does not match result.event.json");
  });

  test("the result stays outdated while the pattern is not valid", async () => {
    const document = await openFile("typing.eventpattern.json", patternFor("NON_COMPLIANT"));
    await runTest(document.uri, await writeFile("typing.event.json", event));
    await replaceText(document, patternFor("NON_COMPLIANT").slice(0, -1));
    await lensIs(document.uri, "Matched typing.event.json before the last edit");
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await lensIs(document.uri, "Matched typing.event.json before the last edit");
    await replaceText(document, patternFor("COMPLIANT"));
    await lensIs(document.uri, "✗ Does not match typing.event.json");
  });

  test("the result follows an edit of the event", async () => {
    const { uri } = await openFile("follows.eventpattern.json", patternFor("COMPLIANT"));
    const eventDocument = await openFile("follows.event.json", event);
    assert.equal((await runTest(uri, eventDocument.uri))?.matches, false);
    await replaceText(eventDocument, event.replace("NON_COMPLIANT", "COMPLIANT"));
    await lensIs(uri, "✓ Matches follows.event.json");
  });

  test("testing again after an edit never asks EventBridge", async () => {
    const document = await openFile("local.eventpattern.json", patternFor("NON_COMPLIANT"));
    await configure("test.engine", "aws");
    const tested = await runTest(document.uri, await writeFile("local.event.json", event));
    assert.match(tested?.details ?? "", /EventBridge: (?!not asked)/);
    await replaceText(document, patternFor("COMPLIANT"));
    await lensIs(document.uri, "✗ Does not match local.event.json");
    await configure("test.engine", "local");
    await vscode.commands.executeCommand("eventPattern.showTestResult", document.uri);
    const shown = vscode.window.activeTextEditor?.document;
    assert.match(shown?.getText() ?? "", /EventBridge: not asked\./);
    assert.equal(shown?.languageId, "markdown");
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  test("a setting has the result go away with an edit", async () => {
    const document = await openFile("plain.eventpattern.json", patternFor("NON_COMPLIANT"));
    await configure("retestAfterEdit", false);
    await runTest(document.uri, await writeFile("plain.event.json", event));
    await replaceText(document, patternFor("COMPLIANT"));
    await eventually(
      () => lensTitles(document.uri),
      (titles) => titles.length === 2,
    );
    await configure("retestAfterEdit", undefined);
  });

  test("the event that a pattern was tested against is that of the next test, from its lens", async () => {
    const document = await openFile("again.eventpattern.json", patternFor("NON_COMPLIANT"));
    await runTest(document.uri, await writeFile("again.event.json", event));
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      10,
    );
    const again = lenses.find(({ command }) => command?.title.startsWith("Test again"))?.command;
    assert.ok(again?.arguments);
    const tested = await vscode.commands.executeCommand<TestedPattern | undefined>(
      again.command,
      ...(again.arguments as unknown[]),
    );
    assert.equal(tested?.matches, true);
  });

  test("the lenses can be switched off", async () => {
    const { uri } = await openFile("quiet.eventpattern.json", patternFor("COMPLIANT"));
    await configure("codeLens.enabled", false);
    assert.deepEqual(await lensTitles(uri), []);
    await configure("codeLens.enabled", undefined);
  });

  test("links of the details lead to the leaf and to the value", async () => {
    const { uri } = await openFile("links.eventpattern.json", patternFor("COMPLIANT"));
    const eventUri = await writeFile("links.event.json", event);
    const tested = await runTest(uri, eventUri);
    await vscode.commands.executeCommand("eventPattern.showTestResult", uri);
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.getText(), tested?.details);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      "vscode.executeLinkProvider",
      shown?.uri,
    );
    const column = event.indexOf('"NON_COMPLIANT"') + 1;
    assert.deepEqual(
      links.map(({ target }) => [target?.path, target?.fragment]),
      [
        [uri.path, `L1,${patternFor("").indexOf("[") + 1}`],
        [eventUri.path, `L1,${column}`],
      ],
    );
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  test("an event that lacks fields is tested, and told that EventBridge would refuse it", async () => {
    const { uri } = await openFile("lacking.eventpattern.json", '{ "source": ["aws.config"] }');
    const tested = await runTest(uri, await writeFile("lacking.event.json", '{ "source": "aws.config" }'));
    assert.equal(tested?.matches, true);
    assert.match(tested.message, /lacks id, account, time, region, detail-type/);
  });

  test("an event that is gone, a folder or over-large is told, and nothing is tested", async () => {
    const { uri } = await openFile("gone.eventpattern.json", patternFor("COMPLIANT"));
    assert.equal(await runTest(uri, vscode.Uri.joinPath(uri, "..", "nowhere.event.json")), undefined);
    assert.equal(await runTest(uri, vscode.Uri.joinPath(uri, "..")), undefined);
    const large = await writeFile("large.event.json", `{"source":"${"x".repeat(10_000_000)}"}`);
    assert.equal(await runTest(uri, large), undefined);
    await vscode.workspace.fs.delete(large);
  });

  test("an endpoint that a workspace sets is not believed", async () => {
    const { uri } = await openFile("endpoint.eventpattern.json", patternFor("NON_COMPLIANT"));
    const settings = vscode.workspace.getConfiguration("eventPattern");
    await configure("test.engine", "aws");
    await settings.update("aws.region", "eu-west-1", vscode.ConfigurationTarget.Workspace);
    const file = vscode.Uri.joinPath(uri, "..", ".vscode", "settings.json");
    const text = '{ "eventPattern.aws.region": "eu-west-1", "eventPattern.aws.endpoint": "not an address" }';
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    const tested = await runTest(uri, await writeFile("endpoint.event.json", event));
    assert.doesNotMatch(tested?.message ?? "", /not an address/);
    assert.match(tested?.message ?? "", /^Matches/);
    await vscode.workspace.fs.delete(file);
    await configure("test.engine", "local");
  });
});
