import type { Span } from "../../base/span";
import { refuse, type Result } from "../../base/result";
import type { WrittenPattern } from "./parsePattern";
import type { UnknownPart } from "./unknownParts";

/** What is to stand in the places of unknown parts: JSON by their expressions. */
export type KnownValues = ReadonlyMap<string, string>;

/** A pattern in which values stand for unknown parts. */
export interface FilledPattern {
  /** Parts without a value are unknown still. */
  readonly written: WrittenPattern;
  /** Where a span of the filled text was before; what was put in is all of the part that it stands for. */
  readonly original: (span: Span) => Span;
}

/**
 * Puts values into the places of a pattern's unknown parts, as a deployment would: the characters of a string, or a number
 * or word, into a text; any JSON where a whole value is missing, a list in a list as its elements; the members of an
 * object where fields are missing. Fields that others replace whatever their order (`yields`) stay unknown. An error,
 * which is a sentence, for a value that cannot stand where it is needed.
 */
export function fillUnknowns(written: WrittenPattern, values: KnownValues): Result<FilledPattern, string> {
  const { text, unknowns = [] } = written;
  const filled = new FilledText(text);
  const left: UnknownPart[] = [];
  for (const part of unknowns) {
    const value = values.get(part.expression)?.trim();
    filled.copyUpTo(part.span.offset);
    if (value === undefined || part.yields === true) {
      left.push({ ...part, span: { ...part.span, offset: filled.length } });
      continue;
    }
    const problem = fill(filled, part, value);
    if (problem !== undefined) return refuse(problem);
  }
  filled.copyUpTo(text.length);
  return {
    ok: true,
    value: {
      written: { ...written, text: filled.text, unknowns: left },
      original: (span) => filled.original(span),
    },
  };
}

/** Fills one part; the sentence that says why its value cannot stand there. */
function fill(
  filled: FilledText,
  { span, expression, holds }: UnknownPart,
  value: string,
): string | undefined {
  if (!filled.isWhole(span)) {
    const inText = textOf(value);
    if (inText === undefined)
      return `Give ${expression} a string, a number, true or false: it is a part of a text in the event pattern.`;
    filled.replace(span, inText);
  } else if (filled.isKey(span)) {
    if (holds === "many") {
      if (!value.startsWith("{"))
        return `Give ${expression} an object: it stands for further fields of the event pattern.`;
      filled.splice(filled.memberAt(span), value.slice(1, -1));
      return undefined;
    }
    const inText = textOf(value);
    if (inText === undefined) return `Give ${expression} a string: it is a key of the event pattern.`;
    filled.replace(span, `"${inText}"`);
  } else if (filled.isElement(span) && value.startsWith("[")) filled.splice(span, value.slice(1, -1));
  else filled.replace(span, value);
  return undefined;
}

/** A value as a part of a JSON string, without quotes; undefined for what is no text. */
function textOf(value: string): string | undefined {
  if (value.startsWith('"')) return value.slice(1, -1);
  return /^[[{]|^null$/.test(value) ? undefined : value;
}

/** A stretch of the new text, and what of the old one it stands for. */
interface Piece {
  readonly at: number;
  readonly old: Span;
  readonly isCopy: boolean;
}

/** A text as it is written anew from its start to its end. */
class FilledText {
  readonly #old: string;
  readonly #pieces: Piece[] = [];
  #from = 0;
  #text = "";

  constructor(old: string) {
    this.#old = old;
  }

  get text(): string {
    return this.#text;
  }

  get length(): number {
    return this.#text.length;
  }

  copyUpTo(offset: number): void {
    if (offset <= this.#from) return;
    this.#put(this.#old.slice(this.#from, offset), { offset: this.#from, length: offset - this.#from }, true);
  }

  replace(span: Span, text: string): void {
    this.#put(text, span, false);
  }

  /** Puts elements or members, which may be none, into the place of one. */
  splice(span: Span, inner: string): void {
    if (inner.trim() !== "") {
      this.replace(span, inner);
      return;
    }
    const end = span.offset + span.length;
    const comma = /^\s*,/.exec(this.#old.slice(end, end + longestGap))?.[0].length;
    if (comma === undefined) this.#text = this.#text.replace(/,\s*$/, "");
    this.replace({ offset: span.offset, length: span.length + (comma ?? 0) }, "");
  }

  /** Whether a part is a whole string of JSON and not a piece of one. */
  isWhole({ offset }: Span): boolean {
    return this.#old[offset] === '"';
  }

  isKey({ offset, length }: Span): boolean {
    return /^\s*:/.test(this.#old.slice(offset + length, offset + length + longestGap));
  }

  isElement({ offset }: Span): boolean {
    return /[[,]\s*$/.test(this.#old.slice(Math.max(0, offset - longestGap), offset));
  }

  /** The member whose key is a part that stands for fields: with its value, which readers write as a number. */
  memberAt({ offset, length }: Span): Span {
    const rest = this.#old.slice(offset + length, offset + length + longestGap);
    return { offset, length: length + (/^\s*:\s*[-\w.+"]*/.exec(rest)?.[0].length ?? 0) };
  }

  original({ offset, length }: Span): Span {
    const start = this.#back(offset, false);
    return { offset: start, length: Math.max(0, this.#back(offset + length, true) - start) };
  }

  #back(offset: number, isEnd: boolean): number {
    const piece = this.#pieces.findLast(({ at }) => (isEnd ? at < offset : at <= offset));
    if (piece === undefined) return offset;
    if (piece.isCopy)
      return Math.min(piece.old.offset + offset - piece.at, piece.old.offset + piece.old.length);
    return isEnd ? piece.old.offset + piece.old.length : piece.old.offset;
  }

  #put(text: string, old: Span, isCopy: boolean): void {
    if (text !== "") this.#pieces.push({ at: this.#text.length, old, isCopy });
    this.#text += text;
    this.#from = old.offset + old.length;
  }
}

/** So much white space between a value and the sign beside it is looked through: readers write far less. */
const longestGap = 1_000;
