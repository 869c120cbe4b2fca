import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { eventually, openFile, openPattern, replaceText, writeFile } from "./documents";

suite("diagnostics", () => {
  test("what EventBridge rejects is an error with a code, and goes when it is mended", async () => {
    const detailType = '"detail-type": ["EC2 Instance State-change Notification"]';
    const { document } = await openPattern(`{ "source": "aws.ec2", ${detailType} }`);
    const [diagnostic] = await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (diagnostics) => diagnostics.length === 1,
    );
    assert.equal(diagnostic?.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(diagnostic.source, "EventBridge");
    assert.ok(diagnostic.code);
    assert.equal(document.getText(diagnostic.range), '"aws.ec2"');

    await replaceText(document, `{ "source": ["aws.ec2"], ${detailType} }`);
    await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (diagnostics) => diagnostics.length === 0,
    );
  });

  test("half a pattern has a syntax error", async () => {
    const { document } = await openPattern('{ "source": [');
    const diagnostics = await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.length > 0,
    );
    assert.ok(diagnostics.every(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
  });

  test("a comment is an error, because EventBridge rejects it", async () => {
    const { document } = await openPattern('{\n  // Config\n  "source": ["aws.config"]\n}');
    await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (diagnostics) => diagnostics.some(({ range }) => range.start.line === 1),
    );
  });

  test("a key that AWS Config never sends is a warning, with the place that explains it", async () => {
    const { document } = await openPattern(`{
      "source": ["aws.config"],
      "detail-type": ["Config Rules Compliance Change"],
      "detail": { "complianceType": ["NON_COMPLIANT"] }
    }`);
    const isWarning = ({ severity }: vscode.Diagnostic) => severity === vscode.DiagnosticSeverity.Warning;
    const diagnostics = await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.some(isWarning),
    );
    const warning = diagnostics.find(isWarning);
    assert.match(warning?.message ?? "", /detail\.newEvaluationResult\.complianceType/);
    assert.ok(typeof warning?.code === "object");
  });

  test("a closed pattern leaves no problem behind", async () => {
    const uri = await writeFile("closed.eventpattern.json", "{");
    // Opened as a person does it: a document that an extension opened is kept alive for minutes.
    await vscode.commands.executeCommand("vscode.open", uri);
    await eventually(
      () => vscode.languages.getDiagnostics(uri),
      (diagnostics) => diagnostics.length > 0,
    );
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await eventually(
      () => vscode.languages.getDiagnostics(uri),
      (diagnostics) => diagnostics.length === 0,
    );
  });

  test("an event is left to the editor's own JSON support", async () => {
    const document = await openFile("other.event.json", '{ "source": "aws.config" }');
    const diagnostics = vscode.languages.getDiagnostics(document.uri);
    assert.deepEqual(
      diagnostics.filter(({ source }) => source === "EventBridge"),
      [],
    );
  });
});
