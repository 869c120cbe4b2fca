// Builds dist/: the extension as the browser runs it, the desktop's entry that loads the same file and adds the AWS
// client, that client as a file of its own that is loaded when a test first needs it, and the catalog's data files. `--watch` rebuilds; `--production` minifies; `--into FOLDER` builds
// elsewhere than into dist/.
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import * as esbuild from "esbuild";

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");
const into = process.argv.includes("--into") ? process.argv[process.argv.indexOf("--into") + 1] : "dist";

/**
 * Keeps two things out of the desktop's entry: the AWS client, which is large and rarely needed, and all that the
 * browser's bundle has already, because a browser can load one file only and nobody wants to install it twice.
 */
const apart = {
  name: "apart",
  setup(build) {
    build.onResolve({ filter: /\/extension\.web$/ }, () => ({ path: "./extension.web.js", external: true }));
    build.onResolve({ filter: /\/aws\/awsServices$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./aws.js", external: true } : undefined,
    );
  },
};

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  format: "cjs",
  external: ["vscode"],
  minify: production,
  sourcemap: !production,
  metafile: true,
  logLevel: "warning",
  logOverride: { "import-is-undefined": "error" },
};
// jsonc-parser's UMD build breaks when bundled, so the ES module comes first (its `main` requires files by a computed name).
const node = { ...common, platform: "node", target: "node20", mainFields: ["module", "main"] };
const browser = {
  ...common,
  platform: "browser",
  target: "es2022",
  mainFields: ["browser", "module", "main"],
};

/** VS Code lends its proxy and certificates to whoever requires "https", and not to "node:https" as the SDK does. */
const networkOfEditor = { "node:http": "http", "node:https": "https", "node:net": "net", "node:tls": "tls" };

/** @type {Record<string, esbuild.BuildOptions>} */
const bundles = {
  "extension.js": { ...node, entryPoints: ["src/vscode/extension.ts"], plugins: [apart] },
  "extension.web.js": { ...browser, entryPoints: ["src/vscode/extension.web.ts"] },
  "aws.js": { ...node, entryPoints: ["src/aws/awsServices.ts"], alias: networkOfEditor },
};

async function copyCatalog() {
  const from = "src/catalog/generated";
  await mkdir(`${into}/catalog`, { recursive: true });
  if (!existsSync(from)) return;
  for (const name of await readdir(from)) {
    if (name.endsWith(".jsonl")) await copyFile(`${from}/${name}`, `${into}/catalog/${name}`);
  }
}

if (!watch) await rm(into, { recursive: true, force: true });
await mkdir(into, { recursive: true });
await copyCatalog();
for (const [name, options] of Object.entries(bundles)) {
  const outfile = `${into}/${name}`;
  if (watch) {
    const context = await esbuild.context({ ...options, outfile });
    await context.watch();
  } else {
    const { metafile } = await esbuild.build({ ...options, outfile });
    await writeFile(`${outfile}.meta.json`, JSON.stringify(metafile));
  }
}
