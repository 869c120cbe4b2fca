import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { openPattern } from "./documents";

const pattern = `{
  "source": ["aws.config"],
  "detail": {
    "messageType": [
      "ComplianceChangeNotification"
    ]
  }
}
`;

suite("structure", () => {
  test("the outline has a row for every field, nested as in the pattern", async () => {
    const { document } = await openPattern(pattern);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children.map((child) => [child.name, child.detail])]),
      [
        ["source", []],
        ["detail", [["messageType", "ComplianceChangeNotification"]]],
      ],
    );
  });

  test("objects and arrays fold, their last lines stay in view", async () => {
    const { document } = await openPattern(pattern);
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      "vscode.executeFoldingRangeProvider",
      document.uri,
    );
    assert.deepEqual(
      ranges.map(({ start, end }) => [start, end]).sort(([one = 0], [other = 0]) => one - other),
      [
        [0, 6],
        [2, 5],
        [3, 4],
      ],
    );
  });

  test("the selection grows by node", async () => {
    const { document, position } = await openPattern('{ "detail": { "state": ["run|ning"] } }');
    const [selection] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      "vscode.executeSelectionRangeProvider",
      document.uri,
      [position],
    );
    const grown: string[] = [];
    for (let step = selection; step !== undefined; step = step.parent)
      grown.push(document.getText(step.range));
    for (const text of [
      "running",
      '"running"',
      '["running"]',
      '"state": ["running"]',
      '{ "state": ["running"] }',
      document.getText(),
    ]) {
      assert.ok(grown.includes(text), `${text} is not among ${JSON.stringify(grown)}`);
    }
  });

  test("formatting lays a pattern out with the editor's indentation", async () => {
    const { document } = await openPattern('{"source":["aws.config"],"detail":{"a":[1]}}');
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      "vscode.executeFormatDocumentProvider",
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.equal(
      document.getText(),
      `{
  "source": ["aws.config"],
  "detail": {
    "a": [1]
  }
}`,
    );
  });
});
