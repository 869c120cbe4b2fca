// @ts-check
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { runTool } from "./runTool.mjs";

const project = path.resolve(import.meta.dirname, "../..");

/**
 * Runs the tests of a vitest configuration and returns how many passed and failed; a file that cannot be loaded
 * counts as a failure. Throws when vitest itself does not run.
 *
 * @param {string} config
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runVitest(config, env = process.env) {
  const report = path.join(
    project,
    "out/test",
    `${path.basename(path.dirname(config))}-${path.basename(config)}.json`,
  );
  await mkdir(path.dirname(report), { recursive: true });
  await rm(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runTool("vitest", "vitest", ["run", "--config", config, ...reporters], env);
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */
  const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(await readFile(report, "utf8"));
  const unloadable = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const failed = numFailedTests + unloadable.length;
  // An error outside of any test (an unhandled rejection) fails the run without failing a test.
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}
