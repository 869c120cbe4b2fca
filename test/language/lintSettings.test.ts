import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lintSettings } from "../../src/vscode/lintSettings";

test("package.json has a severity setting for every code, as the tables of rules say (npm run settings)", () => {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
    contributes: { configuration: readonly { title: string; properties: Record<string, unknown> }[] };
  };
  const section = manifest.contributes.configuration.find(({ title }) => title === "Diagnostics");
  expect(section?.properties).toEqual(lintSettings());
});
