import type { Grammar } from "../grammars";
import type { PatternSite } from "../site";
import type { PatternHost } from "../host";
import { python } from "../notations/python";
import { sitesOf, typedIn } from "./cdk/foundPattern";
import { pythonPatterns } from "./cdk/pythonPatterns";

/** Code in Python that makes rules with AWS CDK. */
export const cdkPython: PatternHost = {
  id: "cdkPython",
  languages: ["python"],
  endings: [],
  grammar: "python",
  mayHold: (text) => /event_pattern|EventPattern|detail_type/.test(text),
  sites: (text, grammar) => read(text, grammar),
  typedAt: (text, offset, grammar) => typedIn(text, read(text, grammar, offset), offset),
};

function read(text: string, grammar: Grammar | undefined, cursor?: number): readonly PatternSite[] {
  const language = { notation: python, comment: "#" } as const;
  return grammar?.read(text, (root) => sitesOf(text, pythonPatterns(text, root), language, cursor)) ?? [];
}
