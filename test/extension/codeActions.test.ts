import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { lintRows } from "../language/lintRows";
import { problemRows } from "../language/problemRows";
import { eventually, openPattern, replaceText, withFolderSettings } from "./documents";

async function diagnosticOf(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic> {
  const found = await eventually(
    () => vscode.languages.getDiagnostics(document.uri),
    (diagnostics) => diagnostics.some((diagnostic) => codeOf(diagnostic) === code),
  );
  const diagnostic = found.find((candidate) => codeOf(candidate) === code);
  assert.ok(diagnostic);
  return diagnostic;
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === "object" ? code.value : code;
}

async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind.value,
  );
}

async function apply(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find((candidate) => candidate.title === title);
  assert.ok(action?.edit, `${title} is not among ${JSON.stringify(actions.map((found) => found.title))}`);
  await vscode.workspace.applyEdit(action.edit);
}

suite("code actions", () => {
  test("the quick fix of an error mends the pattern", async () => {
    const { document } = await openPattern('{ "source": "aws.s3", "detail-type": ["Object Created"] }');
    const { range } = await diagnosticOf(document, "not-object-or-array");
    await apply(
      await actionsAt(document, range, vscode.CodeActionKind.QuickFix),
      "Put the value in an array",
    );
    assert.equal(document.getText(), '{ "source": ["aws.s3"], "detail-type": ["Object Created"] }');
    await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (diagnostics) => diagnostics.length === 0,
    );
  });

  test("a warning says where its cause is, and links to its explanation", async () => {
    const { document } = await openPattern(
      '{ "source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"], "detail": { "instanceId": ["i"] } }',
    );
    const diagnostic = await diagnosticOf(document, "misspelt-field");
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    const [place] = diagnostic.relatedInformation ?? [];
    assert.equal(document.getText(place?.location.range), '["EC2 Instance State-change Notification"]');
    assert.ok(typeof diagnostic.code === "object");
    assert.match(diagnostic.code.target.toString(), /^command:eventPattern\.explainDiagnostic/);
    await vscode.commands.executeCommand("eventPattern.explainDiagnostic", diagnostic.code.value);
    await eventually(
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      (labels) => labels.some((label) => label.includes("diagnostics.md")),
    );
  });

  test("fix all mends what nobody would want otherwise", async () => {
    const { document } = await openPattern('{ "source": "com.example", "account": [111122223333,], }');
    const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    const kind = vscode.CodeActionKind.SourceFixAll.append("eventPattern");
    await apply(await actionsAt(document, all, kind), "Fix all auto-fixable problems");
    assert.equal(document.getText(), '{ "source": ["com.example"], "account": ["111122223333"] }');
  });

  test("a leaf's values can be sorted", async () => {
    const { document, position } = await openPattern('{ "source": ["com.b|", "com.a"] }');
    const actions = await actionsAt(
      document,
      new vscode.Range(position, position),
      vscode.CodeActionKind.RefactorRewrite,
    );
    await apply(actions, "Sort the values");
    assert.equal(document.getText(), '{ "source": ["com.a", "com.b"] }');
  });
});

suite("severity settings", () => {
  const settings = (): vscode.WorkspaceConfiguration =>
    vscode.workspace.getConfiguration("eventPattern.lint");

  test("each code is shown as its setting says, at once, and not at all when ignored", async () => {
    const { document } = await openPattern('{ "source": ["aws.config"] }');
    const shown = (severity: vscode.DiagnosticSeverity | undefined) =>
      eventually(
        () =>
          vscode.languages.getDiagnostics(document.uri).find((found) => codeOf(found) === "too-broad")
            ?.severity,
        (found) => found === severity,
      );
    try {
      await shown(vscode.DiagnosticSeverity.Information);
      await settings().update("too-broad", "error", vscode.ConfigurationTarget.Global);
      await shown(vscode.DiagnosticSeverity.Error);
      await settings().update("too-broad", "warning", vscode.ConfigurationTarget.Global);
      await shown(vscode.DiagnosticSeverity.Warning);
      await settings().update("too-broad", "ignore", vscode.ConfigurationTarget.Global);
      await shown(undefined);
    } finally {
      await settings().update("too-broad", undefined, vscode.ConfigurationTarget.Global);
    }
    await shown(vscode.DiagnosticSeverity.Information);
  });

  test("every code has a setting that works", async function () {
    this.timeout(120_000);
    const rows = Object.entries({ ...problemRows, ...lintRows });
    const other = (code: string): "error" | "warning" =>
      settings().inspect<string>(code)?.defaultValue === "error" ? "warning" : "error";
    const levels = rows.map(([code]) => [`eventPattern.lint.${code}`, other(code)] as const);
    await withFolderSettings(Object.fromEntries(levels), async () => {
      const { document } = await openPattern("{}");
      for (const [code, { triggers }] of rows) {
        await replaceText(document, (triggers[0] ?? "").replace(/[«»]/g, ""));
        const { severity } = await diagnosticOf(document, code);
        const expected = other(code) === "error" ? "Error" : "Warning";
        assert.equal(vscode.DiagnosticSeverity[severity], expected, code);
      }
    });
  });
});
