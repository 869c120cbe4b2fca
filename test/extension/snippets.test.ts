import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { eventually, openPattern } from "./documents";

/** The names of the snippets in a file of the installed extension. */
async function namesIn(file: string): Promise<readonly string[]> {
  const extension = vscode.extensions.getExtension("eventbridge-patterns.eventbridge-patterns");
  assert.ok(extension);
  const uri = vscode.Uri.joinPath(extension.extensionUri, "snippets", file);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return Object.keys(JSON.parse(text) as object);
}

suite("snippets", () => {
  test("each one, inserted into an empty file, is a pattern without a problem", async () => {
    const { document } = await openPattern("");
    const files = ["event-pattern.json", "operators.json", "aws-config.json"];
    for (const name of (await Promise.all(files.map(namesIn))).flat()) {
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

  for (const language of ["json", "yaml"]) {
    test(`each policy, inserted into an empty ${language} file, is there with its defaults`, async () => {
      const document = await vscode.workspace.openTextDocument({ language, content: "" });
      await vscode.window.showTextDocument(document);
      for (const name of await namesIn(`policies-${language}.json`)) {
        await vscode.commands.executeCommand("editor.action.selectAll");
        await vscode.commands.executeCommand("deleteLeft");
        await vscode.commands.executeCommand("editor.action.insertSnippet", { langId: language, name });
        await eventually(
          () => document.getText(),
          (text) => text !== "" && !text.includes("${"),
        );
        if (language === "json") assert.doesNotThrow(() => JSON.parse(document.getText()) as unknown, name);
        await vscode.commands.executeCommand("leaveSnippet");
      }
    });
  }
});
