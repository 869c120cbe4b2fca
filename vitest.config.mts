import { defineConfig } from "vitest/config";

/** Unit, grammar and bundle tests. The extension host (mocha), the user interface and AWS have runners of their own. */
export default defineConfig({
  test: {
    include: [
      "test/{base,json,pattern,documents,matching,catalog,language,policies,testing,export,rules,wizard,patternFromEvents}/**/*.test.ts",
      "test/{conformance,grammar,bundle,snippets,aws/unit,vscode}/**/*.test.ts",
      "test/{fuzz,package,editor}/**/*.test.mjs",
    ],
    setupFiles: ["test/propertySeed.ts"],
    testTimeout: 60_000,
  },
});
