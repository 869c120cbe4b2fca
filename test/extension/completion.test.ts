import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { openPattern } from "./documents";

suite("completion", () => {
  async function complete(textWithCursor: string): Promise<vscode.CompletionItem[]> {
    const { document, position } = await openPattern(textWithCursor);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      position,
    );
    return list.items;
  }

  function labels(items: readonly vscode.CompletionItem[]): string[] {
    return items.map(({ label }) => (typeof label === "string" ? label : label.label));
  }

  const configChanges = '"source": ["aws.config"], "detail-type": ["Config Configuration Item Change"]';
  const complianceChanges = '"source": ["aws.config"], "detail-type": ["Config Rules Compliance Change"]';
  for (const { name, text, expected } of [
    {
      name: "the keys of the envelope in an empty object",
      text: "{|}",
      expected: ["source", "detail-type", "detail", "account", "region", "resources", "time", "id", "$or"],
    },
    { name: "sources inside of quotes", text: '{ "source": ["|"] }', expected: ["aws.config"] },
    { name: "sources where no quotes are yet", text: '{ "source": [|] }', expected: ["aws.config"] },
    { name: "sources where no array is yet", text: '{ "source": | }', expected: ["aws.config"] },
    {
      name: "what AWS Config sends",
      text: '{ "source": ["aws.config"], "detail-type": ["|"] }',
      expected: [
        "Config Configuration Item Change",
        "Config Rules Compliance Change",
        "Config Rules Re-evaluation Status",
        "Config Configuration Snapshot Delivery Status",
        "Config Configuration History Delivery Status",
        "AWS API Call via CloudTrail",
      ],
    },
    {
      name: "message types of the chosen detail-type",
      text: `{ ${complianceChanges}, "detail": { "messageType": ["|"] } }`,
      expected: ["ComplianceChangeNotification"],
    },
    {
      name: "resource types of a compliance change",
      text: `{ ${complianceChanges}, "detail": { "resourceType": ["|"] } }`,
      expected: ["AWS::S3::Bucket", "AWS::EC2::Instance"],
    },
    {
      name: "resource types of a configuration item",
      text: `{ ${configChanges}, "detail": { "configurationItem": { "resourceType": ["|"] } } }`,
      expected: ["AWS::S3::Bucket", "AWS::EC2::Instance"],
    },
    {
      name: "item statuses",
      text: `{ ${configChanges}, "detail": { "configurationItem": { "configurationItemStatus": ["|"] } } }`,
      expected: ["OK", "ResourceDiscovered", "ResourceDeleted"],
    },
    {
      name: "compliance types",
      text: `{ ${complianceChanges}, "detail": { "newEvaluationResult": { "complianceType": ["|"] } } }`,
      expected: ["COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE"],
    },
    {
      name: "operators",
      text: '{ "detail": { "state": [{ "|" }] } }',
      expected: ["prefix", "anything-but", "exists", "numeric", "cidr", "wildcard"],
    },
  ]) {
    test(`offers ${name}`, async () => {
      const offered = labels(await complete(text));
      for (const label of expected) {
        assert.ok(
          offered.some((other) => other === label || other.startsWith(`${label} `)),
          `${label} is not among ${JSON.stringify(offered)}`,
        );
      }
    });
  }

  test("offers each value once, and not one that is in the array already", async () => {
    const offered = labels(
      await complete(`{ ${complianceChanges}, "detail": { "messageType": [
      "ComplianceChangeNotification", "|"] } }`),
    );
    assert.ok(!offered.includes("ComplianceChangeNotification"));
    assert.deepEqual(offered, [...new Set(offered)]);
  });

  test("offers whole patterns in an empty document, each once, and nowhere else", async () => {
    const offered = labels(await complete("|"));
    assert.deepEqual(offered.slice(0, 4), ["source", "detail-type", "detail", "Config: any non-compliance"]);
    assert.deepEqual(offered, [...new Set(offered)]);
    assert.ok(offered.every((label) => !label.includes("Operator")));
    for (const text of ["{|}", "{ c| }", '{ "source": ["|"] }', '{ "source": ["aws.s3"]| }']) {
      assert.ok(
        labels(await complete(text)).every((label) => !/Config: |Operator: /.test(label)),
        text,
      );
    }
  });

  test("says what each item is", async () => {
    const items = await complete('{ "source": ["aws.config"], "detail-type": ["|"] }');
    for (const item of items) assert.ok(item.detail, JSON.stringify(item.label));
  });

  test("offers nothing in an event", async () => {
    const document = await vscode.workspace.openTextDocument({
      language: "json",
      content: '{ "source": "" }',
    });
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      new vscode.Position(0, 13),
    );
    assert.ok(!labels(list.items).includes("aws.config"));
  });

  test("keys pressed after suggestions were asked for are not taken for text to be replaced", async () => {
    const { document, position } = await openPattern('{ "source": ["|"] }');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(position, position);
    const asked = position.translate(0, 1);
    await vscode.commands.executeCommand("type", { text: "c" });
    await vscode.commands.executeCommand("type", { text: "o" });
    await vscode.commands.executeCommand("type", { text: "n" });
    assert.equal(document.getText(), '{ "source": ["con"] }');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      asked,
    );
    const item = list.items[labels(list.items).indexOf("aws.config")];
    const range = item?.range instanceof vscode.Range ? item.range : item?.range?.replacing;
    // As for `["c"]`: the text and the bracket behind it, out of which Tab leads.
    assert.deepEqual(range, new vscode.Range(0, 13, 0, 17));
  });
});
