import type { TextEdit } from "../../base/textEdit";
import type { Slot } from "../cursor/cursorSlot";
import type { Suggestion } from "./suggestion";

/** A suggestion as the features make it; where it stands in the text is added by `suggestionAt`. */
export interface Offer {
  readonly label: string;
  readonly kind: Suggestion["kind"];
  /** What is inserted, in VS Code's snippet syntax and without what the place needs around it. */
  readonly snippet: string;
  /** What the typed word is compared with, where that is not the label. */
  readonly filter?: string;
  readonly detail: string;
  readonly documentation?: (() => string) | undefined;
  readonly retrigger: boolean;
}

/** Text of data in a snippet: `$`, `}` and `\` stand for themselves. */
function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** A JSON value as text of a snippet. */
export function jsonSnippet(value: string | number | boolean): string {
  return escapeSnippet(JSON.stringify(value));
}

/** An object on lines of its own, the fields in it indented, as a snippet; the cursor's last stop is behind it. */
export function objectSnippet(fields: string, end = "$0"): string {
  return `{\n${indented(fields)}\n}${end}`;
}

/** The array of a `$or` with its two first branches, as a snippet. */
export const branchesSnippet = `[\n${indented(`${objectSnippet("$1", "")},\n${objectSnippet("$2", "")}`)}\n]$0`;

function indented(snippet: string): string {
  return snippet.replace(/^/gm, "\t");
}

/**
 * The suggestions that put `offers` into `slot`: with the comma, colon or blank that is missing around it. Where the
 * slot is the last thing in an array, the brackets behind it are inserted anew, so that Tab leads out of them. The
 * order of the offers is kept until something is typed.
 */
export function suggestionsAt(slot: Slot, offers: readonly Offer[]): readonly Suggestion[] {
  const missing = missingAround(slot);
  const isTouching = ({ span }: TextEdit): boolean => span.offset === slot.span.offset;
  const touching = missing.filter(isTouching).map(({ newText }) => newText);
  const others = missing.filter((edit) => !isTouching(edit));
  const edits = others.length === 0 ? undefined : others;
  const before = touching.length > 0 ? `${touching.join("")} ` : slot.needsBlank ? " " : "";
  const after = `${slot.needsComma ? "," : ""}${slot.needsBlankAfter ? " " : ""}${slot.closers ?? ""}`;
  const span = { ...slot.span, length: slot.span.length + (slot.closers?.length ?? 0) };
  const quote = slot.node?.type === "string" ? '"' : "";
  return offers.map(({ label, kind, snippet, filter, detail, documentation, retrigger }, order) => ({
    label,
    kind,
    span,
    insertText: `${before}${slot.closers === undefined ? withAfter(snippet, after) : leading(snippet, after)}`,
    filterText: `${quote}${filter ?? label}`,
    sortText: String(order).padStart(5, "0"),
    detail,
    retrigger,
    edits,
    documentation,
  }));
}

function missingAround({ missingComma, missingColon }: Slot): readonly TextEdit[] {
  return [
    ...(missingComma === undefined ? [] : [{ span: { offset: missingComma, length: 0 }, newText: "," }]),
    ...(missingColon === undefined ? [] : [{ span: { offset: missingColon, length: 0 }, newText: ":" }]),
  ];
}

/** A snippet and what is added after it, before which the cursor stays unless the snippet says where it goes. */
function withAfter(snippet: string, after: string): string {
  return `${snippet}${after === "" || /(?<!\\)\$0/.test(snippet) ? "" : "$0"}${after}`;
}

/** A snippet whose cursor goes to its first tab stop, or its end, and from its last one behind `closers`. */
function leading(snippet: string, closers: string): string {
  const hasStops = /(?<!\\)\$(?:\d|\{)/.test(snippet);
  return `${snippet}${hasStops ? "" : "$1"}${closers}$0`;
}
