import { typescript } from "../notations/typescript";
import type { PatternHost } from "../host";
import { sitesOf } from "./cdk/foundPattern";
import { typeScriptPatterns } from "./cdk/typeScriptPatterns";

/** Code in TypeScript or JavaScript that makes rules with AWS CDK. */
export const cdkTypeScript: PatternHost = {
  id: "cdkTypeScript",
  languages: ["typescript", "typescriptreact", "javascript", "javascriptreact"],
  endings: [],
  grammar: "typescript",
  mayHold: (text) => /[eE]ventPattern|detailType/.test(text),
  sites: (text, grammar) =>
    grammar?.read(text, (root) =>
      sitesOf(text, typeScriptPatterns(text, root), { notation: typescript, comment: "//" }),
    ) ?? [],
};
