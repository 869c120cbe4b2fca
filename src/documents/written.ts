import type { Span } from "../base/span";
import type { TextEdit } from "../base/textEdit";

/**
 * A value of a pattern as its document has it. A reader makes a tree of these along with the text: the entries of each
 * object and array stand for the members and elements of the JSON in the same number and order, but for gaps.
 */
export interface WrittenValue {
  /** From the first to the last letter of the value, without what leads to it (`key:`, `- `). */
  readonly span: Span;
  /**
   * What the object or array consists of; undefined for a scalar, and for what is written in a way of its own whose
   * parts cannot be changed: a reference, a call, an alias, a merge.
   */
  readonly entries: readonly WrittenEntry[] | undefined;
  /** Whether what stands there is known only when it is deployed; its letters are kept, and never written anew. */
  readonly isUnknown?: true;
}

/** A member of an object, or an element of an array. */
export interface WrittenEntry {
  /** All of the entry, with its key, but without what separates it from the others. */
  readonly span: Span;
  /** The key with its quotes; undefined in an array. */
  readonly key: Span | undefined;
  /** Undefined where no value is written yet. */
  readonly value: WrittenValue | undefined;
  /** Whether it stands in the document for a cursor alone, and the text has nothing in its place. */
  readonly isGap?: true;
  /** Whether it is not written here, such as what comes from a merge: it is neither changed nor taken out. */
  readonly isElsewhere?: true;
}

/** A value to be written. */
export type Shape =
  /** Its value may hold tab stops. */
  | { readonly kind: "string"; readonly value: string }
  /** A number, `true`, `false`, `null`, or a tab stop that stands for a value. */
  | { readonly kind: "word"; readonly text: string }
  /** What the document has already; its own letters are used again. */
  | { readonly kind: "kept"; readonly value: WrittenValue }
  | { readonly kind: "array"; readonly entries: readonly EntryShape[] }
  | { readonly kind: "object"; readonly entries: readonly EntryShape[] };

/** An element, or a member with its key; without a value where a tab stop stands for all of it. */
export interface EntryShape {
  readonly key: KeyShape | undefined;
  readonly value: Shape | undefined;
}

/** A key: its name, or the one that the document has. */
export type KeyShape = { readonly name: string } | { readonly kept: Span };

/**
 * What a notation writes. Each returns the edits of the document, or undefined where it cannot be done safely, for
 * instance because a comment would be lost. `rewriteIn` asks for the deepest values that differ, so most are small.
 */
export interface ValueWriter<Value extends WrittenValue = WrittenValue> {
  /** Puts a value in the place of an entry's, or of the whole pattern's where there is no entry. */
  readonly setValue: (
    at:
      | { readonly value: Value; readonly entry?: undefined }
      | { readonly value: Value | undefined; readonly entry: WrittenEntry },
    shape: Shape,
  ) => readonly TextEdit[] | undefined;
  /** Gives an entry another key, in the quotes that it has. */
  readonly rename: (entry: WrittenEntry, name: string) => readonly TextEdit[] | undefined;
  /**
   * Takes `removed` entries of an object or array out from `index` on, and puts others into their place: an insertion
   * removes none, a removal inserts none. The entries in between are not looked at.
   */
  readonly splice: (
    container: Value,
    index: number,
    removed: number,
    entries: readonly EntryShape[],
  ) => readonly TextEdit[] | undefined;
}
