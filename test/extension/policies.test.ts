import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { policyRows } from "../policies/policyRows";
import { eventually, openPattern, replaceText, withFolderSettings } from "./documents";

const section = "eventPattern.lint";

async function openUntitled(language: "json" | "yaml", content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** What we say about a document; the editor's own JSON support may say more. */
function saidOf({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "EventBridge");
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === "object" ? code.value : code;
}

async function diagnosticOf(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic> {
  const said = await eventually(
    () => saidOf(document),
    (diagnostics) => diagnostics.some((diagnostic) => codeOf(diagnostic) === code),
  );
  const diagnostic = said.find((candidate) => codeOf(candidate) === code);
  assert.ok(diagnostic);
  return diagnostic;
}

async function fix(document: vscode.TextDocument, range: vscode.Range, title: string): Promise<void> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const action = actions.find((candidate) => candidate.title === title);
  assert.ok(action?.edit, `${title} is not among ${JSON.stringify(actions.map((found) => found.title))}`);
  await vscode.workspace.applyEdit(action.edit);
}

async function insert(document: vscode.TextDocument, name: string): Promise<void> {
  await vscode.commands.executeCommand("editor.action.insertSnippet", { langId: document.languageId, name });
  await eventually(
    () => document.getText(),
    (text) => text.includes("arn:aws:"),
  );
}

/** Puts `other` in the place of the last `value`, as the author would. */
async function change(document: vscode.TextDocument, value: string, other: string): Promise<void> {
  const offset = document.getText().lastIndexOf(value);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(offset), document.positionAt(offset + value.length)),
    other,
  );
  await vscode.workspace.applyEdit(edit);
}

suite("policies", () => {
  test("a policy of 9,000 resources × 9,000 sources leaves the extension at work", async function () {
    this.timeout(120_000);
    const arns = (service: string, region: string) =>
      Array.from({ length: 9_000 }, (_, at) => `arn:aws:${service}:${region}:111122223333:n${at}`);
    const statement = {
      Effect: "Allow",
      Principal: { Service: "sns.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: arns("sqs", "us-east-1"),
      Condition: { ArnLike: { "aws:SourceArn": arns("sns", "eu-west-1") } },
    };
    const policy = await openUntitled("json", JSON.stringify({ Statement: statement }));
    const { relatedInformation } = await diagnosticOf(policy, "policy-topic-region");
    assert.equal(saidOf(policy).length, 1);
    assert.equal(relatedInformation?.length, 5);
    const { document, position } = await openPattern('{"source": ["aws.con|fig"]}');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      position,
    );
    assert.ok(hovers.length > 0);
    assert.ok(process.memoryUsage().rss < 1_000_000_000, `${process.memoryUsage().rss} bytes`);
  });

  test("in the snippet of a queue policy the Region is typed once for the queue and the topic", async () => {
    const document = await openUntitled("json", "");
    await insert(document, "Queue policy: SNS topic to queue");
    await vscode.commands.executeCommand("type", { text: "eu-central-1" });
    await vscode.commands.executeCommand("leaveSnippet");
    const arns = [...document.getText().matchAll(/arn:aws:\w+:([\w-]+):/g)].map(([, region]) => region);
    assert.deepEqual(arns, ["eu-central-1", "eu-central-1"]);
    assert.doesNotThrow(() => JSON.parse(document.getText()) as unknown);

    await change(document, "eu-central-1", "us-west-2");
    const { severity, range, message, relatedInformation } = await diagnosticOf(
      document,
      "policy-topic-region",
    );
    assert.equal(severity, vscode.DiagnosticSeverity.Information);
    assert.equal(document.getText(range), "us-west-2");
    assert.match(message, /SNS itself delivers across Regions/);
    const [other] = relatedInformation ?? [];
    assert.equal(
      other && document.getText(other.location.range),
      "arn:aws:sqs:eu-central-1:111122223333:test-topic-queue",
    );

    await fix(document, range, "Change the topic's Region to eu-central-1");
    await eventually(
      () => saidOf(document),
      (diagnostics) => diagnostics.length === 0,
    );
  });

  test("in a template in YAML a rule in another Region than its queue is a warning", async () => {
    const document = await openUntitled("yaml", "");
    await insert(document, "Queue policy: EventBridge rule to queue");
    await vscode.commands.executeCommand("leaveSnippet");
    await change(document, "us-east-2", "us-west-2");
    const { severity, range } = await diagnosticOf(document, "policy-source-region");
    assert.equal(severity, vscode.DiagnosticSeverity.Warning);
    await fix(document, range, "Change the rule's Region to us-east-2");
    await eventually(
      () => saidOf(document),
      (diagnostics) => diagnostics.length === 0,
    );
  });

  test("every code has a setting that works", async function () {
    this.timeout(120_000);
    const rows = Object.entries(policyRows);
    const levels = Object.fromEntries(rows.map(([code]) => [`${section}.${code}`, "error"]));
    await withFolderSettings(levels, async () => {
      const document = await openUntitled("json", "");
      for (const [code, { triggers }] of rows) {
        const [statement = ""] = triggers;
        await replaceText(document, `{ "Statement": ${statement.replace(/[«»]/g, "")} }`);
        const { severity } = await diagnosticOf(document, code);
        assert.equal(severity, vscode.DiagnosticSeverity.Error, code);
      }
    });
  });

  test("what is ignored goes at once, and nothing else", async () => {
    const swapped = `{
      "Effect": "Allow",
      "Principal": { "Service": "sns.amazonaws.com" },
      "Action": "sqs:SendMessage",
      "Resource": "arn:aws:sns:us-east-2:111122223333:topic",
      "Condition": { "ArnEquals": { "aws:SourceArn": "arn:aws:sqs:us-east-2:111122223333:queue" } }
    }`;
    const document = await openUntitled("json", `{ "Statement": [${swapped}] }`);
    const shown = (...codes: readonly string[]) =>
      eventually(
        () => saidOf(document).map(codeOf),
        (found) => found.join() === codes.join(),
      );
    await shown("policy-resource-service", "policy-source-service");
    await withFolderSettings({ [`${section}.policy-resource-service`]: "ignore" }, async () => {
      await shown("policy-source-service");
    });
    await shown("policy-resource-service", "policy-source-service");
    const { range } = await diagnosticOf(document, "policy-source-service");
    await fix(document, range, "Swap the resource and the source");
    await shown();
  });
});
