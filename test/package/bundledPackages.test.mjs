import { expect, test } from "vitest";
import {
  complaintsAbout,
  packageFolders,
  restrictToBundled,
  thirdPartyNotices,
} from "../../scripts/package/bundledPackages.mjs";

const metafile = (...files) => ({
  outputs: { "dist/x.js": { inputs: Object.fromEntries(files.map((file) => [file, {}])) } },
});
const library = (changes = {}) => ({
  folder: "node_modules/yaml",
  name: "yaml",
  version: "2.9.1",
  license: "ISC",
  texts: ["Copyright Eemeli Aro"],
  isDevelopmentOnly: false,
  ...changes,
});

test.each([
  [["src/vscode/extension.ts"], []],
  [["node_modules/yaml/browser/index.js"], ["node_modules/yaml"]],
  [["node_modules/@smithy/core/dist-es/a.js"], ["node_modules/@smithy/core"]],
  [["node_modules/a/node_modules/@b/c/x.js"], ["node_modules/a/node_modules/@b/c"]],
  [
    ["node_modules/b/x.js", "node_modules/a/x.js", "node_modules/a/y.js"],
    ["node_modules/a", "node_modules/b"],
  ],
])("the files %j are of the packages %j", (files, folders) => {
  expect(packageFolders([metafile(...files)])).toEqual(folders);
});

test.each([
  [library(), []],
  [library({ license: "GPL-3.0" }), [/its licence is not one of/]],
  [library({ license: undefined }), [/its licence is not one of/]],
  [library({ texts: [] }), [/it has no licence text/]],
  [library({ isDevelopmentOnly: true }), [/no package of "dependencies"/]],
])("of the bundled package %j is said: %j", (each, expected) => {
  const said = complaintsAbout([each], thirdPartyNotices([each]));
  expect(said).toHaveLength(expected.length);
  expected.forEach((sentence, at) => expect(said[at]).toMatch(sentence));
});

test("a bundled package that the notices leave out is told", () => {
  const other = library({ name: "jsonc-parser", version: "3.3.1", license: "MIT" });
  expect(complaintsAbout([library(), other], thirdPartyNotices([library()]))).toEqual([
    "jsonc-parser 3.3.1 (MIT) is not in the third-party notices.",
  ]);
});

test("packages with the same licence text share it, and one of a scope without a text has its scope's", () => {
  const one = library({ name: "@aws-sdk/core", license: "Apache-2.0", texts: ["Apache License"] });
  const two = library({ name: "@aws-sdk/nested-clients", license: "Apache-2.0", texts: [] });
  const notices = thirdPartyNotices([one, two, library()]);
  expect(notices).toContain(
    "@aws-sdk/core 2.9.1 (Apache-2.0)\n@aws-sdk/nested-clients 2.9.1 (Apache-2.0)\n\nApache License\n",
  );
  expect(complaintsAbout([one, two, library()], notices)).toEqual([]);
});

test("the bill of materials lists what is bundled, and nothing else that is installed", () => {
  const bill = {
    metadata: { component: { "bom-ref": "us@1", name: "folder" } },
    components: [
      { "bom-ref": "yaml@2.9.1", name: "yaml", version: "2.9.1" },
      { "bom-ref": "bowser@2.0.0", name: "bowser", version: "2.0.0" },
    ],
    dependencies: [
      { ref: "us@1", dependsOn: ["yaml@2.9.1", "bowser@2.0.0"] },
      { ref: "yaml@2.9.1" },
      { ref: "bowser@2.0.0" },
    ],
  };
  expect(restrictToBundled(bill, [library()], "us")).toEqual({
    metadata: { component: { "bom-ref": "us@1", name: "us" } },
    components: [bill.components[0]],
    dependencies: [
      { ref: "us@1", dependsOn: ["yaml@2.9.1"] },
      { ref: "yaml@2.9.1", dependsOn: [] },
    ],
  });
});
