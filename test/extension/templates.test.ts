import * as assert from "node:assert";
import * as vscode from "vscode";
import type { TestedPattern } from "../../src/vscode/testCommand/registerTestCommand";
import type { FileRun } from "../../src/vscode/testExplorer/runTests";
import { eventually, openFile, replaceText, writeFile } from "./documents";

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

  test("are tested with their unknown values, which no engine gets a placeholder for", async () => {
    const text = [
      "Resources:",
      "  StageRule:",
      "    Type: AWS::Events::Rule",
      "    Properties:",
      "      EventPattern:",
      "        source: [aws.s3]",
      "        region: [eu-west-1]",
      "        detail:",
      "          stage: [!Ref Stage, prod]",
      "",
    ].join("\n");
    const document = await openFile("stage.yaml", text);
    await vscode.extensions.getExtension("eventbridge-patterns.eventbridge-patterns")?.activate();
    const pattern = { uri: document.uri, site: "StageRule" };
    const rows = [
      { stage: "prod", region: "eu-west-1", matches: true, message: /^Matches/ },
      { stage: "test", region: "eu-west-1", matches: undefined, message: /^Depends on Stage/ },
      { stage: "test", region: "us-east-1", matches: false, message: /^Does not match: region/ },
    ];
    for (const { stage, region, matches, message } of rows) {
      const event = { source: "aws.s3", region, detail: { stage } };
      const uri = await writeFile("stage.event.json", JSON.stringify(event));
      const tested = await vscode.commands.executeCommand<TestedPattern>("eventPattern.test", pattern, uri);
      assert.equal(tested.matches, matches, tested.message);
      assert.match(tested.message, message);
      assert.match(tested.message, /EventBridge was not asked, because Stage is known only after deployment/);
      assert.deepEqual(tested.dependsOn, matches === undefined ? ["Stage"] : undefined);
    }
    const titles = async (): Promise<readonly string[]> => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        document.uri,
      );
      return lenses.map(({ command }) => command?.title ?? "");
    };
    await eventually(titles, (all) => all.some((title) => title.includes("Does not match stage.event.json")));

    await replaceText(document, text.replace("eu-west-1", "us-east-1"));
    await eventually(titles, (all) =>
      all.some((title) => title.includes("Depends on Stage for stage.event.json")),
    );
    const exported = await vscode.commands.executeCommand("eventPattern.exportRule", pattern, {
      format: "terraform",
      targets: [],
      name: "r",
    });
    assert.equal(exported, undefined);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  test("are tested by pattern test files, which are written and completed from their names", async () => {
    const text = [
      "Resources:",
      "  OrderRule:",
      "    Type: AWS::Events::Rule",
      "    Properties:",
      "      EventPattern:",
      "        source: [aws.s3]",
      "        detail:",
      "          bucket: [!Ref Bucket]",
      "",
    ].join("\n");
    const document = await openFile("orders.yaml", text);
    const program = 'new Rule(this, "Rule", { eventPattern: { source: ["aws.s3"] } });\n';
    await writeFile("orders-stack.ts", program);
    const test = { name: "a test", event: { source: "aws.s3", detail: { bucket: "b" } }, matches: true };
    const runOf = async (suite: object): Promise<FileRun | undefined> => {
      const uri = await writeFile("orders.eventtest.json", JSON.stringify(suite));
      const [run] = await vscode.commands.executeCommand<readonly FileRun[]>(
        "eventPattern.runPatternTests",
        uri,
      );
      return run;
    };
    const unknown = await runOf({ pattern: "orders.yaml#OrderRule", tests: [test] });
    assert.match(unknown?.result.results[0]?.failures[0]?.message ?? "", /^Depends on Bucket/);
    const known = await runOf({ pattern: "orders.yaml#OrderRule", values: { Bucket: "b" }, tests: [test] });
    assert.equal(known?.result.results[0]?.passed, 1);
    const lenses = await eventually(
      () => vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri),
      (all) => all.some(({ command }) => command?.title.endsWith("1 of 1 match") === true),
    );
    assert.equal(
      lenses.find(({ command }) => command?.title.endsWith("1 of 1 match"))?.range.start.line,
      document.positionAt(text.indexOf("source:")).line,
    );
    const inCode = await runOf({ pattern: "orders-stack.ts#Rule", tests: [test] });
    assert.equal(inCode?.result.results[0]?.passed, 1, inCode?.result.trouble?.message);
    const missing = await runOf({ pattern: "orders.yaml#Orders", tests: [test] });
    assert.equal(
      missing?.result.trouble?.message,
      "orders.yaml has no event pattern Orders. It has OrderRule.",
    );

    const suite = await openFile("named.eventtest.json", '{ "pattern": "orders.yaml", "tests": [] }');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      suite.uri,
      suite.positionAt(suite.getText().indexOf('", "tests"')),
    );
    assert.ok(list.items.some(({ insertText }) => insertText === '"orders.yaml#OrderRule"'));

    const created = await vscode.commands.executeCommand<vscode.Uri>("eventPattern.createTest", {
      uri: document.uri,
      site: "OrderRule",
    });
    assert.match(created.path, /\/orders\.OrderRule\.eventtest\.json$/);
    const [run] = await vscode.commands.executeCommand<readonly FileRun[]>(
      "eventPattern.runPatternTests",
      created,
    );
    assert.deepEqual(
      run?.result.results.map(({ passed }) => passed),
      [1, 1],
      run?.result.trouble?.message,
    );
  });

  test("are among the patterns of the workspace that match an event", async () => {
    await writeFile("count.yaml", template.replace("aws.confg", "my.counted"));
    await writeFile(
      "count.tf",
      'resource "aws_cloudwatch_event_rule" "x" { event_pattern = jsonencode({ source = ["my.counted"] }) }\n',
    );
    const event = await openFile("count.event.json", '{ "source": "my.counted", "detail-type": "" }');
    const titles = async (): Promise<readonly string[]> => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        event.uri,
      );
      return lenses.map(({ command }) => command?.title ?? "");
    };
    await eventually(titles, (all) => all.some((title) => title.includes("Matches 1 of")));
    await writeFile(
      "count.yaml",
      template.replace("aws.confg", "my.counted").replace(/ *detail-type:\n *-.*\n/, ""),
    );
    await eventually(titles, (all) => all.some((title) => title.includes("Matches 2 of")));
    for (const name of ["count.yaml", "count.tf"]) {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(event.uri, "..", name));
    }
    await eventually(titles, (all) => all.some((title) => title.includes("Matches 0 of")));
  });
});
