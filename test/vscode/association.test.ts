import { expect, test } from "vitest";
import { associationOf } from "../../src/vscode/anyJson/association";

test.each([
  { folder: "app", path: "rules/pattern.json", key: "**/rules/pattern.json" },
  { folder: "app", path: "pattern.json", key: "**/app/pattern.json" },
  { folder: "app", path: "a/[x]{y}*.json", key: "**/a/[[]x]{y}[*].json" },
])("the file $path of the folder $folder is named $key", ({ folder, path, key }) => {
  expect(associationOf(folder, path)).toBe(key.replace("{y}", "[{]y}"));
});
