import type { TextEdit } from "../../../base/textEdit";
import { lazily } from "../../../base/lazily";
import { remember } from "../../../base/remember";
import type { FormatOptions } from "../../../json/layout/format";
import { spanOf } from "../../../json/nodesAround";
import type { TolerantArray, TolerantNode } from "../../../json/tolerantTree";
import type { PatternDocument } from "../../patternDocument";
import { readableTokens, type Token } from "../../../json/layout/formatTokens";
import { textAt } from "./edits";
import { removeEntry, type Change } from "./operations";
import { elementsOf, valueAt } from "./tree";
import { writeChanges, writeEntry } from "./writeOperations";

/** A way to mend what a diagnostic is about. */
export interface QuickFix {
  /** What it does, as the editor's menu shows it. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The one that is nearly always meant: the editor's shortcut takes it. */
  readonly isPreferred: boolean;
  /** Whether "fix all" may do it unasked: nobody would want it otherwise. */
  readonly isMechanical: boolean;
}

/** A fix whose edits may not be made before somebody wants them; none where it cannot be done. */
export type DraftFix = FixWith<Edits>;

type Edits = readonly Change[] | (() => readonly Change[]);
type FixWith<E extends Edits> = Omit<QuickFix, "edits"> & { readonly edits: E };

/** The edits of a fix of a text, made now if they are not. */
export function editsOf({ edits }: DraftFix, context: FixContext): QuickFix["edits"] {
  const changes = typeof edits === "function" ? edits() : edits;
  return writeChanges(
    context.text,
    changes.flatMap((change) => withoutTwins(change, context)),
  );
}

/** A change of an entry of an array that leaves no value there twice: what stands beside it already is not written. */
function withoutTwins(change: Change, { text, root, countsIn }: FixContext): readonly Change[] {
  if (!("kind" in change) || change.kind !== "put") return [change];
  const entry = valueAt(root, change.at);
  if (entry?.parent?.kind !== "array") return [change];
  const counts = countsIn(entry.parent);
  const own = plainJson(textAt(text, spanOf(entry)));
  const written = new Set<string>();
  const entries = change.entries.filter((one) => {
    const json = plainJson(writeEntry(text, one));
    const isNew = (counts.get(json) ?? 0) <= (json === own ? 1 : 0) && !written.has(json);
    written.add(json);
    return isNew;
  });
  if (entries.length === change.entries.length) return [change];
  return entries.length === 0 ? removeEntry(entry) : [{ ...change, entries }];
}

function countValues(list: TolerantArray, text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of elementsOf(list)) {
    const json = plainJson(textAt(text, spanOf(value)));
    counts.set(json, (counts.get(json) ?? 0) + 1);
  }
  return counts;
}

/** JSON without what does not matter between its tokens; as it is where it is none. */
function plainJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

/** What a fix works on. */
export interface FixContext {
  readonly text: string;
  readonly format: FormatOptions;
  /** The text as a tree, which all fixes of a text share; undefined for text without any value, or too deep. */
  readonly root: TolerantNode | undefined;
  /** How often each value stands in an array, by its JSON. */
  readonly countsIn: (list: TolerantArray) => ReadonlyMap<string, number>;
  /** The last token that ends before an offset, comments left out; undefined behind a string or comment without end. */
  readonly tokenBefore: (offset: number) => Token | undefined;
}

/** The context of a pattern, which is read once for all of its fixes. */
export function fixContext(document: PatternDocument, format: FormatOptions): FixContext {
  const { text } = document;
  const read = lazily(() => {
    const { tokens, end } = readableTokens(text);
    return { tokens: tokens.filter(({ kind }) => kind !== "comment"), end };
  });
  const { root, isCutOff } = document.syntax();
  return {
    text,
    format,
    root: isCutOff ? undefined : root,
    countsIn: remember((list: TolerantArray) => countValues(list, text)),
    tokenBefore: (offset) => lastBefore(read(), offset),
  };
}

function lastBefore({ tokens, end }: ReturnType<typeof readableTokens>, offset: number): Token | undefined {
  let [from, to] = [0, tokens.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((tokens[middle]?.offset ?? offset) < offset) from = middle + 1;
    else to = middle;
  }
  return offset > end ? undefined : tokens[from - 1];
}

/** A fix with these edits that the author has to choose. */
export function choice<E extends Edits>(title: string, edits: E): FixWith<E> {
  return { title, edits, isPreferred: false, isMechanical: false };
}

/** The one fix that makes sense, which the author may still want to look at. */
export function preferred<E extends Edits>(title: string, edits: E): FixWith<E> {
  return { title, edits, isPreferred: true, isMechanical: false };
}

/** The one fix that makes sense, done by "fix all" as well. */
export function mechanical<E extends Edits>(title: string, edits: E): FixWith<E> {
  return { title, edits, isPreferred: true, isMechanical: true };
}
