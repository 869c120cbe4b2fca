// Draws images/icon.png, the extension's icon, from images/icon.svg: an extension's icon has to be a PNG.
import { readFile } from "node:fs/promises";
import { openBrowser } from "./editor/openBrowser.mjs";

const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<body style="margin: 0">${await readFile("images/icon.svg", "utf8")}</body>`);
  await page.screenshot({ path: "images/icon.png", omitBackground: true });
} finally {
  await browser.close();
}
