/**
 * How long a user waits from a key to the suggestion on the screen, in a real editor: ours in an event pattern beside
 * those of VS Code's own JSON support, with a schema that lists as many sources, for a file with the same text. Both
 * are measured in one window, by turns. `npm run bench -- --only keystroke`.
 */
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { openBrowser } from "../editor/openBrowser.mjs";
import { openWindow } from "../editor/openWindow.mjs";
import { provideCodeServer } from "../editor/provideEditor.mjs";
import { installExtension, startCodeServer } from "../editor/startCodeServer.mjs";
import { removeFolder, temporaryFolder } from "../editor/temporaryFolder.mjs";
import { testEnvironment } from "../editor/testEnvironment.mjs";
import { buildPackage } from "../package/buildPackage.mjs";
import { ascending, median, type Measures, type Report } from "./measures";

const TEXT = '{\n  "source": [],\n  "detail": { "state": ["on"] }\n}\n';
const FILES = {
  ours: "measured.eventpattern.json",
  jsonSupport: "measured.json",
};
/** The cursor stands between the brackets. */
const PLACE = [2, 14] as const;
/** Presses of the key in a file before the other one has its turn. */
const PRESSES = 5;

/** Gives the milliseconds of every press by who suggests, and the ratio of the medians. */
export async function benchKeystroke({ rounds }: Measures, log: Report) {
  const home = temporaryFolder();
  const folder = temporaryFolder();
  for (const name of Object.values(FILES)) await writeFile(path.join(folder, name), TEXT);
  const editor = await provideCodeServer();
  const extensions = path.join(home, "extensions");
  await installExtension(editor, await buildPackage(path.join(home, "extension.vsix")), extensions);
  const settings = { "json.schemas": [{ fileMatch: [FILES.jsonSupport], schema: schema() }] };
  const server = await startCodeServer(editor, { extensions, settings, env: testEnvironment() });
  const browser = await openBrowser();
  const figures: Record<keyof typeof FILES, number[]> = { ours: [], jsonSupport: [] };
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    const window = await openWindow(page, server.address, folder);
    // The first round wakes both up and is not counted.
    for (let round = 0; round <= rounds; round++) {
      for (const name of ["ours", "jsonSupport"] as const) {
        const file = FILES[name];
        await window.openFile(file);
        await window.goTo(...PLACE);
        for (let press = 0; press < PRESSES; press++) {
          const time = await timeOfPress(page);
          if (round > 0) figures[name].push(time);
        }
      }
    }
  } finally {
    await browser.close();
    await server.stop();
    removeFolder(folder);
    removeFolder(home);
  }
  const ratio = median(ascending(figures.ours)) / median(ascending(figures.jsonSupport));
  log(`from a key to its suggestions: ${summary(figures.ours)}`);
  log(`the built-in JSON support beside it: ${summary(figures.jsonSupport)}; ratio ${ratio.toFixed(2)}`);
  return { ...figures, ratio };
}

/** Types a quote, and takes it back once the suggestions are drawn that it opened. */
async function timeOfPress(page: Page): Promise<number> {
  const drawn = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const pressed = () => {
          const start = performance.now();
          const look = () => {
            const row = document.querySelector(".suggest-widget.visible .monaco-list-row");
            if (row === null) requestAnimationFrame(look);
            else resolve(performance.now() - start);
          };
          requestAnimationFrame(look);
        };
        document.addEventListener("keydown", pressed, { capture: true, once: true });
        document.documentElement.dataset["measuring"] = "";
      }),
  );
  await page.locator("html[data-measuring]").waitFor({ state: "attached" });
  await page.keyboard.press('"');
  const time = await drawn;
  await page.evaluate(() => delete document.documentElement.dataset["measuring"]);
  await page.keyboard.press("Escape");
  await page.locator(".suggest-widget.visible").waitFor({ state: "detached" });
  await page.keyboard.press("Backspace");
  await page.waitForTimeout(200);
  return time;
}

/** A schema of the same pattern, with the sources of the catalog as the values of `source`. */
function schema(): object {
  const sources = readFileSync("src/catalog/generated/events.jsonl", "utf8").match(
    /(?<=")aws\.[a-z\d-]+(?=")/g,
  );
  const values = { type: "array", items: { anyOf: [{ enum: [...new Set(sources)] }, { type: "object" }] } };
  return {
    type: "object",
    properties: { source: values, "detail-type": values, detail: { type: "object" } },
  };
}

function summary(times: readonly number[]): string {
  const sorted = ascending(times);
  return `median ${median(sorted).toFixed(0)} ms (${sorted[0]?.toFixed(0)} to ${sorted.at(-1)?.toFixed(0)}, ${times.length} keys)`;
}
