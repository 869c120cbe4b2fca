import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "vitest";
import { openBrowser } from "../../scripts/editor/openBrowser.mjs";
import { openWindow } from "../../scripts/editor/openWindow.mjs";
import { startCodeServer } from "../../scripts/editor/startCodeServer.mjs";
import { removeFolder, temporaryFolder } from "../../scripts/editor/temporaryFolder.mjs";
import { testEnvironment } from "../../scripts/editor/testEnvironment.mjs";

if (process.env.UI_TEST === undefined) throw new Error("Run these tests with: npm test -- --only ui");
const { editor, extensions, output } = JSON.parse(process.env.UI_TEST);

/**
 * A test with an editor of its own, in which the packaged extension is installed. `files` are the folder's files by
 * name; `settings`, `trust` and `env` as in startCodeServer. When it fails, a picture of the window and a trace
 * (`npx playwright-core show-trace`) are left in out/ui/.
 */
export function userTest(name, { files = {}, settings, trust, env = {} }, run) {
  test(name, async () => {
    const folder = temporaryFolder();
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const server = await startCodeServer(editor, {
      extensions,
      settings,
      trust,
      env: { ...testEnvironment(), ...env },
    });
    const browser = await openBrowser();
    try {
      const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
      await context.tracing.start({ screenshots: true, snapshots: true });
      const page = await context.newPage();
      try {
        await run(await openWindow(page, server.address, folder), folder);
      } catch (error) {
        const evidence = path.join(output, name.replace(/\W+/g, "-"));
        await page.screenshot({ path: `${evidence}.png` });
        await context.tracing.stop({ path: `${evidence}.zip` });
        throw error;
      }
    } finally {
      await browser.close();
      await server.stop();
      removeFolder(folder);
    }
  });
}
