import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { suite, suiteSetup, suiteTeardown, test } from "mocha";
import * as vscode from "vscode";
import { writeFile } from "./documents";

interface FileRun {
  readonly notes: readonly string[];
  readonly result: {
    readonly trouble?: { readonly message: string };
    readonly results: readonly { readonly failures: readonly { readonly message: string }[] }[];
  };
}

const manyFiles = 100_000;
const deepest = 1_000;
/** The editor does not watch the packages of node_modules. */
const many = "node_modules/many-events";

/** What a test names as its events, and what it is told. */
const rows: readonly (readonly [string, RegExp])[] = [
  ["../outside.json", /leads out of the workspace folder/],
  ["/etc/passwd", /is an absolute path/],
  ["hostile/huge.json", /huge\.json has 1000 MB; the maximum is 20 MB/],
  ["hostile.eventtest.json", /is this test file itself/],
  ["hostile", /is a folder\. Name its files/],
  ["hostile/*", /huge\.json has 1000 MB/],
  [`${many}/*.json`, /finds more than 5000 files/],
  ["hostile/zero.json", /zero\.json is not a regular file\. Choose a regular file/],
  ["hostile/pipe.json", /pipe\.json is not a regular file/],
  ["hostile/gone.json", /gone\.json does not exist/],
  ["hostile/inside.json", /^Does not match: source is absent/],
  ["hostile/outside.json", /^Does not match: source is absent/],
  ["hostile-deep.event.json", /^Does not match: source is absent/],
  ["hostile-deeper.event.json", /nested more than 1,?000 levels deep/],
];

suite("Pattern tests that name what they should not", () => {
  let root: string;

  async function run(text: string): Promise<FileRun | undefined> {
    const uri = await writeFile("hostile.eventtest.json", text);
    const [file] = await vscode.commands.executeCommand<readonly FileRun[]>("eventPattern.runPatternTests", [
      uri,
    ]);
    return file;
  }

  suiteSetup(async function () {
    this.timeout(180_000);
    await writeFile("hostile.eventpattern.json", '{"source": ["x"]}');
    root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
    mkdirSync(path.join(root, "hostile"), { recursive: true });
    const huge = path.join(root, "hostile/huge.json");
    writeFileSync(huge, "{}");
    // A file with a hole: it takes no room on the disk.
    truncateSync(huge, 1_000_000_000);
    const outside = mkdtempSync(path.join(tmpdir(), "event-pattern-"));
    writeFileSync(path.join(outside, "other.json"), "{}");
    symlinkSync("/dev/zero", path.join(root, "hostile/zero.json"));
    symlinkSync("small.json", path.join(root, "hostile/inside.json"));
    symlinkSync(path.join(outside, "other.json"), path.join(root, "hostile/outside.json"));
    execFileSync("mkfifo", [path.join(root, "hostile/pipe.json")]);
    writeFileSync(path.join(root, "hostile/small.json"), "{}");
    for (const [name, levels] of [
      ["deep", deepest],
      ["deeper", deepest + 1],
    ] as const) {
      await writeFile(`hostile-${name}.event.json`, `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);
    }
    mkdirSync(path.join(root, many), { recursive: true });
    for (let index = 0; index < manyFiles; index++) writeFileSync(path.join(root, many, `${index}.json`), "");
  });

  suiteTeardown(async () => {
    for (const name of ["hostile", many]) rmSync(path.join(root, name), { recursive: true });
    await vscode.workspace.fs.delete(vscode.Uri.file(path.join(root, "hostile.eventtest.json")));
  });

  test("are told why, each in a sentence", async () => {
    const tests = rows.map(([events]) => ({ name: events, events, matches: true }));
    const file = await run(JSON.stringify({ tests }));
    assert.equal(file?.result.results.length, rows.length);
    assert.deepEqual(
      file.notes.map((note) => note.replace(/[^ ]*\/other/, "…/other")).sort(),
      ["hostile/outside.json", "hostile/zero.json"].map(
        (name, at) =>
          `${name} is a link that leaves the workspace folder: it leads to ${["…/other.json", "/dev/zero"][at] ?? ""}.`,
      ),
    );
    for (const [index, [, message]] of rows.entries()) {
      assert.match(file.result.results[index]?.failures[0]?.message ?? "", message);
    }
  });

  test("are told the same of the pattern that they name", async () => {
    for (const [pattern, message] of rows.filter(([name]) => !name.includes("*")).slice(0, 8)) {
      const file = await run(JSON.stringify({ pattern, tests: [] }));
      assert.match(file?.result.trouble?.message ?? "", message);
    }
  });

  test("and an event that is a device or a pipe is not read either", async () => {
    const pattern = vscode.Uri.file(path.join(root, "hostile.eventpattern.json"));
    for (const name of ["zero.json", "pipe.json"]) {
      const event = vscode.Uri.file(path.join(root, "hostile", name));
      assert.equal(await vscode.commands.executeCommand("eventPattern.test", pattern, event), undefined);
      assert.equal(
        await vscode.commands.executeCommand("eventPattern.fromEvents", event, [event], []),
        undefined,
      );
    }
  });

  test("of a gigabyte are not read", async () => {
    const uri = await writeFile("hostile/big.eventtest.json", "");
    truncateSync(uri.fsPath, 1_000_000_000);
    assert.deepEqual(await vscode.commands.executeCommand("eventPattern.runPatternTests", [uri]), []);
  });
});
