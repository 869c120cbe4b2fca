import type { TextEdit } from "../../base/textEdit";
import type { Notation } from "../notation";
import type { SpanMap } from "../spanMap";

/** How a text of YAML that holds JSON is written: `indent` is what stands before each line of a block. */
export type TextStyle =
  | { readonly kind: "single" | "double" }
  | { readonly kind: "block"; readonly indent: string; readonly newline: string };

/**
 * JSON in a text of another language, such as a block or quotes of YAML: each edit is carried over as it is, with what
 * the text needs escaped. Of a text with holes (`${Name}`) no edit writes another one.
 */
export function jsonString(style: TextStyle, hasHoles: boolean): Notation {
  return {
    id: "jsonString",
    editsToDocument(map, edits) {
      const placed: TextEdit[] = [];
      for (const { span, newText } of edits) {
        const place = placeOf(map, span);
        if (place === undefined || (hasHoles && newText.includes("${") && !/\$\{\d/.test(newText)))
          return undefined;
        placed.push({ span: place, newText: escaped(newText, style) });
      }
      return placed;
    },
  };
}

/** All of the JSON is written, so a span without a place is one of what stands there without quotes. */
function placeOf(map: SpanMap, span: TextEdit["span"]): TextEdit["span"] | undefined {
  const place = map.toDocument(span);
  if (place === undefined || span.length === 0) return place;
  const [start, end] = [map.toPattern(place.offset), map.toPattern(place.offset + place.length)];
  return start === span.offset && end === span.offset + span.length ? place : undefined;
}

function escaped(text: string, style: TextStyle): string {
  switch (style.kind) {
    case "single":
      return text.replaceAll("'", "''");
    case "double":
      return text
        .replaceAll("\\", "\\\\")
        .replaceAll('"', '\\"')
        .replaceAll("\n", "\\n")
        .replaceAll("\t", "\\t");
    case "block":
      return text.replaceAll("\n", `${style.newline}${style.indent}`);
  }
}
