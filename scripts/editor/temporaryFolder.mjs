// @ts-check
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** A new empty folder outside of the project. It is removed when this script ends, however that happens. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "event-pattern-"));
  process.once("exit", () => removeFolder(folder));
  return folder;
}

/**
 * Removes a folder with all that is in it, even while an editor that was killed is still letting go of it.
 *
 * @param {string} folder
 */
export function removeFolder(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  } catch (error) {
    console.warn(`${folder} could not be removed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
