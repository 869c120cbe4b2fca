import type { Grammar } from "../grammars";
import type { PatternSite } from "../site";
import { typescript } from "../notations/typescript";
import type { PatternHost } from "../host";
import { sitesOf, typedIn } from "./cdk/foundPattern";
import { typeScriptPatterns } from "./cdk/typeScriptPatterns";

/** Code in TypeScript or JavaScript that makes rules with AWS CDK. */
export const cdkTypeScript: PatternHost = {
  id: "cdkTypeScript",
  languages: ["typescript", "typescriptreact", "javascript", "javascriptreact"],
  endings: [],
  grammar: "typescript",
  mayHold: (text) => /[eE]ventPattern|detailType/.test(text),
  sites: (text, grammar) => read(text, grammar),
  typedAt: (text, offset, grammar) => typedIn(text, read(text, grammar, offset), offset),
};

function read(text: string, grammar: Grammar | undefined, cursor?: number): readonly PatternSite[] {
  const language = { notation: typescript, comment: "//" } as const;
  return grammar?.read(text, (root) => sitesOf(text, typeScriptPatterns(text, root), language, cursor)) ?? [];
}
