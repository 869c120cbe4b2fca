import type { Catalog } from "../../catalog/catalog";
import { objectSnippet, type Offer } from "./completionText";
import { patternOffers, type PatternSnippet } from "./patternSnippets";
import { sentence } from "../knowledge/describeField";
import { envelopeKeys } from "../knowledge/envelopeKeys";

/**
 * Whole patterns, for a file that has none yet: one begun with each key that patterns usually begin with, and those of
 * `snippets`.
 */
export function completeRoot(catalog: Catalog, snippets: readonly PatternSnippet[]): readonly Offer[] {
  return [...begunPatterns(catalog), ...patternOffers(snippets)];
}

function begunPatterns(catalog: Catalog): readonly Offer[] {
  return envelopeKeys(catalog)
    .filter(({ name }) => ["source", "detail-type", "detail"].includes(name))
    .map(({ name, spellings, description, field }) => ({
      label: name,
      kind: "snippet",
      snippet: objectSnippet(`"${name}": ${name === "detail" ? objectSnippet("$1") : '["$1"]$0'}`, ""),
      ...(spellings === undefined ? {} : { filter: spellings }),
      detail: "event pattern",
      documentation: () => sentence(field?.description ?? description),
      retrigger: true,
    }));
}
