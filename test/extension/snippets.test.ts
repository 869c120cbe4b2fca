import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { eventually, openPattern } from "./documents";

suite("snippets", () => {
  test("each one, inserted into an empty file, is a pattern without a problem", async () => {
    const extension = vscode.extensions.getExtension("eventbridge-patterns.eventbridge-patterns");
    assert.ok(extension);
    const file = vscode.Uri.joinPath(extension.extensionUri, "snippets/event-pattern.json");
    const snippets = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as object;
    const { document } = await openPattern("");
    for (const name of Object.keys(snippets)) {
      await vscode.commands.executeCommand("editor.action.selectAll");
      await vscode.commands.executeCommand("editor.action.insertSnippet", { langId: "event-pattern", name });
      await eventually(
        () => document.getText(),
        (text) => text.startsWith("{"),
      );
      assert.doesNotThrow(() => JSON.parse(document.getText()) as unknown, `${name}: ${document.getText()}`);
      await vscode.commands.executeCommand("leaveSnippet");
    }
  });
});
