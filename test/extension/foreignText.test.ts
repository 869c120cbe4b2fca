import assert from "node:assert/strict";
import { suite, suiteSetup, suiteTeardown, test } from "mocha";
import * as vscode from "vscode";
import { startFakeEventBridge } from "../aws/fakeEventBridge";
import { eventually, openFile, writeFile } from "./documents";

const link = "[x](command:workbench.action.toggleSidebarVisibility)";
const shown = "[x] (command:workbench.action.toggleSidebarVisibility)";
const keys = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

suite("Foreign text", () => {
  const settings = () => vscode.workspace.getConfiguration("eventPattern");
  let eventBridge: Awaited<ReturnType<typeof startFakeEventBridge>>;

  suiteSetup(async () => {
    eventBridge = await startFakeEventBridge();
    Object.assign(process.env, keys);
    await settings().update("aws.endpoint", eventBridge.endpoint, vscode.ConfigurationTarget.Global);
    await settings().update("aws.region", "eu-west-1", vscode.ConfigurationTarget.Global);
  });

  suiteTeardown(async () => {
    await settings().update("aws.endpoint", undefined, vscode.ConfigurationTarget.Global);
    await settings().update("aws.region", undefined, vscode.ConfigurationTarget.Global);
    for (const name of Object.keys(keys)) Reflect.deleteProperty(process.env, name);
    await eventBridge.close();
  });

  test("in a key is text in the outline and in diagnostics, and what is not seen is written out", async () => {
    const { uri } = await openFile(
      "foreign.eventpattern.json",
      `{"${link}\u202e": [{"$(flame)\u200b": "x"}]}`,
    );
    const symbols = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", uri),
      (found) => found.length > 0,
    );
    assert.equal(symbols[0]?.name, `${shown}\\u202e`);
    const diagnostics = await eventually(
      () => Promise.resolve(vscode.languages.getDiagnostics(uri)),
      (found) => found.length > 0,
    );
    const message = diagnostics.map((each) => each.message).join("\n");
    assert.match(message, /\$ \(flame\)\\u200b/);
    assert.doesNotMatch(message, /\$\(flame\)|\u200b|\u202e/);
  });

  test("in an event's name is text in the lens", async () => {
    const pattern = await openFile("lens.eventpattern.json", '{"source":["x"]}');
    const event = await writeFile("$(flame)\u202e.event.json", '{"source":"y"}');
    await vscode.commands.executeCommand("eventPattern.test", pattern.uri, event, '{"source":"y"}');
    const lenses = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", pattern.uri, 10),
      (found) => found.length > 1,
    );
    const titles = lenses.map(({ command }) => command?.title ?? "");
    assert.ok(titles.includes("✗ Does not match $ (flame)\\u202e.event.json"), titles.join("\n"));
  });

  test("in tests' names keeps none of them from running, alike as they may look", async () => {
    await writeFile("named.eventpattern.json", '{"source":["x"]}');
    const names = ["a\0b", "a\\u0000b", "a\0b", "\u001b[31m", "$(flame)"];
    const tests = names.map((name) => ({ name, event: { source: "x" }, matches: true }));
    const uri = await writeFile("named.eventtest.json", JSON.stringify({ tests }));
    const [run] = await vscode.commands.executeCommand<
      readonly { readonly result: { readonly results: readonly { readonly passed: number }[] } }[]
    >("eventPattern.runPatternTests", [uri]);
    assert.deepEqual(
      run?.result.results.map(({ passed }) => passed),
      names.map(() => 1),
    );
  });

  test("in a rule's name leads out of no folder", async () => {
    const name = `../../outside/${link}`;
    eventBridge.rules.set(name, { Name: name, State: "ENABLED", EventPattern: '{"source":["x"]}' });
    const uri = await vscode.commands.executeCommand<vscode.Uri | undefined>(
      "eventPattern.openRule",
      "default",
      name,
    );
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.path ?? "";
    assert.equal(
      uri?.path,
      `${folder}/..-..-outside-x-command-workbench.action.toggleSidebarVisibility.eventpattern.json`,
    );
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    const pattern = await openFile("other.eventpattern.json", '{"source":["y"]}');
    const compared = await vscode.commands.executeCommand<{ readonly rule: string } | undefined>(
      "eventPattern.compareWithAws",
      pattern.uri,
      "default",
      name,
    );
    assert.equal(compared?.rule, name);
  });
});
