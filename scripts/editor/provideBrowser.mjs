import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { chmod, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { chromium } from "playwright-core";
import { runChild } from "./childProcesses.mjs";
import { findProgram } from "./findProgram.mjs";
import { fetchPinned } from "./pinnedPackages.mjs";
import { provisionedFolder } from "./provisionedFolder.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const DOWNLOADS = "https://cdn.playwright.dev";
const PROBE_MILLISECONDS = 4_000;
const DOWNLOAD_MILLISECONDS = 180_000;
/** Its Chromium is built for AWS Lambda: x64 alone, and with all the libraries that it needs. */
const CHROMIUM = "@sparticuz/chromium@147.0.0";
/** The machine's fonts if it has any, else the package's: without one, no text is shown. */
const FONTS = `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
const WHAT_TO_DO =
  "Install Chromium or Chrome (Debian, Ubuntu: apt-get install chromium), or name one in CHROME_PATH.";

/**
 * The headless browser that drives the editor's page, chosen here and nowhere else; the first of these that starts:
 *
 * 1. the one at `CHROME_PATH`;
 * 2. Chromium, Chrome or Edge on this machine;
 * 3. Playwright's own: already downloaded, or downloaded now where its site answers within seconds;
 * 4. the Chromium of `@sparticuz/chromium` from npm, unpacked into .vscode-test/ (Linux on x64; a few seconds, 280 MB).
 *
 * Throws, with what to do, where none can be had.
 *
 * @returns {Promise<{ executablePath: string, env?: NodeJS.ProcessEnv }>} `env` where the browser needs one of its own
 */
export async function provideBrowser() {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (!existsSync(given)) throw new Error(`There is no browser at CHROME_PATH=${given}.`);
    return { executablePath: given };
  }
  for (const choose of [installed, playwrights, fromNpm]) {
    const browser = await choose();
    if (browser !== undefined) return browser;
  }
  throw new Error(`No browser was found, and none could be downloaded. ${WHAT_TO_DO}`);
}

async function installed() {
  const executablePath = findProgram([...NAMES, ...PLACES]);
  return executablePath !== undefined && (await starts(executablePath)) ? { executablePath } : undefined;
}

async function playwrights() {
  const executablePath = chromium.executablePath();
  if (!existsSync(executablePath)) {
    if (!(await answers(DOWNLOADS))) return undefined;
    console.log("Downloading Chromium with Playwright …");
    const tool = path.resolve(import.meta.dirname, "../../node_modules/playwright-core/cli.js");
    const args = [tool, "install", "--no-shell", "--no-progress", "chromium"];
    const { code } = await runChild(process.execPath, args, { limit: DOWNLOAD_MILLISECONDS });
    if (code !== 0) return undefined;
  }
  return (await starts(executablePath)) ? { executablePath } : undefined;
}

async function fromNpm() {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = await provisionedFolder("chromium-147.0.0", unpackChromium);
  const executablePath = path.join(folder, "chromium");
  if (!(await starts(executablePath))) {
    throw new Error(`The Chromium of ${CHROMIUM} from npm does not start here. ${WHAT_TO_DO}`);
  }
  return { executablePath, env: { ...process.env, FONTCONFIG_PATH: folder } };
}

/** The browser and its fonts out of the package, without running any of the package's code. */
async function unpackChromium(folder) {
  const archive = await fetchPinned(CHROMIUM, folder);
  await untar(folder, archive);
  await rm(archive);
  const packed = path.join(folder, "package/bin");
  const executable = path.join(folder, "chromium");
  await decompress(path.join(packed, "chromium.br"), executable);
  await chmod(executable, 0o755);
  for (const name of ["fonts", "swiftshader"]) {
    const tar = path.join(folder, `${name}.tar`);
    await decompress(path.join(packed, `${name}.tar.br`), tar);
    await untar(folder, tar);
    await rm(tar);
  }
  await rm(path.join(folder, "package"), { recursive: true });
  await writeFile(path.join(folder, "fonts.conf"), FONTS);
}

async function untar(folder, archive) {
  const { code, output } = await runChild("tar", ["--no-same-owner", "-xf", archive, "-C", folder]);
  if (code !== 0) throw new Error(`${path.basename(archive)} could not be unpacked with tar:\n${output}`);
}

function decompress(from, to) {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

/** Whether a browser runs here at all: a snap's stub and one that lacks a system library do not. */
async function starts(executable) {
  // On Windows the question opens a window.
  if (process.platform === "win32") return true;
  const { code } = await runChild(executable, ["--version"], { limit: 20_000 });
  return code === 0;
}

async function answers(address) {
  try {
    await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(PROBE_MILLISECONDS) });
    return true;
  } catch {
    // No network, or one that reaches package registries only.
    return false;
  }
}
