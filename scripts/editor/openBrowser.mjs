// @ts-check
import { chromium } from "playwright-core";
import { provideBrowser } from "./provideBrowser.mjs";

/** A browser without its own traffic: no updates, no experiments, no sync. */
const FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
FLAGS.push("--disable-component-update", "--disable-sync");

/** A headless Chromium, the one of provideBrowser.mjs. Throws with what to do where there is none. */
export async function openBrowser() {
  const browser = await provideBrowser();
  // Chromium's own sandbox does not work for root, which is who runs in a container.
  const args = process.getuid?.() === 0 ? [...FLAGS, "--no-sandbox"] : FLAGS;
  return chromium.launch({ ...browser, args });
}
