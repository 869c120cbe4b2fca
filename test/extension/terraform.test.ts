import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { eventually, openFile } from "./documents";

const text = `resource "aws_cloudwatch_event_rule" "objects" {
  name = "objects"
  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["Object Created", "Object Createt"]
    account     = [var.account]
    detail = {

    }
  })
}
`;

suite("terraform", () => {
  test("a pattern in a file that no other extension knows has diagnostics, a hover, a lens and completion", async () => {
    const document = await openFile("main.tf", text);
    await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.some(({ range }) => document.getText(range) === '"Object Createt"'),
    );

    const at = (word: string): vscode.Position => document.positionAt(document.getText().indexOf(word) + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      at("aws.s3"),
    );
    const shown = hovers.flatMap(({ contents }) =>
      contents.map((each) => (each as vscode.MarkdownString).value),
    );
    assert.match(shown.join("\n"), /S3/);

    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      5,
    );
    assert.ok(lenses.some(({ command }) => command?.title.includes("Test Event Pattern")));

    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(7, 0), "      "));
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      new vscode.Position(7, 6),
    );
    const detail = list.items.find(
      ({ label }) => (typeof label === "string" ? label : label.label) === "bucket",
    );
    const insert = detail?.insertText;
    assert.match(typeof insert === "string" ? insert : (insert?.value ?? ""), /^bucket = /);
  });
});
