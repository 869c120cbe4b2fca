// `npm run pictures`: takes the README's pictures from the packaged extension in a real editor, so that they are true.
// `npm run pictures -- coverage.png engine.png` takes some of them.
import { mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { openBrowser } from "./editor/openBrowser.mjs";
import { openWindow } from "./editor/openWindow.mjs";
import { provideCodeServer } from "./editor/provideEditor.mjs";
import { installExtension, startCodeServer } from "./editor/startCodeServer.mjs";
import { temporaryFolder } from "./editor/temporaryFolder.mjs";
import { testEnvironment } from "./editor/testEnvironment.mjs";
import { buildPackage } from "./package/buildPackage.mjs";
import { PATTERN, SCENES } from "./pictures/scenes.mjs";

const project = path.resolve(import.meta.dirname, "..");
const images = path.join(project, "images");
/** Where pictures go that nobody ships, to be looked at. */
const reviewed = path.join(project, "out/pictures");
const LARGEST = 150_000;
/** Sharp on a dense screen, and still small. */
const SCALE = 1.25;

/** The same window on every machine, without what a picture of code does not need. */
const SETTINGS = {
  "eventPattern.test.engine": "local",
  "workbench.colorTheme": "Default Light Modern",
  "workbench.activityBar.location": "hidden",
  "breadcrumbs.enabled": false,
  "editor.minimap.enabled": false,
  "editor.scrollbar.vertical": "hidden",
  "editor.cursorBlinking": "solid",
  "editor.fontSize": 14,
  "editor.suggest.showStatusBar": false,
};

async function take(browser, server, file, scene) {
  const { text, files = {}, height, whole = false, review = false, act } = scene;
  const folder = temporaryFolder();
  for (const [each, content] of Object.entries({ [PATTERN]: text, ...files })) {
    await mkdir(path.dirname(path.join(folder, each)), { recursive: true });
    await writeFile(path.join(folder, each), content);
  }
  const page = await browser.newPage({ viewport: { width: 1000, height }, deviceScaleFactor: SCALE });
  const window = await openWindow(page, server.address, folder);
  await window.openFile(PATTERN);
  await page.locator(".codelens-decoration a").first().waitFor();
  await act(window);
  // The mouse must not hover over anything, and what fades in must have done so.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1000);
  const target = path.join(review ? reviewed : images, file);
  const clip = whole ? undefined : await page.locator(".part.editor").boundingBox();
  await page.screenshot({ path: target, clip });
  await page.close();
  const { size } = await stat(target);
  console.log(`${path.relative(project, target)}: ${(size / 1000).toFixed(0)} kB`);
  if (!review && size > LARGEST) throw new Error(`images/${file} is larger than ${LARGEST / 1000} kB.`);
}

await mkdir(images, { recursive: true });
await mkdir(reviewed, { recursive: true });
const folder = temporaryFolder();
const vsix = await buildPackage(path.join(folder, "eventbridge-patterns.vsix"));
const editor = await provideCodeServer();
const extensions = path.join(folder, "extensions");
await installExtension(editor, vsix, extensions);
const server = await startCodeServer(editor, { extensions, settings: SETTINGS, env: testEnvironment() });
const browser = await openBrowser();
const wanted = process.argv.slice(2);
for (const [file, scene] of Object.entries(SCENES)) {
  if (wanted.length === 0 || wanted.includes(file)) await take(browser, server, file, scene);
}
await browser.close();
await server.stop();
