// npm run generate -- --check-sources: what newer models and packages than the pinned ones would change. Writes nothing
// in the repository; asks npm and PyPI, which takes a minute.
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CallModel } from "./callModels";
import { readModels } from "./readModels";

/** Names in a list before it says how many more there are. */
const maxNames = 12;

/** Prints it. `packages` are the npm packages with the versions that are installed. Fails where a registry cannot be reached. */
export async function checkSources(packages: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, installed] of Object.entries(packages)) {
    const newest = run("npm", ["view", name, "version"]).trim();
    console.log(
      `${name}: ${installed}${newest === installed ? ", the newest" : `; the newest is ${newest}`}`,
    );
  }
  const text = await readFile(new URL("../../data/cloudTrail/callModels.jsonl", import.meta.url), "utf8");
  const pinned = text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as CallModel]));
  const folder = await mkdtemp(join(tmpdir(), "models-"));
  try {
    run("python3", ["-m", "pip", "download", "--quiet", "--no-deps", "-d", folder, "botocore"]);
    const wheel = (await readdir(folder)).find((name) => name.endsWith(".whl"));
    if (wheel === undefined) throw new Error("PyPI gave no wheel of botocore.");
    run("python3", ["-m", "zipfile", "-e", join(folder, wheel), folder]);
    // Services that the newest package had left out when the models were read are from an older one.
    const [newestPinned] = pinned.map(({ from }) => from).sort(byVersion);
    const current = pinned.filter(({ from }) => from === newestPinned);
    report(current, await readModels([join(folder, "botocore")]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function byVersion(one: string, other: string): number {
  return other.localeCompare(one, "en", { numeric: true });
}

function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

function report(pinned: readonly CallModel[], newest: readonly CallModel[]): void {
  const versions = (models: readonly CallModel[]): string =>
    [...new Set(models.map(({ from }) => from))].join(", ");
  console.log(`botocore: ${versions(pinned)}; the newest is ${versions(newest)}`);
  const before = callsOf(pinned);
  const after = callsOf(newest);
  list(
    "operations added",
    [...after.keys()].filter((name) => !before.has(name)),
  );
  list(
    "operations taken away",
    [...before.keys()].filter((name) => !after.has(name)),
  );
  list(
    "operations with other parameters",
    [...after].flatMap(([name, call]) => (before.has(name) && before.get(name) !== call ? [name] : [])),
  );
}

/** What each operation is given and answers, by `model operation`; numbers of lists of values are left out. */
function callsOf(models: readonly CallModel[]): ReadonlyMap<string, string> {
  return new Map(
    models.flatMap(({ model, operations }) =>
      Object.entries(operations).map(
        ([name, call]) => [`${model} ${name}`, call.replaceAll(/=\d+/g, "")] as const,
      ),
    ),
  );
}

function list(title: string, names: readonly string[]): void {
  const shown = names.slice(0, maxNames).map((name) => `  ${name}`);
  if (names.length > shown.length) shown.push(`  and ${names.length - shown.length} more`);
  console.log([`${title}: ${names.length}`, ...shown].join("\n"));
}
