import * as assert from "node:assert";
import * as vscode from "vscode";
import { eventually, openFile } from "./documents";

const template = `Resources:
  ConfigRule:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source:
          - aws.confg
        detail-type:
          - 
      State: ENABLED
`;

suite("Templates", () => {
  test("have completion, diagnostics, fixes and a lens in their patterns", async () => {
    const document = await openFile("template.yaml", template);
    await vscode.extensions.getExtension("eventbridge-patterns.eventbridge-patterns")?.activate();
    const [unknown] = await eventually(
      () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "EventBridge"),
      (found) => found.length > 0,
    );
    assert.ok(unknown);
    assert.equal(document.getText(unknown.range), "aws.confg");

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      unknown.range,
    );
    const fix = actions.find(({ title }) => title.includes("aws.config"));
    assert.ok(fix?.edit, JSON.stringify(actions.map(({ title }) => title)));
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), template.replace("aws.confg", "aws.config"));

    const position = document.positionAt(document.getText().indexOf("- \n") + 2);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      position,
    );
    const item = list.items.find(({ label }) =>
      JSON.stringify(label).includes("Config Rules Compliance Change"),
    );
    assert.ok(item?.insertText instanceof vscode.SnippetString);
    assert.equal(item.insertText.value, "Config Rules Compliance Change");

    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
    );
    const lens = lenses.find(({ command }) => command?.title === "Test Event Pattern");
    assert.equal(lens?.range.start.line, 5);
    const outside = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      new vscode.Position(2, 10),
    );
    assert.ok(!JSON.stringify(outside.items).includes("aws.config"));
  });
});
