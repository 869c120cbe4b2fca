import { chromium } from "playwright-core";
import { findProgram } from "./findProgram.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
/** A browser without its own traffic: no updates, no experiments, no sync. */
const FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
FLAGS.push("--disable-component-update", "--disable-sync");

/** A headless Chromium: `CHROME_PATH`, else one found on this machine. Throws with what to install where none is. */
export async function openBrowser() {
  const executablePath = process.env.CHROME_PATH || findProgram([...NAMES, ...PLACES]);
  if (executablePath === undefined) {
    throw new Error(
      "No Chromium or Chrome was found. Install one (Debian, Ubuntu: apt-get install chromium) or name it in CHROME_PATH.",
    );
  }
  // Chromium's own sandbox does not work for root, which is who runs in a container.
  const args = process.getuid?.() === 0 ? [...FLAGS, "--no-sandbox"] : FLAGS;
  return chromium.launch({ executablePath, args });
}
