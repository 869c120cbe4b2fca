import { appendFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import Mocha from "mocha";
import { version } from "vscode";

/**
 * Runs every *.test.js beside this file in the extension host; the editor calls it. Writes Mocha's report to report.txt
 * line by line and the counts to results.json, both beside this file: the host's console is full of its own messages.
 * Rejects when a test failed. The launcher is scripts/test/extensionHost.mjs.
 */
export async function run(): Promise<void> {
  const report = path.join(__dirname, "report.txt");
  writeFileSync(report, `Extension host of VS Code ${version}\n`);
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => appendFileSync(report, `${format(...args)}\n`);
  const mocha = new Mocha({ ui: "tdd", color: false, timeout: 60_000 });
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith(".test.js")) mocha.addFile(path.join(__dirname, name));
  }
  const { passed, failed } = await new Promise<{ passed: number; failed: number }>((resolve) => {
    const runner = mocha.run((failures) => {
      resolve({ passed: runner.stats?.passes ?? 0, failed: failures });
    });
  });
  writeFileSync(path.join(__dirname, "results.json"), JSON.stringify({ passed, failed }));
  if (failed > 0) throw new Error(`${failed} of ${passed + failed} tests failed.`);
}
