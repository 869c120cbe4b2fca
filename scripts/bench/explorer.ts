/**
 * How long the editor takes to run 2,000 pattern test files with 20,000 events, from opening the palette until the
 * Test Explorer shows all results; how long a typed letter takes to appear while the files are looked for and while
 * they are run; and the memory of the extension host. In the editor that `npm test` provides, with the packaged
 * extension. `npm run bench -- --only explorer`.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { openBrowser } from "../editor/openBrowser.mjs";
import { openWindow } from "../editor/openWindow.mjs";
import { provideCodeServer } from "../editor/provideEditor.mjs";
import { installExtension, startCodeServer } from "../editor/startCodeServer.mjs";
import { removeFolder, temporaryFolder } from "../editor/temporaryFolder.mjs";
import { testEnvironment } from "../editor/testEnvironment.mjs";
import { buildPackage } from "../package/buildPackage.mjs";
import type { Page } from "playwright-core";
import { FILES, writeSuites } from "./manySuites";
import { ascending, median, type Measures, type Report } from "./measures";

const NOTES = "notes.json";
const LOOKING = 3_000;

/** Gives milliseconds of `rounds` runs, the longest waits for a letter, and memory in megabytes where Linux tells it. */
export async function benchExplorer({ rounds }: Measures, log: Report) {
  const home = temporaryFolder();
  const folder = temporaryFolder();
  await mkdir(path.join(folder, "rules"));
  await writeSuites(path.join(folder, "rules"));
  await writeFile(path.join(folder, NOTES), "");
  const extensions = path.join(home, "extensions");
  const editor = await provideCodeServer();
  await installExtension(editor, await buildPackage(path.join(home, "extension.vsix")), extensions);
  const server = await startCodeServer(editor, { extensions, env: testEnvironment() });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    const window = await openWindow(page, server.address, folder);
    await window.openFile(NOTES);
    await page.locator(".activitybar .codicon-test-view-icon").first().click();
    await page.locator(".editor-group-container.active .view-lines").first().click();
    const end = performance.now() + LOOKING;
    const looking = await longestWait(page, () => Promise.resolve(performance.now() < end));
    const found = await page.locator(".test-explorer .monaco-list-row").count();
    if (found === 0) throw new Error("The Test Explorer shows no tests.");

    const times: number[] = [];
    let running = 0;
    const cancel = page.locator('.sidebar [aria-label^="Cancel Test Run"]');
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      await window.runCommand("Test: Run All Tests");
      await cancel.first().waitFor();
      running = Math.max(running, await longestWait(page, () => cancel.first().isVisible()));
      times.push(performance.now() - started);
      const summary = await page.locator(".result-summary").first().textContent();
      if (summary?.startsWith(`${FILES}/${FILES}`) !== true)
        throw new Error(`Not all is shown as passed: ${summary ?? "nothing"}`);
    }
    const figures = {
      files: FILES,
      firstMilliseconds: Math.round(times[0] ?? NaN),
      medianMilliseconds: Math.round(median(ascending(times))),
      letterWhileLookingMilliseconds: Math.round(looking),
      letterWhileRunningMilliseconds: Math.round(running),
      hostMegabytes: await hostMegabytes(),
    };
    log(
      `${FILES} files run in the editor: first ${figures.firstMilliseconds} ms, median of ${rounds} ` +
        `${figures.medianMilliseconds} ms; a letter appears within ${figures.letterWhileLookingMilliseconds} ms while ` +
        `they are looked for, within ${figures.letterWhileRunningMilliseconds} ms while they run; ` +
        `extension host ${figures.hostMegabytes ?? "?"} MB`,
    );
    return figures;
  } finally {
    await browser.close();
    await server.stop();
    removeFolder(folder);
  }
}

/** Types a letter after another into the active editor while `goesOn`; the longest time until one was to be seen. */
async function longestWait(page: Page, goesOn: () => Promise<boolean>): Promise<number> {
  let longest = 0;
  while (await goesOn()) {
    const before = await letters(page);
    const pressed = performance.now();
    await page.keyboard.press("x");
    while ((await letters(page)) === before) {
      if (performance.now() - pressed > 30_000) throw new Error("A letter did not appear within 30 seconds.");
    }
    longest = Math.max(longest, performance.now() - pressed);
    await page.waitForTimeout(50);
    if (before > 60) {
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Delete");
    }
  }
  return longest;
}

function letters(page: Page): Promise<number> {
  return page
    .locator(".editor-group-container.active .view-lines")
    .first()
    .evaluate((lines) => lines.textContent.length);
}

/** The memory of the largest extension host of this machine that runs from a temporary profile; undefined elsewhere. */
async function hostMegabytes(): Promise<number | undefined> {
  if (process.platform !== "linux") return undefined;
  let largest: number | undefined;
  for (const id of await readdir("/proc")) {
    if (!/^\d+$/.test(id)) continue;
    const [command = "", status = ""] = await Promise.all(
      ["cmdline", "status"].map((name) => readFile(`/proc/${id}/${name}`, "utf8").catch(() => "")),
    );
    if (!command.includes("--type=extensionHost")) continue;
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
    largest = Math.max(largest ?? 0, Math.round(kilobytes / 1000));
  }
  return largest;
}
