// Builds dist/: the extension in parts, of which extension.js is loaded first and the others when they are first needed;
// the browser's entry, which loads the same parts; the AWS client, a file of its own; and the catalog's data files.
// `--watch` rebuilds; `--production` minifies; `--into FOLDER` builds elsewhere than into dist/.
import { watch } from "node:fs";
import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";

const production = process.argv.includes("--production");
const into = process.argv.includes("--into") ? process.argv[process.argv.indexOf("--into") + 1] : "dist";

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

/**
 * What the desktop and the browser share: no Node built-ins. jsonc-parser's UMD build breaks when bundled, so the ES
 * module comes first (its `main` requires files by a computed name).
 */
const shared = { ...common, platform: "browser", target: "es2022", mainFields: ["module", "main"] };

/** VS Code lends its proxy and certificates to whoever requires "https", and not to "node:https" as the SDK does. */
const networkOfEditor = { "node:http": "http", "node:https": "https", "node:net": "net", "node:tls": "tls" };

/** The AWS client is large, rarely needed and for the desktop only. */
const awsApart = {
  name: "aws-apart",
  setup(build) {
    build.onResolve({ filter: /\/aws\/awsServices$/ }, () => ({ path: "./aws.js", external: true }));
  },
};

/**
 * Builds the extension in parts, cut where the sources say `import()`. esbuild cuts ES modules only, and VS Code's
 * extension hosts want CommonJS, so each part is turned into that afterwards. Returns the parts' names.
 */
async function buildParts() {
  const { metafile, outputFiles } = await esbuild.build({
    ...shared,
    entryPoints: { extension: "src/vscode/extension.ts" },
    plugins: [awsApart],
    external: [...common.external, "node:fs/promises"],
    splitting: true,
    format: "esm",
    minify: false,
    outdir: into,
    chunkNames: "part-[name]-[hash]",
    sourcemap: production ? false : "inline",
    write: false,
  });
  const names = [];
  for (const { path: file, text } of outputFiles) {
    // As require(): Node's import() of a CommonJS part finds none of its names, and a browser's finds no file.
    const supported = { "dynamic-import": false };
    const options = { format: "cjs", target: "es2022", supported, minify: production, logLevel: "warning" };
    const sourcemap = production ? false : "inline";
    const { code } = await esbuild.transform(text, {
      ...options,
      sourcemap,
      sourcefile: path.basename(file),
    });
    await writeFile(file, code);
    names.push(path.basename(file));
    // Sizes as they are shipped: minifying comes after esbuild's own account.
    const output = Object.keys(metafile.outputs).find((name) => path.basename(name) === path.basename(file));
    metafile.outputs[output].bytes = Buffer.byteLength(code);
  }
  await writeFile(`${into}/extension.js.meta.json`, JSON.stringify(metafile));
  return names.sort();
}

/** Builds one file that needs nothing beside it. */
async function buildFile(name, options) {
  const { metafile } = await esbuild.build({ ...common, ...options, outfile: `${into}/${name}` });
  await writeFile(`${into}/${name}.meta.json`, JSON.stringify(metafile));
}

async function copyCatalog() {
  const from = "src/catalog/generated";
  await mkdir(`${into}/catalog`, { recursive: true });
  for (const name of await readdir(from)) {
    if (name.endsWith(".jsonl")) await copyFile(`${from}/${name}`, `${into}/catalog/${name}`);
  }
}

async function build() {
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  await copyCatalog();
  const parts = await buildParts();
  await buildFile("extension.web.js", {
    ...shared,
    entryPoints: ["src/vscode/extension.web.ts"],
    define: { PARTS: JSON.stringify(parts) },
  });
  await buildFile("aws.js", {
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    entryPoints: ["src/aws/awsServices.ts"],
    // The SDK loads it for operations that answer with a stream of events, of which EventBridge has none.
    external: ["@smithy/core/event-streams"],
    alias: networkOfEditor,
  });
}

await build();
if (process.argv.includes("--watch")) {
  let again;
  // Editors write a file in several steps, and a branch changes many at once: one build for all that comes together.
  watch("src", { recursive: true }, () => {
    clearTimeout(again);
    again = setTimeout(() => build().then(() => console.log("Built."), console.error), 200);
  });
}
