// Writes the settings eventPattern.lint.<code> of package.json from the tables of rules; a test holds them together.
import { readFile, writeFile } from "node:fs/promises";
import * as esbuild from "esbuild";
import prettier from "prettier";

const { outputFiles } = await esbuild.build({
  entryPoints: ["src/vscode/lintSettings.ts"],
  bundle: true,
  format: "esm",
  write: false,
});
const [{ text }] = outputFiles;
const { lintSettings } = await import(`data:text/javascript,${encodeURIComponent(text)}`);

const manifest = JSON.parse(await readFile("package.json", "utf8"));
const { configuration } = manifest.contributes;
const others = Object.entries(configuration.properties).filter(
  ([name]) => !name.startsWith("eventPattern.lint."),
);
configuration.properties = { ...Object.fromEntries(others), ...lintSettings() };
await writeFile(
  "package.json",
  await prettier.format(JSON.stringify(manifest), { filepath: "package.json" }),
);
