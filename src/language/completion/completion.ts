import type { Catalog } from "../../catalog/catalog";
import { assertNever } from "../../base/assertNever";
import { completeKey } from "./completionKey";
import { completeOperand, completeOperator } from "./completionOperator";
import { completeRoot } from "./completionRoot";
import type { Dialect } from "../../pattern/dialects";
import { suggestionsAt, type Offer } from "./completionText";
import { completeBranch, completeValue } from "./completionValue";
import { cursorAt, type Cursor } from "../cursor/cursor";
import type { PatternDocument } from "../patternDocument";
import type { PatternSnippet } from "./patternSnippets";
import type { Suggestion } from "./suggestion";

/**
 * What can be written at `offset` of an event pattern, broken or not, likeliest first; where nothing is written yet,
 * the whole patterns of `snippets` too. Nothing is filtered by what is typed already: the editor does that, by
 * `filterText`. Empty where nothing is known; never throws on any text.
 */
export function complete(
  document: PatternDocument,
  offset: number,
  catalog: Catalog,
  snippets: readonly PatternSnippet[] = [],
): readonly Suggestion[] {
  const cursor = cursorAt(document, offset);
  if (cursor.kind === "none") return [];
  if (cursor.kind === "root") return suggestionsAt(cursor.slot, completeRoot(catalog, snippets));
  return suggestionsAt(cursor.slot, offersAt(cursor, catalog, document.dialect));
}

function offersAt(
  cursor: Exclude<Cursor, { kind: "none" | "root" }>,
  catalog: Catalog,
  dialect: Dialect,
): readonly Offer[] {
  switch (cursor.kind) {
    case "key":
      return completeKey(cursor, catalog, dialect);
    case "value":
      return completeValue(cursor, catalog, dialect);
    case "operator":
      return completeOperator(cursor, catalog, dialect);
    case "operand":
      return completeOperand(cursor, catalog, dialect);
    case "branch":
      return completeBranch(cursor);
    default:
      return assertNever(cursor);
  }
}
