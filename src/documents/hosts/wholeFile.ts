import { RULE, type Dialect } from "../../pattern/dialects";
import type { UnknownPart } from "../../pattern/parse/unknownParts";
import type { PatternHost } from "../host";
import { json } from "../notations/json";
import { patternSite, type PatternSite } from "../site";
import { verbatimMap } from "../spanMap";

/** The editor's id of the language of pattern files; package.json contributes it. */
export const languageId = "event-pattern";

/** A file that is a pattern from its first character to its last, whatever is in it. */
export const wholeFile: PatternHost = {
  id: "wholeFile",
  languages: [languageId],
  endings: [],
  mayHold: () => true,
  sites: (text) => [wholeFileSite(text)],
};

/** The pattern that a text is as a whole, by default a rule's. */
export function wholeFileSite(
  text: string,
  dialect: Dialect = RULE,
  unknowns: readonly UnknownPart[] = [],
): PatternSite {
  const span = { offset: 0, length: text.length };
  return patternSite({
    id: "",
    dialect,
    notation: json,
    text,
    unknowns,
    span,
    map: verbatimMap(text.length),
  });
}
