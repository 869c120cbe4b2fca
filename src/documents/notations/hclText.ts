import type { Span } from "../../base/span";
import type { TextEdit } from "../../base/textEdit";
import type { Notation } from "../notation";
import type { SpanMap } from "../spanMap";

/** How a text of HCL that holds JSON is written: in quotes, or in lines that each have this before them. */
export type HclTextStyle =
  { readonly kind: "quoted" } | { readonly kind: "heredoc"; readonly indent: string };

/** JSON in a text of HCL: an edit is carried over as it is, with escapes in quotes. None writes what opens a template. */
export function hclText(style: HclTextStyle, newline: string): Notation {
  return {
    id: "jsonString",
    editsToDocument(map, edits) {
      const written: TextEdit[] = [];
      for (const { span, newText } of edits) {
        const place = placeOf(map, span);
        // A tab stop is no template.
        if (place === undefined || /%\{|\$\{(?!\d)/.test(newText)) return undefined;
        written.push({ span: place, newText: escaped(newText, style, newline) });
      }
      return written;
    },
  };
}

/** Where exactly a span is written; undefined where that is part of what stands as a whole, or more than it. */
function placeOf(map: SpanMap, span: Span): Span | undefined {
  const place = map.toDocument(span);
  if (place === undefined) return undefined;
  const [start, end] = [map.toPattern(place.offset), map.toPattern(place.offset + place.length)];
  return start === span.offset && end === span.offset + span.length ? place : undefined;
}

function escaped(text: string, style: HclTextStyle, newline: string): string {
  switch (style.kind) {
    case "quoted":
      return JSON.stringify(text).slice(1, -1);
    case "heredoc":
      return text.replaceAll("\n", newline + style.indent);
  }
}
