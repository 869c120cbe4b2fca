import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { openFile, openPattern } from "./documents";

const pattern = '{\n  "source": ["aws.config"]\n}\n';

suite("Export Rule", () => {
  async function exported(choices: object, uri?: vscode.Uri): Promise<vscode.TextDocument | undefined> {
    const shown = await vscode.commands.executeCommand<vscode.Uri | undefined>(
      "eventPattern.exportRule",
      uri,
      choices,
    );
    return shown === undefined ? undefined : vscode.workspace.openTextDocument(shown);
  }

  test("opens the open pattern as a rule, in an untitled document of the right language", async () => {
    await openPattern(pattern);
    const rows = [
      ["cloudformation-yaml", "yaml", "AWS::SQS::QueuePolicy"],
      ["cloudformation-json", "json", "AWS::SQS::QueuePolicy"],
      ["cdk", "typescript", "sqs.CfnQueuePolicy"],
      ["aws-cli", "shellscript", "set-queue-attributes"],
    ] as const;
    for (const [format, languageId, part] of rows) {
      await openPattern(pattern);
      const document = await exported({ format, name: "compliance", targets: [{ kind: "queue" }] });
      assert.ok(document?.isUntitled);
      assert.equal(document.languageId, languageId);
      assert.ok(document.getText().includes(part));
      assert.equal(vscode.window.activeTextEditor?.document, document);
    }
  });

  test("exports a pattern that is no longer in front", async () => {
    const { uri } = await openFile("exported.eventpattern.json", pattern);
    await openFile("other.json", "{}");
    const choices = { format: "terraform", name: "compliance", state: "DISABLED", targets: [] };
    const document = await exported(choices, uri);
    assert.match(document?.getText() ?? "", /state += "DISABLED"/);
  });

  test("opens nothing for a pattern that is not valid", async () => {
    await openPattern('{ "source": "aws.config" }');
    const document = await exported({ format: "sam", name: "compliance", targets: [] });
    assert.equal(document, undefined);
  });
});
