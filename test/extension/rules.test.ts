import assert from "node:assert/strict";
import { suite, suiteSetup, suiteTeardown, test } from "mocha";
import * as vscode from "vscode";
import { startFakeEventBridge } from "../aws/fakeEventBridge";
import { eventually, openFile, replaceText } from "./documents";

/** What the comparison gives back to whoever runs it. */
interface Compared {
  readonly rule: string;
  readonly isSame: boolean;
  readonly message?: string;
}

const deployed = '{"source":["aws.config"],"detail-type":["Config Rules Compliance Change"]}';
const formatted = '{\n  "source": ["aws.config"],\n  "detail-type": ["Config Rules Compliance Change"]\n}\n';
const keys = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

suite("Rules in AWS", () => {
  const settings = () => vscode.workspace.getConfiguration("eventPattern");
  let eventBridge: Awaited<ReturnType<typeof startFakeEventBridge>>;

  suiteSetup(async () => {
    eventBridge = await startFakeEventBridge();
    const { rules } = eventBridge;
    rules.set("deployed-rule", { Name: "deployed-rule", State: "DISABLED", EventPattern: deployed });
    rules.set("nightly", { Name: "nightly", State: "ENABLED", ScheduleExpression: "rate(1 day)" });
    Object.assign(process.env, keys);
    await settings().update("aws.endpoint", eventBridge.endpoint, vscode.ConfigurationTarget.Global);
    await settings().update("aws.region", "eu-west-1", vscode.ConfigurationTarget.Global);
  });

  suiteTeardown(async () => {
    await settings().update("aws.endpoint", undefined, vscode.ConfigurationTarget.Global);
    await settings().update("aws.region", undefined, vscode.ConfigurationTarget.Global);
    for (const name of Object.keys(keys)) Reflect.deleteProperty(process.env, name);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await eventBridge.close();
  });

  function compare(uri: vscode.Uri, rule: string): Thenable<Compared | undefined> {
    return vscode.commands.executeCommand("eventPattern.compareWithAws", uri, "default", rule);
  }

  test("a rule's pattern is opened formatted, as a new file with the rule's name", async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri | undefined>(
      "eventPattern.openRule",
      "default",
      "deployed-rule",
    );
    assert.match(uri?.toString() ?? "", /^untitled:.*\/deployed-rule\.eventpattern\.json$/);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.toString(), uri?.toString());
    assert.equal(document?.languageId, "event-pattern");
    assert.equal(document.getText(), formatted);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  test("a rule that has a schedule only is not opened", async () => {
    const uri = await vscode.commands.executeCommand("eventPattern.openRule", "default", "nightly");
    assert.equal(uri, undefined);
  });

  test("a file that differs from the rule in blanks only is told to be the same", async () => {
    const document = await openFile("same.eventpattern.json", deployed.replaceAll(",", ",\n"));
    const compared = await compare(document.uri, "deployed-rule");
    assert.deepEqual(compared, {
      rule: "deployed-rule",
      isSame: true,
      message: `same.eventpattern.json and the rule deployed-rule (default, eu-west-1 at ${eventBridge.endpoint}) have the same event pattern. The rule is disabled.`,
    });
  });

  test("a file that differs is shown beside the deployed pattern", async () => {
    const document = await openFile("differs.eventpattern.json", "");
    await replaceText(document, formatted.replace("aws.config", "aws.ec2"));
    const compared = await compare(document.uri, "deployed-rule");
    assert.deepEqual(compared, { rule: "deployed-rule", isSame: false });
    const input = await eventually(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input,
      (found) => found instanceof vscode.TabInputTextDiff,
    );
    assert.ok(input instanceof vscode.TabInputTextDiff);
    assert.equal(input.modified.toString(), document.uri.toString());
    assert.equal((await vscode.workspace.openTextDocument(input.original)).getText(), formatted);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  test("nothing is written by opening and comparing", () => assert.deepEqual(eventBridge.writes, []));
});
