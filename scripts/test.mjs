// @ts-check
// `npm test`: everything that says whether the extension works. Every part runs, even after one has failed.
// `npm test -- --only unit,ui` runs some of them; EDITOR_VERSION and VSCODE_PATH choose the editor (editor/provideEditor.mjs).
import { parseArgs } from "node:util";
import { testExtensionHost } from "./test/extensionHost.mjs";
import { runTool } from "./test/runTool.mjs";
import { testUserInterface } from "./test/userInterface.mjs";
import { runVitest } from "./test/vitest.mjs";

/** Each part says how many of its tests passed and failed; a tool that only says yes or no counts as one test. */
const PARTS = {
  types: async () => {
    const sources = await check("typescript", "tsc");
    const scripts = await check("typescript", "tsc", ["-p", "scripts"]);
    return { passed: sources.passed + scripts.passed, failed: sources.failed + scripts.failed };
  },
  lint: () => check("eslint", "eslint", [".", "--max-warnings", "0"]),
  format: () => check("prettier", "prettier", ["--check", ".", "--log-level", "warn"]),
  unused: () => check("knip", "knip"),
  unit: () => runVitest("vitest.config.mts"),
  host: testExtensionHost,
  ui: testUserInterface,
};

/**
 * @param {string} packageName
 * @param {string} command
 * @param {readonly string[]} [args]
 */
async function check(packageName, command, args) {
  const code = await runTool(packageName, command, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param {string} name one of PARTS */
async function run(name) {
  console.log(`\n── ${name}`);
  const start = Date.now();
  let counts;
  try {
    counts = await PARTS[/** @type {keyof typeof PARTS} */ (name)]();
  } catch (error) {
    console.error(error);
    counts = { passed: 0, failed: 1 };
  }
  // A part without a single test has not shown anything.
  if (counts.passed + counts.failed === 0) counts.failed = 1;
  return { name, ...counts, seconds: (Date.now() - start) / 1000 };
}

const { values } = parseArgs({ options: { only: { type: "string" } } });
const names = values.only === undefined ? Object.keys(PARTS) : values.only.split(",");
const unknown = names.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined) throw new Error(`--only takes ${Object.keys(PARTS).join(", ")}; not ${unknown}.`);

/** @type {Awaited<ReturnType<typeof run>>[]} */
const results = [];
for (const name of names) results.push(await run(name));

console.log("\n── summary");
for (const { name, passed, failed, seconds } of results) {
  const mark = failed === 0 ? "ok    " : "FAILED";
  console.log(`${mark} ${name.padEnd(8)} ${passed} passed, ${failed} failed (${seconds.toFixed(0)} s)`);
}
/** @param {"passed" | "failed"} key */
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
// Not process.exitCode: a server that a failed part left behind must not keep this alive.
process.exit(sum("failed") === 0 ? 0 : 1);
