// Builds dist/: the extension's entry on the desktop, which is small, its features there, which it loads when they are
// needed, and the AWS client, which these load; the extension for the browser in one; the catalog's data files; and the
// grammars of the languages that patterns are written in.
// `--watch` rebuilds; `--production` minifies; `--into FOLDER` builds elsewhere than into dist/.
import { watch } from "node:fs";
import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const production = process.argv.includes("--production");
const into = process.argv.includes("--into") ? process.argv[process.argv.indexOf("--into") + 1] : "dist";

/**
 * Neither Node's nor a browser's builds of libraries: yaml's and jsonc-parser's for Node are not ES modules, which costs
 * time at start (and jsonc-parser's breaks, because it requires files by a computed name).
 *
 * @type {esbuild.BuildOptions}
 */
const common = {
  bundle: true,
  platform: "neutral",
  target: "es2022",
  format: "cjs",
  external: ["vscode"],
  mainFields: ["module", "main"],
  minify: production,
  // In the file itself: the browser's extension host gets the file's text and not its address.
  sourcemap: production ? false : "inline",
  metafile: true,
  logLevel: "warning",
  logOverride: { "import-is-undefined": "error" },
};

/**
 * The editor's API is asked for once, not once for each file that imports it: every answer is copied, name by name, which
 * was a quarter of the time that the extension took to start.
 */
const editorOnce = {
  name: "editor-once",
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === "editor" ? { path: "vscode", external: true } : { path: "vscode", namespace: "editor" },
    );
    build.onLoad({ filter: /^vscode$/, namespace: "editor" }, () => ({
      contents: 'export * from "vscode";',
    }));
  },
};

/** Leaves what files of that name hold to another bundle, which is loaded when it is first needed: on the desktop only. */
function apart(name, bundle) {
  return {
    name: `${name}-apart`,
    setup(build) {
      build.onResolve({ filter: new RegExp(`/${name}$`) }, () => ({ path: bundle, external: true }));
    },
  };
}

/**
 * tree-sitter's build for `require`, because its other one asks Node for the address of its file. It is given the bytes
 * of its files, so the modules that it would read them with are left out; and what it would run as code are scripts
 * inside a grammar, of which ours have none.
 */
const treeSitterAlone = {
  name: "tree-sitter-alone",
  setup(build) {
    build.onResolve({ filter: /^web-tree-sitter$/ }, () => ({
      path: fileURLToPath(new URL("tree-sitter.cjs", import.meta.resolve("web-tree-sitter"))),
    }));
    build.onResolve({ filter: /^(fs|fs\/promises|path)$/ }, ({ importer }) =>
      importer.includes("web-tree-sitter") ? { path: "nothing", namespace: "nothing" } : undefined,
    );
    build.onLoad({ filter: /^nothing$/, namespace: "nothing" }, () => ({ contents: "" }));
  },
};

/** Of the extension itself, on the desktop and in the browser. */
const extension = { ...common, define: { eval: "undefined" } };

/** VS Code lends its proxy and certificates to whoever requires "https", and not to "node:https" as the SDK does. */
const networkOfEditor = { "node:http": "http", "node:https": "https", "node:net": "net", "node:tls": "tls" };

const desktop = {
  ...extension,
  external: [...common.external, "node:fs/promises"],
  // Other bundles are loaded with require(), because Node's import() of a CommonJS file does not find all of its names.
  supported: { "dynamic-import": false },
};

/** The bundles by their file's name. */
const BUNDLES = {
  "extension.js": {
    ...desktop,
    entryPoints: ["src/vscode/extension.ts"],
    plugins: [editorOnce, apart("desktop", "./desktop.js")],
  },
  "desktop.js": {
    ...desktop,
    entryPoints: ["src/vscode/desktop.ts"],
    plugins: [editorOnce, apart("awsServices", "./aws.js"), treeSitterAlone],
  },
  "extension.web.js": {
    ...extension,
    entryPoints: ["src/vscode/extension.web.ts"],
    plugins: [editorOnce, treeSitterAlone],
  },
  "aws.js": {
    ...common,
    platform: "node",
    target: "node20",
    entryPoints: ["src/aws/awsServices.ts"],
    alias: networkOfEditor,
    // The SDK loads it for operations that answer with a stream of events, of which EventBridge has none.
    external: [...common.external, "@smithy/core/event-streams"],
  },
};

/** Builds a bundle, and beside it esbuild's account of what is in it, which the checks read. */
async function buildBundle([name, options]) {
  const { metafile } = await esbuild.build({ ...options, outfile: `${into}/${name}` });
  await writeFile(`${into}/${name}.meta.json`, JSON.stringify(metafile));
}

async function copyCatalog() {
  const from = "src/catalog/generated";
  await mkdir(`${into}/catalog`, { recursive: true });
  for (const name of await readdir(from)) {
    if (name.endsWith(".jsonl")) await copyFile(`${from}/${name}`, `${into}/catalog/${name}`);
  }
}

/** Where the grammars, and what runs them, are in the packages that they are from. */
const GRAMMARS = [
  "node_modules/web-tree-sitter/tree-sitter.wasm",
  "node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm",
  "node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm",
];

/** With an account like esbuild's of where they are from. */
async function copyGrammars() {
  await mkdir(`${into}/grammars`, { recursive: true });
  for (const file of GRAMMARS) await copyFile(file, `${into}/grammars/${path.basename(file)}`);
  const inputs = Object.fromEntries(GRAMMARS.map((file) => [file, {}]));
  await writeFile(
    `${into}/grammars.meta.json`,
    JSON.stringify({ inputs, outputs: { grammars: { inputs } } }),
  );
}

async function build() {
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  await Promise.all([copyCatalog(), copyGrammars(), ...Object.entries(BUNDLES).map(buildBundle)]);
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
