import type { Span } from "../../base/span";
import type { TolerantScalar } from "../../json/tolerantTree";

/** The stretch of text that an accepted suggestion replaces, and what is missing around it. */
export interface Slot {
  readonly span: Span;
  /** What stands in the span now. */
  readonly node?: TolerantScalar;
  /** Where a comma is missing before the slot. */
  readonly missingComma?: number;
  /** Where a colon is missing before the slot. */
  readonly missingColon?: number;
  /** Whether a comma is needed after the slot, because something follows it. */
  readonly needsComma: boolean;
  /** Whether the slot follows a comma, colon or brace directly, where people write a blank. */
  readonly needsBlank: boolean;
  /** Whether a closing brace or a string follows the slot directly. */
  readonly needsBlankAfter: boolean;
  /**
   * The brackets that follow the slot on its line and end what is being written there, up to the one of the field's
   * array, with the whitespace before each: ` }]`. Undefined where none follows, or something else does before.
   */
  readonly closers?: string;
}

/** A text and the cursor in it. */
export interface At {
  readonly text: string;
  readonly offset: number;
  /** Whether the document has the letters of a span, so that they can be written anew. */
  readonly isWritten: (span: Span) => boolean;
}

export interface Missing {
  readonly missingComma?: number | undefined;
  readonly missingColon?: number | undefined;
}

/** A slot at the cursor itself, where nothing is written yet. */
export function gapSlot(at: At, missing: Missing = {}, needsComma = false): Slot {
  return slot(at.text, { offset: at.offset, length: 0 }, missing, needsComma);
}

/** A slot that covers a string with its quotes, or a word. */
export function scalarSlot(at: At, node: TolerantScalar, missing: Missing = {}, needsComma = false): Slot {
  const span = { offset: node.offset, length: node.end - node.offset };
  return { ...slot(at.text, span, missing, needsComma), node };
}

function slot(text: string, span: Span, { missingComma, missingColon }: Missing, needsComma: boolean): Slot {
  return {
    span,
    needsComma,
    needsBlank: /[,:{]/.test(text.charAt(span.offset - 1)),
    needsBlankAfter: /[}"]/.test(text.charAt(span.offset + span.length)),
    ...(missingComma === undefined ? {} : { missingComma }),
    ...(missingColon === undefined ? {} : { missingColon }),
  };
}

/**
 * The slot with the brackets that follow it on its line, as far as they are `expected`: `"]"`, or `"}]"` in an operand.
 * Without those that nobody wrote, which a document can leave out.
 */
export function withClosers({ text, isWritten }: At, slot: Slot, expected: string): Slot {
  const start = slot.span.offset + slot.span.length;
  let end = start;
  for (const closer of expected) {
    let at = end;
    while (text.charAt(at) === " " || text.charAt(at) === "\t") at++;
    if (text.charAt(at) !== closer) break;
    end = at + 1;
  }
  if (end === start || !isWritten({ offset: start, length: end - start })) return slot;
  return { ...slot, closers: text.slice(start, end) };
}
