/**
 * How long the extension takes to be activated by a JSON file, as VS Code itself counts it (Developer: Show Running
 * Extensions: loading the code and the call of `activate`), beside the built-in JSON support in the same window. Every
 * round is a new editor with a clean profile. `npm run bench -- --only activation`; with `--against other.vsix` each
 * round is done with that package too, so that both are measured on the same machine at the same time.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { openBrowser } from "../editor/openBrowser.mjs";
import { openWindow } from "../editor/openWindow.mjs";
import { provideCodeServer } from "../editor/provideEditor.mjs";
import { installExtension, startCodeServer } from "../editor/startCodeServer.mjs";
import { removeFolder, temporaryFolder } from "../editor/temporaryFolder.mjs";
import { testEnvironment } from "../editor/testEnvironment.mjs";
import { buildPackage } from "../package/buildPackage.mjs";
import { ascending, median, type Measures, type Report } from "./measures";

const OURS = "EventBridge Patterns";
const JSON_SUPPORT = "JSON Language Features";
const FILE = "data.json";

type Editor = Awaited<ReturnType<typeof provideCodeServer>>;
type Browser = Awaited<ReturnType<typeof openBrowser>>;

/** Milliseconds of every round. */
interface Activation {
  readonly extension: number[];
  readonly jsonSupport: number[];
}

/** Gives milliseconds of every round by package (`now`, and `against`), of the extension and of the JSON support. */
export async function benchActivation({ rounds, against }: Measures, log: Report) {
  const home = temporaryFolder();
  const folder = temporaryFolder();
  await writeFile(path.join(folder, FILE), '{ "a": 1 }\n');
  const editor = await provideCodeServer();
  const packages = new Map([["now", await buildPackage(path.join(home, "extension.vsix"))]]);
  if (against !== undefined) packages.set("against", path.resolve(against));
  const figures: Record<string, Activation> = {};
  for (const [name, vsix] of packages) {
    await installExtension(editor, vsix, path.join(home, name));
    figures[name] = { extension: [], jsonSupport: [] };
  }

  const browser = await openBrowser();
  try {
    // The first round warms the machine's caches and is not counted.
    for (let round = 0; round <= rounds; round++) {
      for (const [name, { extension, jsonSupport }] of Object.entries(figures)) {
        const times = await activationTimes(editor, browser, path.join(home, name), folder);
        if (round === 0) continue;
        extension.push(timeOf(times, OURS));
        jsonSupport.push(timeOf(times, JSON_SUPPORT));
      }
    }
  } finally {
    await browser.close();
    removeFolder(folder);
    removeFolder(home);
  }
  for (const [name, { extension, jsonSupport }] of Object.entries(figures)) {
    const title = name === "now" ? "activation" : `activation of ${path.basename(against ?? "")}`;
    log(`${title}: ${summary(extension)}; the built-in JSON support beside it: ${summary(jsonSupport)}`);
  }
  return figures;
}

/** What the editor's page "Running Extensions" says, by the extension's name, after a JSON file was opened. */
async function activationTimes(
  editor: Editor,
  browser: Browser,
  extensions: string,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const server = await startCodeServer(editor, { extensions, env: testEnvironment() });
  const page = await browser.newPage({ viewport: { width: 1200, height: 1200 } });
  try {
    const window = await openWindow(page, server.address, folder);
    await window.openFile(FILE);
    await window.runCommand("Developer: Show Running Extensions");
    const rows = page.locator(".runtime-extensions-editor .monaco-list-row");
    for (const name of [OURS, JSON_SUPPORT]) {
      await rows.filter({ hasText: name }).filter({ hasText: "Activation:" }).first().waitFor();
    }
    const texts = await rows.evaluateAll((all) =>
      all.map((row): [string, string] => [
        row.querySelector(".name")?.textContent ?? "",
        row.querySelector(".activation-time")?.textContent ?? "",
      ]),
    );
    return new Map(texts);
  } finally {
    await page.close();
    await server.stop();
  }
}

function timeOf(times: ReadonlyMap<string, string>, name: string): number {
  const text = times.get(name);
  const found = /(\d+)\s*ms/.exec(text ?? "");
  if (found === null) throw new Error(`The editor does not say how long ${name} took, but: ${text ?? ""}`);
  return Number(found[1]);
}

function summary(times: readonly number[]): string {
  const sorted = ascending(times);
  const [least, most] = [sorted[0] ?? NaN, sorted.at(-1) ?? NaN];
  return `median ${median(sorted)} ms (${least} to ${most}, ${sorted.length} rounds)`;
}
