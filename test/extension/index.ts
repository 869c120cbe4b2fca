import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import Mocha from "mocha";
import { version } from "vscode";

/** What the launcher (scripts/test/extensionHost.mjs) reads when the extension host is gone. */
interface Results {
  readonly vscode: string;
  readonly passed: number;
  readonly failed: number;
  /** Mocha's own report. The host's console cannot carry it: it is full of the host's messages. */
  readonly report: string;
}

/**
 * Runs every *.test.js beside this file in the extension host; the editor calls it. Writes results.json there, and
 * rejects when a test failed.
 */
export async function run(): Promise<void> {
  const lines: string[] = [];
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
    lines.push(format(...args));
  };
  const mocha = new Mocha({ ui: "tdd", color: false, timeout: 20_000 });
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith(".test.js")) mocha.addFile(path.join(__dirname, name));
  }
  const { passed, failed } = await new Promise<{ passed: number; failed: number }>((resolve) => {
    const runner = mocha.run((failures) => {
      resolve({ passed: runner.stats?.passes ?? 0, failed: failures });
    });
  });
  const results: Results = { vscode: version, passed, failed, report: lines.join("\n") };
  writeFileSync(path.join(__dirname, "results.json"), JSON.stringify(results));
  if (failed > 0) throw new Error(`${failed} of ${passed + failed} tests failed.`);
}
