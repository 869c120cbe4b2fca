/**
 * How long a user waits from a key to the suggestion on the screen, in a real editor: ours in an event pattern beside
 * those of VS Code's own JSON support, with a schema that lists as many sources, for a file with the same text. Both
 * are measured in one window, by turns. `npm run bench -- --only keystroke`.
 */
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { openBrowser } from "../editor/openBrowser.mjs";
import { openWindow } from "../editor/openWindow.mjs";
import { provideEditor } from "../editor/provideEditor.mjs";
import { installExtension, startCodeServer } from "../editor/startCodeServer.mjs";
import { removeFolder, temporaryFolder } from "../editor/temporaryFolder.mjs";
import { testEnvironment } from "../editor/testEnvironment.mjs";
import { buildPackage } from "../package/buildPackage.mjs";

const TEXT = '{\n  "source": [],\n  "detail": { "state": ["on"] }\n}\n';
const FILES = { ours: "measured.eventpattern.json", jsonSupport: "measured.json" };
/** The cursor stands between the brackets. */
const PLACE = [2, 14];
/** Presses of the key in a file before the other one has its turn. */
const PRESSES = 5;

/** Gives the milliseconds of every press by who suggests, and the ratio of the medians. */
export async function benchKeystroke({ rounds }, log) {
  const home = temporaryFolder();
  const folder = temporaryFolder();
  for (const name of Object.values(FILES)) await writeFile(path.join(folder, name), TEXT);
  const editor = await provideEditor({ inBrowser: true });
  const extensions = path.join(home, "extensions");
  await installExtension(editor, await buildPackage(path.join(home, "extension.vsix")), extensions);
  const settings = { "json.schemas": [{ fileMatch: [FILES.jsonSupport], schema: schema() }] };
  const server = await startCodeServer(editor, { extensions, settings, env: testEnvironment() });
  const browser = await openBrowser();
  const figures = { ours: [], jsonSupport: [] };
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    const window = await openWindow(page, server.address, folder);
    // The first round wakes both up and is not counted.
    for (let round = 0; round <= rounds; round++) {
      for (const [name, file] of Object.entries(FILES)) {
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
  const ratio = median(figures.ours) / median(figures.jsonSupport);
  log(`from a key to its suggestions: ${summary(figures.ours)}`);
  log(`the built-in JSON support beside it: ${summary(figures.jsonSupport)}; ratio ${ratio.toFixed(2)}`);
  return { ...figures, ratio };
}

/** Types a quote, and takes it back once the suggestions are drawn that it opened. */
async function timeOfPress(page) {
  const drawn = page.evaluate(
    () =>
      new Promise((resolve) => {
        const { document, requestAnimationFrame } = globalThis;
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
        document.documentElement.dataset.measuring = "";
      }),
  );
  await page.locator("html[data-measuring]").waitFor({ state: "attached" });
  await page.keyboard.press('"');
  const time = await drawn;
  await page.evaluate(() => delete globalThis.document.documentElement.dataset.measuring);
  await page.keyboard.press("Escape");
  await page.locator(".suggest-widget.visible").waitFor({ state: "detached" });
  await page.keyboard.press("Backspace");
  await page.waitForTimeout(200);
  return time;
}

/** A schema of the same pattern, with the sources of the catalog as the values of `source`. */
function schema() {
  const sources = readFileSync("src/catalog/generated/events.jsonl", "utf8").match(
    /(?<=")aws\.[a-z\d-]+(?=")/g,
  );
  const values = { type: "array", items: { anyOf: [{ enum: [...new Set(sources)] }, { type: "object" }] } };
  return {
    type: "object",
    properties: { source: values, "detail-type": values, detail: { type: "object" } },
  };
}

function median(times) {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
}

function summary(times) {
  const sorted = times.toSorted((one, other) => one - other);
  return `median ${median(times).toFixed(0)} ms (${sorted[0].toFixed(0)} to ${sorted.at(-1).toFixed(0)}, ${times.length} keys)`;
}
