import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { openBrowser } from "../../scripts/editor/openBrowser.mjs";
import { openWindow } from "../../scripts/editor/openWindow.mjs";
import { startCodeServer } from "../../scripts/editor/startCodeServer.mjs";
import { removeFolder, temporaryFolder } from "../../scripts/editor/temporaryFolder.mjs";
import { testEnvironment } from "../../scripts/editor/testEnvironment.mjs";

if (process.env.UI_TEST === undefined) throw new Error("Run these tests with: npm test -- --only ui");
const { editor, extensions, browserExtensions, output } = JSON.parse(process.env.UI_TEST);

/**
 * Tests that a user would run one after another in one window, in which the packaged extension is installed.
 * `settings`, `trust` and `env` are as in startCodeServer; with `inBrowser` the extension runs in the browser; `files` are the folder's files by name, best with names of
 * their own for each test; `tests` are what is done with the window, by sentence. When one fails, a picture and a trace
 * (`npx playwright-core show-trace`) are left in out/ui/, and the next gets a new window.
 */
export function userSession(title, { files, settings, trust, env = {}, inBrowser = false }, tests) {
  describe(title, () => {
    const folder = temporaryFolder();
    let server, browser, context, window;

    async function open() {
      await window?.page.close();
      window = await openWindow(await context.newPage(), server.address, folder);
    }

    beforeAll(async () => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text);
      }
      const environment = { ...testEnvironment(), ...env };
      const installed = inBrowser ? browserExtensions : extensions;
      server = await startCodeServer(editor, { extensions: installed, settings, trust, env: environment });
      browser = await openBrowser();
      context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
      await context.tracing.start({ screenshots: true, snapshots: true });
      await open();
    });

    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      removeFolder(folder);
    });

    for (const [name, run] of Object.entries(tests)) {
      test(name, async () => {
        await context.tracing.startChunk();
        try {
          await window.runCommand("Notifications: Clear All Notifications");
          await run(window);
          await context.tracing.stopChunk();
        } catch (error) {
          const evidence = path.join(output, `${title} ${name}`.replace(/\W+/g, "-"));
          await window.page.screenshot({ path: `${evidence}.png` });
          await context.tracing.stopChunk({ path: `${evidence}.zip` });
          await open();
          throw error;
        }
      });
    }
  });
}
