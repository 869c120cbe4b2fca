import type { Catalog } from "../../src/catalog/catalog";
import { complete } from "../../src/language/completion/completion";
import type { Suggestion } from "../../src/language/completion/suggestion";
import { patternDocument } from "../../src/language/patternDocument";

/** A text and the place of the `|` in it, which is taken out. */
export function atCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf("|");
  if (offset === -1) throw new Error(`No | in ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** The suggestions that VS Code would show at the `|`: those whose filter text the typed word matches. */
export function suggest(marked: string, catalog: Catalog): readonly Suggestion[] {
  const { text, offset } = atCursor(marked);
  return complete(patternDocument(text), offset, catalog).filter(({ span, filterText }) =>
    passesFilter(text.slice(span.offset, offset).trimStart(), filterText),
  );
}

/** The labels of `suggest`, in the order in which the editor lists them before anything is typed. */
export function labels(marked: string, catalog: Catalog): readonly string[] {
  return suggest(marked, catalog)
    .toSorted((one, other) => (one.sortText < other.sortText ? -1 : 1))
    .map(({ label }) => label);
}

/**
 * The whole text after the suggestion with this label is accepted at the `|`, with `|` where the cursor is then. It does
 * what VS Code does: checks that the typed word finds the suggestion and that the span holds the cursor on one line,
 * replaces the span, indents the lines of the snippet, fills in its placeholders, and makes the further edits.
 */
export function accept(marked: string, label: string, catalog: Catalog): string {
  return applySuggestion(marked, find(marked, label, catalog));
}

/** As `accept`, with the `|` where the cursor is after Tab was pressed once more. */
export function acceptAndTab(marked: string, label: string, catalog: Catalog): string {
  return applySuggestion(marked, find(marked, label, catalog), 1);
}

function find(marked: string, label: string, catalog: Catalog): Suggestion {
  const suggestion = suggest(marked, catalog).find((candidate) => candidate.label === label);
  if (suggestion === undefined) {
    throw new Error(
      `No "${label}" at ${marked}; there is ${labels(marked, catalog).slice(0, 20).join(", ")}`,
    );
  }
  return suggestion;
}

/** The whole text after the suggestion is accepted at the `|`, and Tab pressed `tabs` times; see `accept`. */
export function applySuggestion(marked: string, suggestion: Suggestion, tabs = 0): string {
  const { text, offset } = atCursor(marked);
  const { label } = suggestion;
  const { span, insertText, edits = [] } = suggestion;
  const end = span.offset + span.length;
  if (span.offset > offset || end < offset)
    throw new Error(`The span of "${label}" does not hold the cursor.`);
  if (/[\r\n]/.test(text.slice(span.offset, end)))
    throw new Error(`The span of "${label}" has more than a line.`);
  const lineStart = text.lastIndexOf("\n", span.offset - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, span.offset))?.[0] ?? "";
  const inserted = expandSnippet(insertText, tabs)
    .replaceAll("\t", "  ")
    .replaceAll("\n", `${text.includes("\r\n") ? "\r\n" : "\n"}${indent}`);
  const changes = [...edits, { span, newText: inserted }].toSorted((a, b) => b.span.offset - a.span.offset);
  let result = text;
  for (const { span: place, newText } of changes) {
    result = result.slice(0, place.offset) + newText + result.slice(place.offset + place.length);
  }
  return result;
}

/** The text of a snippet with its placeholders filled in, and `|` at the tab stop that so many others come before. */
function expandSnippet(snippet: string, tabs: number): string {
  const stops: number[] = [];
  const pattern = /\\([\\$}])|\$(\d+)|\$\{(\d+)(?::([^}]*)|\|([^|,]*)[^|]*\|)?\}/g;
  for (const match of snippet.matchAll(pattern)) {
    const stop = match[2] ?? match[3];
    if (stop !== undefined) stops.push(Number(stop));
  }
  const current = [...new Set(stops.filter((stop) => stop > 0))].sort((a, b) => a - b)[tabs] ?? 0;
  const text = snippet.replace(
    pattern,
    (_, escaped?: string, bare?: string, braced?: string, preset?: string, choice?: string) =>
      escaped ?? `${Number(bare ?? braced) === current ? "|" : ""}${preset ?? choice ?? ""}`,
  );
  const cursor = text.indexOf("|");
  return cursor === -1 ? `${text}|` : text.slice(0, cursor + 1) + text.slice(cursor + 1).replaceAll("|", "");
}

/**
 * VS Code's rule for what the suggest widget shows: the letters of the typed word occur in the filter text in their
 * order, in either case, and the first of them begins a part of it (at the start, after a separator, or a capital after
 * a small letter).
 */
export function passesFilter(word: string, filterText: string): boolean {
  if (word === "") return true;
  const [low, text] = [word.toLowerCase(), filterText.toLowerCase()];
  for (
    let start = text.indexOf(low.charAt(0));
    start !== -1;
    start = text.indexOf(low.charAt(0), start + 1)
  ) {
    if (beginsPart(filterText, start) && isSubsequence(low, text.slice(start))) return true;
  }
  return false;
}

function beginsPart(text: string, index: number): boolean {
  if (index === 0 || /[-_./\\'":$<>()[\]{} ]/.test(text.charAt(index - 1))) return true;
  return /\p{Lu}/u.test(text.charAt(index)) && !/\p{Lu}/u.test(text.charAt(index - 1));
}

function isSubsequence(letters: string, text: string): boolean {
  let position = 0;
  for (const letter of letters) {
    position = text.indexOf(letter, position) + 1;
    if (position === 0) return false;
  }
  return true;
}
