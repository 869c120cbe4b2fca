import type { Span } from "../../base/span";
import type { TextEdit } from "../../base/textEdit";
import { layoutTokens, type Layout } from "./formatLayout";
import { readTokens, type Token } from "./formatTokens";
import { isTooDeep } from "../jsonTree";

export interface FormatOptions {
  /** Columns of one step of indentation. */
  readonly tabSize: number;
  readonly insertSpaces: boolean;
}

/** Leaf arrays stay on one line up to this many columns. */
const printWidth = 100;

/**
 * The edits that lay a pattern out: one field a line, and each leaf's array on one line where it fits 100 columns, as
 * people write patterns. Only the blanks between tokens change, so nothing is lost; a second run has no edits. Broken
 * text is laid out as far as it can be read, and left alone where a string or a comment has no end, or where it is nested deeper than EventBridge reads. With `within`, only
 * the edits that touch that span.
 */
export function formatPattern(text: string, options: FormatOptions, within?: Span): readonly TextEdit[] {
  const tokens = isTooDeep(text) ? undefined : readTokens(text);
  if (tokens === undefined) return [];
  const layout: Layout = {
    lineBreak: /\r?\n/.exec(text)?.[0] ?? "\n",
    indent: options.insertSpaces ? " ".repeat(options.tabSize) : "\t",
    tabSize: options.tabSize,
    printWidth,
  };
  const lastToken = tokens.at(-1);
  if (lastToken === undefined) return [];
  const endsWithLineBreak = /[\r\n]/.test(text.slice(lastToken.offset + lastToken.text.length));
  const gaps = [...layoutTokens(tokens, layout), endsWithLineBreak ? layout.lineBreak : ""];
  return gapEdits(text, tokens, gaps).filter(({ span }) => within === undefined || touches(span, within));
}

/** The edits that give each gap before a token, and the one at the end, the blanks it should have. */
function gapEdits(text: string, tokens: readonly Token[], gaps: readonly string[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let end = 0;
  for (const [index, gap] of gaps.entries()) {
    const next = tokens[index]?.offset ?? text.length;
    if (text.slice(end, next) !== gap) {
      edits.push({ span: { offset: end, length: next - end }, newText: gap });
    }
    const token = tokens[index];
    if (token !== undefined) end = token.offset + token.text.length;
  }
  return edits;
}

function touches(one: Span, other: Span): boolean {
  return one.offset <= other.offset + other.length && other.offset <= one.offset + one.length;
}
