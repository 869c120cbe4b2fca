// @ts-check
// Writes the settings eventPattern.lint.<code> of package.json (the section Diagnostics) from the tables of rules; a test holds them together.
import { readFile, writeFile } from "node:fs/promises";
import prettier from "prettier";
import { lintSettings } from "../src/vscode/lintSettings";

const manifest = JSON.parse(await readFile("package.json", "utf8"));
const { configuration } = manifest.contributes;
const diagnostics = configuration.find(
  (/** @type {{ title: string }} */ { title }) => title === "Diagnostics",
);
if (diagnostics === undefined) throw new Error("package.json has no section Diagnostics among its settings.");
diagnostics.properties = lintSettings();
await writeFile(
  "package.json",
  await prettier.format(JSON.stringify(manifest), { filepath: "package.json" }),
);
