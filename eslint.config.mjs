import { builtinModules } from "node:module";
import tseslint from "typescript-eslint";

/**
 * What each layer of src/ may import besides itself (ARCHITECTURE.md shows the picture). `packages` are npm
 * packages, `layers` sibling folders. Everything not named is refused, type-only imports included.
 */
const LAYERS = {
  pattern: { layers: [], packages: ["jsonc-parser"] },
  matching: { layers: ["pattern"], packages: [] },
  catalog: { layers: ["pattern"], packages: [] },
  language: { layers: ["pattern", "matching", "catalog"], packages: ["jsonc-parser"] },
  testing: { layers: ["pattern", "matching", "catalog"], packages: ["jsonc-parser"] },
  authoring: {
    layers: ["pattern", "matching", "catalog", "language", "testing"],
    packages: ["jsonc-parser", "yaml"],
  },
  aws: { layers: ["testing", "authoring"], packages: ["@aws-sdk/*", "@smithy/*"], node: true },
  vscode: {
    layers: ["pattern", "matching", "catalog", "language", "testing", "authoring"],
    packages: ["vscode"],
  },
};
const ALL_LAYERS = Object.keys(LAYERS);
const NODE = [...builtinModules, "node:*"];
const PACKAGES = ["vscode", "jsonc-parser", "@aws-sdk/*", "@smithy/*", "yaml"];

/** What Node and, for code that runs in a page, the browser have without an import. */
const SCRIPT_GLOBALS = ["console", "process", "fetch", "Buffer", "URL", "AbortController", "AbortSignal"];
SCRIPT_GLOBALS.push(
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
  "performance",
  "structuredClone",
  "TextEncoder",
  "TextDecoder",
);
SCRIPT_GLOBALS.push("getComputedStyle");

function layerRule(layer, { layers, packages, node = false }) {
  const otherLayers = ALL_LAYERS.filter((other) => other !== layer && !layers.includes(other));
  const patterns = [
    {
      group: otherLayers.map((other) => `**/${other}/**`),
      message: `${layer}/ may not import this layer: see ARCHITECTURE.md.`,
    },
    {
      group: PACKAGES.filter((name) => !packages.includes(name)),
      message: `${layer}/ may not import this package: see ARCHITECTURE.md.`,
    },
  ].filter(({ group }) => group.length > 0);
  if (!node) patterns.push({ group: NODE, message: `${layer}/ also runs in a browser: no Node built-ins.` });
  return { files: [`src/${layer}/**/*.ts`], rules: { "no-restricted-imports": ["error", { patterns }] } };
}

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "out/",
      ".vscode-test/",
      ".exports-test/",
      ".ministack/",
      "coverage/",
      "node_modules/",
      "src/catalog/generated/",
    ],
  },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
        { selector: "ExportDefaultDeclaration", message: "Named exports only." },
      ],
      eqeqeq: "error",
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The scripts and the tests that drive a page: JavaScript that Node runs as it stands.
    files: ["**/*.mjs"],
    languageOptions: { globals: Object.fromEntries(SCRIPT_GLOBALS.map((name) => [name, "readonly"])) },
    rules: {
      "no-undef": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ["vitest.config.mts"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["test/**/*.ts"],
    rules: { "max-lines": "off", "@typescript-eslint/no-non-null-assertion": "off" },
  },
  ...Object.entries(LAYERS).map(([layer, rule]) => layerRule(layer, rule)),
  // A browser's extension host has no other way to load a second file (src/vscode/extension.web.ts).
  { files: ["src/vscode/moduleLoader.ts"], rules: { "@typescript-eslint/no-implied-eval": "off" } },
  // A library of a hundred kilobytes: what reads policies in YAML is loaded by itself, the rest of language/ is not.
  {
    ...layerRule("language", { ...LAYERS.language, packages: [...LAYERS.language.packages, "yaml"] }),
    files: ["src/language/policy/readYamlPolicies.ts"],
  },
  // The desktop entry is where Node and the AWS layer meet the editor; nothing else in vscode/ may do this.
  {
    files: ["src/vscode/extension.ts", "src/vscode/readDisk.ts"],
    rules: { "no-restricted-imports": "off" },
  },
);
