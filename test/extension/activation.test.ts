import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { eventually, openFile } from "./documents";

const id = "eventbridge-patterns.eventbridge-patterns";

suite("activation", () => {
  for (const { name, language } of [
    { name: "compliance.eventpattern.json", language: "event-pattern" },
    { name: "compliance.event-pattern.json", language: "event-pattern" },
    { name: "rules/eventpattern.json", language: "event-pattern" },
    { name: "compliance.event.json", language: "json" },
    { name: "myeventpattern.json", language: "json" },
  ]) {
    test(`${name} is opened as ${language}`, async () => {
      const document = await openFile(name, "{}");
      assert.equal(document.languageId, language);
    });
  }

  test("opening a pattern wakes the extension", async () => {
    await openFile("wakes.eventpattern.json", '{ "source": ["aws.config"] }');
    const extension = vscode.extensions.getExtension(id);
    await eventually(
      () => extension?.isActive,
      (active) => active === true,
    );
  });

  test("every command of the package is registered", async () => {
    const commands = await vscode.commands.getCommands(true);
    const contributed = vscode.extensions.getExtension<unknown>(id)?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    for (const { command } of contributed.contributes.commands)
      assert.ok(commands.includes(command), command);
  });

  test("suggestions come while typing inside of strings, and words of the file are not suggested", () => {
    const editor = vscode.workspace.getConfiguration("editor", { languageId: "event-pattern" });
    assert.equal(editor.get<Record<string, unknown>>("quickSuggestions")?.["strings"], true);
    assert.equal(editor.get("wordBasedSuggestions"), "off");
  });
});
