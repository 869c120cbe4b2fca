// @ts-check
// Draws images/icon.png, the extension's icon, from images/icon.svg: an extension's icon has to be a PNG. 128 pixels are
// what the Marketplace asks for; twice as many would weigh four times as much of the package. For the same reason the
// ground fades downwards, not aslant.
import { readFile } from "node:fs/promises";
import { openBrowser } from "./editor/openBrowser.mjs";

const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
  await page.setContent(
    `<body style="margin: 0"><style>svg { width: 128px; height: 128px; display: block }</style>${await readFile("images/icon.svg", "utf8")}</body>`,
  );
  await page.screenshot({ path: "images/icon.png", omitBackground: true });
} finally {
  await browser.close();
}
