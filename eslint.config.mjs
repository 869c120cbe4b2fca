import { builtinModules } from "node:module";
import regexp from "eslint-plugin-regexp";
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

/**
 * What the editor shows a text with, by the file that makes foreign text harmless before (src/vscode/messages.ts says
 * what the editor would make of it). `messages.ts`, `questions.ts`, `display.ts` and `log.ts` alone may use them.
 */
const SHOWN_BY = {
  messages: [
    ...["showInformationMessage", "showWarningMessage", "showErrorMessage"],
    ...["withProgress", "setStatusBarMessage"],
  ],
  questions: [
    "showQuickPick",
    "createQuickPick",
    "showInputBox",
    "createInputBox",
    "showWorkspaceFolderPick",
  ],
  display: [
    ...["CodeLens", "createStatusBarItem", "createTestItem", "TestMessage", "appendOutput", "BranchCoverage"],
    ...["Diagnostic", "DiagnosticRelatedInformation", "CodeAction", "DocumentSymbol", "SymbolInformation"],
    ...["MarkdownString", "supportHtml", "supportThemeIcons", "InlayHint", "TreeItem", "createTreeView"],
    ...["createWebviewPanel", "createTerminal", "createLanguageStatusItem"],
  ],
  log: ["createOutputChannel"],
};

/** Makes everything that shows a text go through the one file for it. */
const shownRule = {
  files: ["src/vscode/**/*.ts"],
  ignores: Object.keys(SHOWN_BY).map((name) => `src/vscode/${name}.ts`),
  rules: {
    "no-restricted-properties": [
      "error",
      ...Object.entries(SHOWN_BY).flatMap(([name, properties]) =>
        properties.map((property) => ({
          property,
          message: `Foreign text is made harmless in src/vscode/${name}.ts: use that.`,
        })),
      ),
    ],
  },
};
const SYNTAX = [
  { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
  { selector: "ExportDefaultDeclaration", message: "Named exports only." },
];

/** A pattern's text, an event's or a name in a regular expression can make it run without end. */
const REGEXP = ["NewExpression", "CallExpression"].map((call) => ({
  selector: `${call}[callee.name='RegExp']:not([arguments.0.type='Literal'])`,
  message: "Write the regular expression as a literal; none is built from a text.",
}));

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
      "no-restricted-syntax": ["error", ...SYNTAX],
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
  {
    // What runs on text of any length takes time linear in it: see "Regular expressions" in CONTRIBUTING.md.
    files: ["src/**/*.ts"],
    plugins: { regexp },
    rules: {
      "no-restricted-syntax": ["error", ...SYNTAX, ...REGEXP],
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      // A sticky expression starts at one place only.
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: true }],
    },
  },
  { files: ["vitest.config.mts"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["test/**/*.ts"],
    rules: { "max-lines": "off", "@typescript-eslint/no-non-null-assertion": "off" },
  },
  ...Object.entries(LAYERS).map(([layer, rule]) => layerRule(layer, rule)),
  shownRule,
  // The rest of language/ reads JSON alone.
  {
    ...layerRule("language", { ...LAYERS.language, packages: [...LAYERS.language.packages, "yaml"] }),
    files: ["src/policies/readYamlPolicies.ts"],
  },
  // The desktop entry is where Node and the AWS layer meet the editor; nothing else in vscode/ may do this.
  {
    files: ["src/vscode/extension.ts", "src/vscode/readDisk.ts"],
    rules: { "no-restricted-imports": "off" },
  },
);
