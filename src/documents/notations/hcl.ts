import type { TextEdit } from "../../base/textEdit";
import type { Notation } from "../notation";
import { rewriteIn } from "../rewrite";
import { isOneStop } from "../tabStops";
import type { ValueWriter, WrittenEntry, WrittenValue } from "../written";
import { bracketed, type BracketStyle } from "./bracketed";

/**
 * An object of HCL, whose keys are names or texts in quotes, with `=` or `:` behind them, and whose texts have double
 * quotes. What is added looks as what is around it, or else as the first entry of the pattern.
 */
export function hcl(document: string, text: string, root: WrittenValue): Notation {
  return { id: "hcl", editsToDocument: (_map, edits) => rewrite(edits) };

  function rewrite(edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
    return rewriteIn({ text, root, writer: hclWriter(document, root) })(edits);
  }
}

function hclWriter(document: string, root: WrittenValue): ValueWriter {
  const first = root.entries?.find(({ value }) => value !== undefined);
  const sliceOf = (start: number, end: number): string => document.slice(start, end);
  const firstKey = first?.key && sliceOf(first.key.offset, endOf(first.key));
  const between = first?.key && first.value && sliceOf(endOf(first.key), first.value.span.offset);
  const style: BracketStyle = {
    string: (value) => quoted(value),
    key: (name, old = firstKey) =>
      isOneStop(name) || (old?.startsWith('"') !== true && isName(name)) ? name : quoted(name),
    separator: (beside = between) => separatorLike(beside),
    word: (word) => word,
  };
  const writer = bracketed(document, style);
  /** Behind the line that ends a heredoc nothing else can stand. */
  const endsInHeredoc = ({ span }: WrittenEntry): boolean => /<<-?\w/.test(sliceOf(span.offset, endOf(span)));
  return {
    ...writer,
    splice(container, index, removed, entries) {
      const all = container.entries ?? [];
      if (all.some(endsInHeredoc)) return undefined;
      const gap = all[index];
      if (removed !== 1 || gap?.isGap !== true) return writer.splice(container, index, removed, entries);
      const texts = entries.map((entry) => writer.writeEntry(entry, container));
      if (texts.includes(undefined)) return undefined;
      const isObject = document[container.span.offset] === "{";
      const { offset } = gap.span;
      const [before, after] = [all[index - 1], all[index + 1]];
      /** Whether a comma has to stand between two entries that have this between them. */
      const needsComma = (between: string): boolean =>
        !between.includes(",") && !(isObject && between.includes("\n"));
      const lead = before !== undefined && needsComma(sliceOf(endOf(before.span), offset)) ? ", " : "";
      const tail = after !== undefined && needsComma(sliceOf(offset, after.span.offset)) ? ", " : "";
      return [{ span: gap.span, newText: `${lead}${texts.join(", ")}${tail}` }];
    },
  };
}

/** A text in quotes, with what would open a template, and what HCL has no escape for, spelled as it is to be. */
export function quoted(value: string): string {
  return JSON.stringify(value)
    .replaceAll(/\\./g, (escape) => SPELLINGS.get(escape) ?? escape)
    .replaceAll(/[$%]\{/g, (opening) => opening.charAt(0) + opening);
}

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  [String.raw`\b`, String.raw`\u0008`],
  [String.raw`\f`, String.raw`\u000c`],
]);

/** Whether a key may stand without quotes. The first word of an object that is `for` begins an expression. */
function isName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(text) && !RESERVED.has(text);
}

const RESERVED = new Set(["for", "true", "false", "null"]);

/** A colon as it stands, and an equals sign without the spaces that put values in one column. */
function separatorLike(beside: string | undefined): string {
  if (beside?.includes(":") !== true) return " = ";
  return /^\s/.test(beside) ? " : " : ": ";
}

function endOf(span: { readonly offset: number; readonly length: number }): number {
  return span.offset + span.length;
}
