// @ts-check
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

/** Where editors and browsers are kept for the tests; ignored by Git. */
const PROVISIONED = path.resolve(import.meta.dirname, "../../.vscode-test");
const HOUR = 3_600_000;

/**
 * The folder `.vscode-test/NAME`, filled by `fill(folder)` if it is not there yet. It is filled beside its place and
 * renamed into it, so an interrupted run leaves nothing half done, and two runs at once do not disturb each other.
 * Throws what `fill` throws.
 *
 * @param {string} name
 * @param {(folder: string) => Promise<unknown>} fill
 */
export async function provisionedFolder(name, fill) {
  const home = path.join(PROVISIONED, name);
  if (existsSync(home)) return home;
  await removeLeftovers();
  console.log(`Installing ${name} from npm into ${path.relative(process.cwd(), home)} …`);
  const building = path.join(PROVISIONED, `installing-${name}-${process.pid}`);
  await mkdir(building, { recursive: true });
  try {
    await fill(building);
    await rename(building, home);
  } catch (error) {
    // Another run was faster: what it installed is as good.
    if (!existsSync(home)) throw error;
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return home;
}

async function removeLeftovers() {
  await mkdir(PROVISIONED, { recursive: true });
  for (const name of await readdir(PROVISIONED)) {
    const folder = path.join(PROVISIONED, name);
    if (!name.startsWith("installing-")) continue;
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > HOUR) await rm(folder, { recursive: true, force: true });
  }
}
