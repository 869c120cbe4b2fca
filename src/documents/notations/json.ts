import type { TextEdit } from "../../base/textEdit";
import type { Notation } from "../notation";

/** JSON as it is: the document has the pattern's letters, and an edit writes the same in both. */
export const json: Notation = {
  id: "json",
  editsToDocument(map, edits) {
    const written: TextEdit[] = [];
    for (const { span, newText } of edits) {
      const place = map.verbatim(span);
      if (place === undefined) return undefined;
      written.push({ span: place, newText });
    }
    return written;
  },
};
