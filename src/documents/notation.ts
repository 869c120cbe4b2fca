import type { TextEdit } from "../base/textEdit";
import type { SpanMap } from "./spanMap";

/** How a pattern is written in its document: one file each in `notations/`. */
export interface Notation {
  readonly id: NotationId;
  /**
   * Edits of the pattern's text as edits of its document, one for each, in the same order. Undefined where one of them
   * touches what is written by nobody, or is written in another way than the notation can put into its place.
   */
  readonly editsToDocument: (map: SpanMap, edits: readonly TextEdit[]) => readonly TextEdit[] | undefined;
}

export type NotationId = "json";
