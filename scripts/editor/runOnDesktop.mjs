// @ts-check
// Launches @vscode/test-electron. A process of its own, because without a display it runs under xvfb-run.
import { runTests } from "@vscode/test-electron";

const { executable, extension, suite, workspace, profile } = JSON.parse(process.argv[2] ?? "{}");
const launchArgs = [
  workspace,
  "--disable-extensions",
  "--disable-workspace-trust",
  "--user-data-dir",
  profile,
];
if (process.getuid?.() === 0) launchArgs.push("--no-sandbox");
process.exitCode = await runTests({
  vscodeExecutablePath: executable,
  extensionDevelopmentPath: extension,
  extensionTestsPath: suite,
  launchArgs,
}).catch((error) => {
  console.error(error.message);
  return 1;
});
