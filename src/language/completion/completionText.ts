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

/**
 * The suggestions that put `offers` into `slot`: with the comma, colon or blank that is missing around it. Their order
 * is kept until something is typed.
 */
export function suggestionsAt(slot: Slot, offers: readonly Offer[]): readonly Suggestion[] {
  const missing = missingAround(slot);
  const isTouching = ({ span }: TextEdit): boolean => span.offset === slot.span.offset;
  const touching = missing.filter(isTouching).map(({ newText }) => newText);
  const others = missing.filter((edit) => !isTouching(edit));
  const edits = others.length === 0 ? undefined : others;
  const before = touching.length > 0 ? `${touching.join("")} ` : slot.needsBlank ? " " : "";
  const after = `${slot.needsComma ? "," : ""}${slot.needsBlankAfter ? " " : ""}`;
  const quote = slot.node?.type === "string" ? '"' : "";
  return offers.map(({ label, kind, snippet, filter, detail, documentation, retrigger }, order) => ({
    label,
    kind,
    span: slot.span,
    insertText: `${before}${snippet}${cursorBefore(after, snippet)}${after}`,
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

/** The tab stop that keeps the cursor before what is added after a snippet, unless the snippet has one. */
function cursorBefore(after: string, snippet: string): string {
  return after === "" || /(?<!\\)\$0/.test(snippet) ? "" : "$0";
}
