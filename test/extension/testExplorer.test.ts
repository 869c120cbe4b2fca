import assert from "node:assert/strict";
import { suite, suiteSetup, test } from "mocha";
import * as vscode from "vscode";
import { eventually, openFile, replaceText, writeFile } from "./documents";

/** What the command gives back for each test file. */
interface FileRun {
  readonly result: {
    readonly trouble?: { readonly message: string };
    readonly results: readonly {
      readonly cases: number;
      readonly passed: number;
      readonly failures: readonly { readonly message: string }[];
    }[];
  };
}

const pattern = `{
  "source": ["aws.config"],
  "detail": { "state": ["running"] }
}
`;

const tests = `{
  // what the rule must catch
  "tests": [
    { "name": "running", "event": { "source": "aws.config", "detail": { "state": "running" } }, "matches": true },
    { "name": "files", "events": "events-of-state/*.json", "matches": false },
  ],
}
`;

suite("Pattern tests", () => {
  let suiteUri: vscode.Uri;

  async function runTests(): Promise<readonly FileRun[]> {
    const runs = await vscode.commands.executeCommand<readonly FileRun[]>("eventPattern.runPatternTests", [
      suiteUri,
    ]);
    return runs;
  }

  async function lensTitles(uri: vscode.Uri): Promise<readonly string[]> {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      uri,
      10,
    );
    return lenses.map(({ command }) => command?.title ?? "");
  }

  suiteSetup(async () => {
    await writeFile("explorer.eventpattern.json", pattern);
    await writeFile("events-of-state/one.json", '{"source": "aws.config", "detail": {"state": "stopped"}}');
    suiteUri = await writeFile("explorer.eventtest.json", tests);
    await openFile("explorer.eventpattern.json", pattern);
  });

  test("are JSON with comments to the editor, and their schema finds mistakes", async () => {
    const document = await openFile(
      "mistake.eventtest.json",
      '{\n  // none\n  "tests": [{ "name": "n" }]\n}\n',
    );
    assert.equal(document.languageId, "jsonc");
    const problems = await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.length > 0,
    );
    assert.match(problems.map(({ message }) => message).join("\n"), /matches/);
    await vscode.workspace.fs.delete(document.uri);
  });

  test("pass where the pattern does what they expect, also with the events of files", async () => {
    const [run] = await runTests();
    assert.deepEqual(
      run?.result.results.map(({ cases, passed }) => [cases, passed]),
      [
        [1, 1],
        [1, 1],
      ],
    );
  });

  test("are told above the pattern, until it is edited", async () => {
    const document = await openFile("explorer.eventpattern.json", pattern);
    await runTests();
    await eventually(
      () => lensTitles(document.uri),
      (titles) => titles.some((title) => title.endsWith("1 of 2 match")),
    );
    await replaceText(document, pattern.replace("running", "stopped"));
    await eventually(
      () => lensTitles(document.uri),
      (titles) => titles.includes("Run Pattern Tests"),
    );
    const [run] = await runTests();
    assert.match(run?.result.results[0]?.failures[0]?.message ?? "", /detail\.state is "running"/);
    assert.ok(
      (await lensTitles(document.uri)).some((title) => title.endsWith("1 of 2 match, 2 not as expected")),
    );
    await replaceText(document, pattern);
    await document.save();
  });

  test("run in the Test Explorer, all of them and with coverage", async () => {
    const uri = vscode.Uri.joinPath(suiteUri, "..", "explorer.eventpattern.json");
    for (const command of ["testing.runAll", "testing.coverageAll"]) {
      const document = await openFile("explorer.eventpattern.json", `${pattern} `);
      await replaceText(document, pattern);
      await document.save();
      await vscode.commands.executeCommand(command);
      await eventually(
        () => lensTitles(uri),
        (titles) => titles.some((title) => title.endsWith("1 of 2 match")),
      );
    }
  });

  test("say what is wrong with the files that they name", async () => {
    await writeFile("explorer.eventtest.json", tests.replace("events-of-state/*.json", "../../etc/passwd"));
    const [run] = await runTests();
    assert.match(run?.result.results[1]?.failures[0]?.message ?? "", /leads out of the workspace folder/);
    await writeFile(
      "explorer.eventtest.json",
      tests.replace('"tests"', '"pattern": "events-of-state", "tests"'),
    );
    const [other] = await runTests();
    assert.match(other?.result.trouble?.message ?? "", /is a folder/);
    await writeFile("explorer.eventtest.json", tests);
  });

  test("are written by adding an event, which a sample can be", async () => {
    const patternUri = await writeFile("authored.eventpattern.json", pattern);
    const made = await vscode.commands.executeCommand<vscode.Uri>(
      "eventPattern.createSampleEvent",
      patternUri,
      "matches",
    );
    const sample = await vscode.workspace.openTextDocument(made);
    assert.match(made.path, /authored\.event\.json$/);
    assert.equal((JSON.parse(sample.getText()) as { source: string }).source, "aws.config");
    const event = await writeFile("authored.event.json", '{"source": "aws.config"}');
    const expected = [
      [made, true],
      [event, false],
    ] as const;
    for (const [uri, matches] of expected) {
      suiteUri = await vscode.commands.executeCommand<vscode.Uri>(
        "eventPattern.addEventToTest",
        uri,
        patternUri,
        matches,
      );
    }
    const [run] = await runTests();
    assert.deepEqual(
      run?.result.results.map(({ passed }) => passed),
      [1, 1],
    );
  });

  test("have a counterpart above an event: the patterns of the workspace that match it", async () => {
    const document = await openFile(
      "counted.event.json",
      '{"source": "aws.config", "detail": {"state": "running"}}',
    );
    const titles = await eventually(
      () => lensTitles(document.uri),
      (found) => found.some((title) => title.startsWith("Matches ")),
    );
    assert.match(titles.join(), /Matches [1-9]\d* of [1-9]\d* patterns in this workspace/);
  });

  const lenses = [
    { setting: "enabled", file: "explorer.eventpattern.json", title: /^Test Event Pattern$/ },
    { setting: "testResults", file: "explorer.eventpattern.json", title: /Run Pattern Tests| match/ },
    { setting: "workspaceMatches", file: "counted.event.json", title: /^Matches / },
  ];
  for (const { setting, file, title } of lenses) {
    test(`have lenses that the setting ${setting} switches off and on`, async () => {
      const uri = vscode.Uri.joinPath(suiteUri, "..", file);
      await vscode.window.showTextDocument(uri);
      const isShown = async (): Promise<boolean> => (await lensTitles(uri)).some((each) => title.test(each));
      const settings = vscode.workspace.getConfiguration("eventPattern.codeLens");
      await eventually(isShown, Boolean);
      await settings.update(setting, false, vscode.ConfigurationTarget.Global);
      await eventually(isShown, (shown) => !shown);
      await settings.update(setting, undefined, vscode.ConfigurationTarget.Global);
      await eventually(isShown, Boolean);
    });
  }
});
