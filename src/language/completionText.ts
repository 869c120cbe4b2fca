import type { TextEdit } from "./format";
import type { Slot } from "./cursorSlot";
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
  readonly documentation?: string;
  readonly retrigger: boolean;
}

/** Text of data in a snippet: `$`, `}` and `\` stand for themselves. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** A JSON value as text of a snippet. */
export function jsonSnippet(value: string | number | boolean): string {
  return escapeSnippet(JSON.stringify(value));
}

/**
 * The suggestion that puts `offer` into `slot`: with the comma, colon or blank that is missing around it. `order` is its
 * place among the suggestions, used until something is typed.
 */
export function suggestionAt(slot: Slot, offer: Offer, order: number): Suggestion {
  const { label, kind, detail, documentation, retrigger } = offer;
  const missing = [
    ...(slot.missingComma === undefined ? [] : [{ offset: slot.missingComma, newText: "," }]),
    ...(slot.missingColon === undefined ? [] : [{ offset: slot.missingColon, newText: ":" }]),
  ];
  const touching = missing.filter(({ offset }) => offset === slot.span.offset).map(({ newText }) => newText);
  const edits: readonly TextEdit[] = missing
    .filter(({ offset }) => offset !== slot.span.offset)
    .map(({ offset, newText }) => ({ span: { offset, length: 0 }, newText }));
  const before = touching.length > 0 ? `${touching.join("")} ` : slot.needsBlank ? " " : "";
  const after = `${slot.needsComma ? "," : ""}${slot.needsBlankAfter ? " " : ""}`;
  // The cursor ends before what is added here.
  const end = after !== "" && !/(?<!\\)\$0/.test(offer.snippet) ? "$0" : "";
  return {
    label,
    kind,
    span: slot.span,
    insertText: `${before}${offer.snippet}${end}${after}`,
    filterText: `${openingQuote(slot)}${offer.filter ?? label}`,
    sortText: String(order).padStart(5, "0"),
    detail,
    retrigger,
    ...(edits.length === 0 ? {} : { edits }),
    ...(documentation === undefined ? {} : { documentation }),
  };
}

/** The quote that the slot's span begins with: the typed word has it, so the text that it is compared with has it too. */
function openingQuote({ node }: Slot): string {
  return node?.type === "string" ? '"' : "";
}
