import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { writeFile } from "./documents";

const answers = {
  source: ["aws.config"],
  detailType: ["Config Rules Compliance Change"],
  ruleNames: ["required-tags"],
  complianceTypes: ["NON_COMPLIANT"],
};

const pattern = `{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": {
    "configRuleName": ["required-tags"],
    "newEvaluationResult": {
      "complianceType": ["NON_COMPLIANT"]
    }
  }
}
`;

interface FileRun {
  readonly result: { readonly results: readonly { readonly cases: number; readonly passed: number }[] };
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

async function newPattern(...args: readonly unknown[]): Promise<vscode.Uri> {
  return vscode.commands.executeCommand<vscode.Uri>("eventPattern.new", ...args);
}

suite("New Event Pattern", () => {
  test("opens the pattern unsaved, named after its events, in the folder that was clicked", async () => {
    const folder = vscode.Uri.joinPath(await writeFile("new/keep.txt", ""), "..");
    await writeFile("new/config-rules-compliance-change.eventpattern.json", "{}");
    const uri = await newPattern(folder, answers);
    assert.match(uri.path, /\/new\/config-rules-compliance-change-2\.eventpattern\.json$/);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.isUntitled, true);
    assert.equal(document.languageId, "event-pattern");
    assert.equal(document.getText(), pattern);
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  test("saves it with a sample event and a test, which passes", async () => {
    const saveAs = vscode.Uri.joinPath(await writeFile("saved/keep.txt", ""), "..", "tags.eventpattern.json");
    const uri = await newPattern(undefined, { ...answers, result: ["tests"] }, saveAs);
    assert.equal(uri.toString(), saveAs.toString());
    assert.equal(await textOf(uri), pattern);
    const event = JSON.parse(await textOf(vscode.Uri.joinPath(uri, "../tags.event.json"))) as {
      detail: { configRuleName: string };
    };
    assert.equal(event.detail.configRuleName, "required-tags");
    const tests = vscode.Uri.joinPath(uri, "../tags.eventtest.json");
    const [run] = await vscode.commands.executeCommand<FileRun[]>("eventPattern.runPatternTests", [tests]);
    assert.deepEqual(
      run?.result.results.map(({ cases, passed }) => [cases, passed]),
      [[1, 1]],
    );
  });

  test("adds to the test file that is there", async () => {
    const saveAs = vscode.Uri.joinPath(await writeFile("again/keep.txt", ""), "..", "all.eventpattern.json");
    const all = { source: ["aws.config"], detailType: ["#all"], result: ["tests"] };
    await newPattern(undefined, all, saveAs);
    await newPattern(undefined, all, saveAs);
    const tests = await textOf(vscode.Uri.joinPath(saveAs, "../all.eventtest.json"));
    assert.deepEqual(
      (JSON.parse(tests) as { tests: { events: string }[] }).tests.map(({ events }) => events),
      ["all.event.json", "all-2.event.json"],
    );
  });

  test("makes nothing of answers that lead nowhere", async () => {
    assert.equal(await newPattern(undefined, { source: ["aws.nothing"] }), undefined);
  });
});
