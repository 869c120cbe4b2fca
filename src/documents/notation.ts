import type { TextEdit } from "../base/textEdit";
import type { SpanMap } from "./spanMap";

/**
 * How a pattern is written in its document: one file each in `notations/`. Where the document has the letters of the JSON
 * (`json`, `jsonString`) an edit is carried over as it is; everywhere else `rewriteIn` (in `rewrite`) finds what an edit
 * does to the pattern's values, and the notation's `ValueWriter` says how those are written.
 */
export interface Notation {
  readonly id: NotationId;
  /**
   * Edits of the pattern's text as edits of its document, in its order; where each is carried over as it is, one for
   * each in the order of the edits. Undefined where what they ask for cannot be written there safely. New text may hold
   * tab stops (`tabStops`), which stay what they are.
   */
  readonly editsToDocument: (map: SpanMap, edits: readonly TextEdit[]) => readonly TextEdit[] | undefined;
}

export type NotationId = "json" | "jsonString" | "yaml" | "hcl" | "typescript" | "python";
