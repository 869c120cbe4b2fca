/**
 * How long the extension host of a real editor can do nothing else while files of 1 MB are opened and edited, one of
 * each kind that the extension meets, with a pattern typed in beside them; and while the commands run on such an event.
 * With `--against FOLDER` the same of another checkout first, whose dependencies are there. `npm run bench -- --only load`.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import { runChild } from "../editor/childProcesses.mjs";
import { provideEditor } from "../editor/provideEditor.mjs";
import { runInExtensionHost } from "../editor/runInExtensionHost.mjs";
import { temporaryFolder } from "../editor/temporaryFolder.mjs";
import { testEnvironment } from "../editor/testEnvironment.mjs";
import { ROOT } from "../lib/root.mjs";
import { writeLoad } from "./loadFiles";
import type { LoadRow } from "./loadInHost";
import type { Measures, Report } from "./measures";

/** Gives a row for each kind of file and each command, with milliseconds of the longest block, and megabytes. */
export async function benchLoad({ against }: Measures, log: Report) {
  const before = against === undefined ? [] : await measure(path.resolve(against), log);
  const after = await measure(ROOT, log);
  log(
    "the longest block of the extension host in milliseconds: opened / edited, or for a command running (took)",
  );
  for (const row of after) {
    const old = before.find(({ title }) => title === row.title);
    const was = against === undefined ? "" : `${words(old).padEnd(28)} → `;
    log(`${row.title.padEnd(30)} ${was}${words(row)}`);
  }
  const lost = before.filter(({ title }) => !after.some((row) => row.title === title));
  for (const row of lost) log(`${row.title.padEnd(30)} ${words(row).padEnd(28)} → not reached`);
  return { before, after };
}

function words(row: LoadRow | undefined): string {
  if (row === undefined) return "not reached";
  const times =
    "running" in row ? `${row.running} (${row.took ?? "no end"})` : `${row.opening} / ${row.editing}`;
  return `${times} ms, ${row.megabytes} MB`;
}

async function measure(extension: string, log: Report): Promise<readonly LoadRow[]> {
  const built = temporaryFolder();
  const suite = path.join(built, "loadInHost.js");
  const result = path.join(built, "result.json");
  const workspace = temporaryFolder();
  await writeLoad(workspace);
  const { code, output } = await runChild(process.execPath, ["esbuild.mjs", "--production"], {
    cwd: extension,
  });
  if (code !== 0) throw new Error(`${extension} could not be built:\n${output}`);
  await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, "loadInHost.ts")],
    outfile: suite,
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["vscode"],
    logLevel: "warning",
  });
  const run = await runInExtensionHost(await provideEditor(), {
    extension,
    suite,
    workspace,
    env: { ...testEnvironment(), LOAD_RESULT: result },
  });
  if (!run.ended || !existsSync(result)) log(`${extension}: the extension host did not come to the end.`);
  return existsSync(result) ? (JSON.parse(await readFile(result, "utf8")) as readonly LoadRow[]) : [];
}
