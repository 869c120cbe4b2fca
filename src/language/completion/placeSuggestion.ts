import type { PatternSite } from "../../documents/site";
import { hasStop, tabStopsOf, withoutEndStops } from "../../documents/tabStops";
import type { TextEdit } from "../../base/textEdit";
import type { Suggestion } from "./suggestion";

/**
 * Turns suggestions for a pattern's text into those for its document, at an offset there; undefined for one that cannot be
 * written at it, on its line.
 */
export function suggestionPlacer(
  site: PatternSite,
  document: string,
  offset: number,
): (suggestion: Suggestion) => Suggestion | undefined {
  if (site.notation.id === "json") return (suggestion) => placeLetters(site, offset, suggestion);
  return (suggestion) => {
    const { span, insertText, edits = [] } = suggestion;
    const stops = tabStopsOf(insertText);
    const written = site.editsToDocument([{ span, newText: stops.text }, ...edits]);
    const isStopped = hasStop(withoutEndStops(stops.text));
    const own = written?.find((edit) => holds(edit, offset) && (!isStopped || hasStop(edit.newText)));
    if (written === undefined || own === undefined) return undefined;
    const others = written.filter((edit) => edit !== own);
    const old = document.slice(own.span.offset, own.span.offset + own.span.length);
    if (/[\r\n]/.test(old) || others.some(({ newText }) => hasStop(newText))) return undefined;
    const label = suggestion.filterText.replace(/^"/, "");
    const quote = /^["']|^\\"/.exec(old.trimStart())?.[0] ?? "";
    return {
      ...suggestion,
      span: own.span,
      insertText: stops.toSnippet(relativeTo(lineIndentAt(document, own.span.offset), own.newText)),
      edits: others.length === 0 ? undefined : others,
      filterText: `${quote}${label}`,
    };
  };
}

/** Where the document has the pattern's letters, each edit is carried over as it is. */
function placeLetters(site: PatternSite, offset: number, suggestion: Suggestion): Suggestion | undefined {
  const { span, insertText, edits = [] } = suggestion;
  const [own, ...others] = site.editsToDocument([{ span, newText: insertText }, ...edits]) ?? [];
  if (own === undefined || !holds(own, offset)) return undefined;
  const placed = { ...suggestion, span: own.span, insertText: own.newText };
  return suggestion.edits === undefined ? placed : { ...placed, edits: others };
}

function holds({ span }: TextEdit, offset: number): boolean {
  return span.offset <= offset && offset <= span.offset + span.length;
}

function lineIndentAt(document: string, offset: number): number {
  const start = document.lastIndexOf("\n", offset - 1) + 1;
  return Math.min(/^[ \t]*/.exec(document.slice(start, start + 500))?.[0].length ?? 0, offset - start);
}

/** Lines without the indentation that the editor gives to those of a snippet: that of the line where it is put in. */
function relativeTo(indent: number, text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((line, index) => {
      const own = /^ */.exec(line)?.[0].length ?? 0;
      return index === 0 ? line : line.slice(Math.min(indent, own));
    })
    .join("\n");
}
