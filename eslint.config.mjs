import { readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import regexp from "eslint-plugin-regexp";
import * as importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** The features of the shell, a folder each. They share what lies beside them, and `activate.ts` alone knows them all. */
const FEATURES = readdirSync(new URL("src/vscode", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const FEATURE_ZONES = [
  ...FEATURES.map((feature) => ({
    target: `./src/vscode/${feature}`,
    from: FEATURES.filter((other) => other !== feature).map((other) => `./src/vscode/${other}`),
    message: "A feature does not import another: what both need goes to the top of src/vscode.",
  })),
  {
    target: "./src/vscode/!(activate).ts",
    from: FEATURES.map((feature) => `./src/vscode/${feature}`),
    message: "Only activate.ts imports the features.",
  },
];

/**
 * What each layer of src/ may import besides itself, from the ground up (ARCHITECTURE.md shows the picture). `packages`
 * are npm packages, `layers` sibling folders. Everything not named is refused, type-only imports included.
 */
const LAYERS = {
  base: { layers: [], packages: ["vscode-languageserver-textdocument"] },
  json: { layers: ["base"], packages: ["jsonc-parser"] },
  pattern: { layers: ["base", "json"], packages: [] },
  documents: { layers: ["base", "json", "pattern"], packages: ["yaml", "web-tree-sitter"] },
  event: { layers: ["base", "json"], packages: [] },
  matching: { layers: ["base", "json", "pattern", "event"], packages: [] },
  catalog: { layers: ["base"], packages: [] },
  language: { layers: ["base", "json", "pattern", "documents", "matching", "catalog"], packages: [] },
  policies: { layers: ["base", "json", "language"], packages: ["jsonc-parser", "yaml"] },
  testing: {
    layers: ["base", "json", "pattern", "documents", "event", "matching", "catalog"],
    packages: ["jsonc-parser"],
  },
  rules: { layers: ["base", "json", "pattern", "testing"], packages: [] },
  export: { layers: ["base", "json", "pattern", "language", "rules"], packages: ["yaml"] },
  wizard: { layers: ["base", "json", "catalog", "language"], packages: [] },
  patternFromEvents: {
    layers: ["base", "json", "pattern", "event", "matching", "catalog"],
    packages: [],
  },
  aws: { layers: ["base", "testing", "rules"], packages: ["@aws-sdk/*", "@smithy/*"], node: true },
  vscode: {
    layers: [
      ...["base", "json", "pattern", "documents", "event", "matching", "catalog", "language", "policies"],
      ...["testing", "rules", "export", "wizard", "patternFromEvents"],
    ],
    packages: ["vscode"],
    zones: FEATURE_ZONES,
  },
};
const ALL_LAYERS = Object.keys(LAYERS);
const NODE = [...builtinModules, "node:*"];
const PACKAGES = [
  "vscode",
  "jsonc-parser",
  "@aws-sdk/*",
  "@smithy/*",
  "yaml",
  "vscode-languageserver-textdocument",
  "web-tree-sitter",
];

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

/** What a user does about an error is the program's to say: src/vscode/remedies.ts has the editor's words. */
const EDITOR_WORDS = ["Literal[value", "TemplateElement[value.raw"].map((text) => ({
  selector: `${text}=/eventPattern\\.|desktop editor|rust the workspace/]`,
  message: "Say it in src/vscode/remedies.ts, and have it passed in as Remedies.",
}));

/** A document is read as patterns in one place and as anything else in another, each once a version where it can be. */
const READS_DOCUMENT = ["MemberExpression[property.name='getText']", "Property[key.name='getText']"].map(
  (selector) => ({
    selector,
    message:
      "Take the patterns of a document from src/vscode/patternDocuments.ts, other text from documents.ts.",
  }),
);

function layerRule(layer, { layers, packages, node = false, zones: own = [] }) {
  const patterns = [
    {
      group: PACKAGES.filter((name) => !packages.includes(name)),
      message: `${layer}/ may not import this package: see ARCHITECTURE.md.`,
    },
  ].filter(({ group }) => group.length > 0);
  if (!node) patterns.push({ group: NODE, message: `${layer}/ also runs in a browser: no Node built-ins.` });
  const zones = ALL_LAYERS.filter((other) => other !== layer && !layers.includes(other)).map((other) => ({
    target: `./src/${layer}`,
    from: `./src/${other}`,
    message: `${layer}/ may not import ${other}/: see ARCHITECTURE.md.`,
  }));
  return {
    files: [`src/${layer}/**/*.ts`],
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [importX.createNodeResolver({ extensions: [".ts"] })] },
    rules: {
      "no-restricted-imports": ["error", { patterns }],
      "import-x/no-restricted-paths": ["error", { zones: [...zones, ...own] }],
      ...(node || packages.includes("vscode")
        ? {}
        : { "no-restricted-syntax": ["error", ...SYNTAX, ...REGEXP, ...EDITOR_WORDS] }),
    },
  };
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
  {
    files: ["src/vscode/**/*.ts"],
    ignores: ["src/vscode/patternDocuments.ts", "src/vscode/documents.ts"],
    rules: { "no-restricted-syntax": ["error", ...SYNTAX, ...REGEXP, ...READS_DOCUMENT] },
  },
  // The desktop's registration is where Node and the AWS layer meet the editor; nothing else in vscode/ may do this.
  {
    files: ["src/vscode/desktop.ts", "src/vscode/disk.ts"],
    rules: { "no-restricted-imports": "off", "import-x/no-restricted-paths": "off" },
  },
);
