import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { suite, suiteSetup, suiteTeardown, test } from "mocha";
import * as vscode from "vscode";

interface FileRun {
  readonly result: { readonly results: readonly { readonly cases: number; readonly passed: number }[] };
}

const files = 300;
const casesEach = 10;

suite("Hundreds of pattern test files", () => {
  let folder: string;
  const uris: vscode.Uri[] = [];

  suiteSetup(() => {
    folder = path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "", "many-tests");
    mkdirSync(folder);
    for (let file = 0; file < files; file++) {
      const tests = Array.from({ length: casesEach }, (_each, index) => ({
        name: `state ${index}`,
        event: { source: "aws.config", detail: { state: index } },
        matches: index === 1,
      }));
      writeFileSync(path.join(folder, `${file}.eventpattern.json`), '{"detail": {"state": [0]}}');
      const suiteFile = path.join(folder, `${file}.eventtest.json`);
      writeFileSync(suiteFile, JSON.stringify({ tests }));
      uris.push(vscode.Uri.file(suiteFile));
    }
  });

  suiteTeardown(() => {
    rmSync(folder, { recursive: true });
  });

  test("run to their end, each test with its verdict", async () => {
    const runs = await vscode.commands.executeCommand<readonly FileRun[]>(
      "eventPattern.runPatternTests",
      uris,
    );
    const results = runs.flatMap(({ result }) => result.results);
    assert.equal(runs.length, files);
    assert.equal(results.length, files * casesEach);
    // Of each file's tests two are wrong: the one that matches should not, and the one that should does not.
    assert.equal(results.filter(({ passed }) => passed === 1).length, files * (casesEach - 2));
  });

  test("run to their end in one file, also those that are shown together", async () => {
    const tests = Array.from({ length: 3_000 }, (_each, index) => ({
      name: `state ${index}`,
      event: { source: "aws.config", detail: { state: index } },
      matches: index === 2_999,
    }));
    const suiteFile = path.join(folder, "0.eventtest.json");
    writeFileSync(suiteFile, JSON.stringify({ tests }));
    const uri = vscode.Uri.file(suiteFile);
    const document = await vscode.workspace.openTextDocument(uri);
    const runs = await vscode.commands.executeCommand<readonly FileRun[]>("eventPattern.runPatternTests", [
      uri,
    ]);
    assert.equal(document.getText().length > 200_000, true);
    const results = runs.flatMap(({ result }) => result.results);
    assert.equal(results.length, tests.length);
    assert.equal(results.filter(({ passed }) => passed === 1).length, tests.length - 2);
  });
});
