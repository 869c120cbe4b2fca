import type { PatternHost } from "../host";
import { python } from "../notations/python";
import { sitesOf } from "./cdk/foundPattern";
import { pythonPatterns } from "./cdk/pythonPatterns";

/** Code in Python that makes rules with AWS CDK. */
export const cdkPython: PatternHost = {
  id: "cdkPython",
  languages: ["python"],
  endings: [],
  grammar: "python",
  mayHold: (text) => /event_pattern|EventPattern|detail_type/.test(text),
  sites: (text, grammar) =>
    grammar?.read(text, (root) =>
      sitesOf(text, pythonPatterns(text, root), { notation: python, comment: "#" }),
    ) ?? [],
};
