// @ts-check
// Writes the settings eventPattern.lint.<code> of package.json from the tables of rules; a test holds them together.
import { readFile, writeFile } from "node:fs/promises";
import prettier from "prettier";
import { lintSettings } from "../src/vscode/lintSettings";

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
