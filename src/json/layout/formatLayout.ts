import type { Token } from "./formatTokens";

/** How a pattern is laid out. */
export interface Layout {
  readonly lineBreak: string;
  /** One step of indentation. */
  readonly indent: string;
  /** Columns that one step takes. */
  readonly tabSize: number;
  readonly printWidth: number;
}

/** A bracket, what stands in it and its closing bracket, if it has one; the whole text is one without brackets. */
interface Group {
  readonly open: number | undefined;
  close: number | undefined;
  readonly items: (number | Group)[];
  /** Whether it stays on one line where it fits: a leaf's array and what is in it, never an object of fields. */
  readonly mayBeInline: boolean;
}

/**
 * The blanks that belong before each token. A group goes on one line when it may
 * and fits; otherwise each of its items has a line of its own. One blank line between items is kept.
 */
export function layoutTokens(tokens: readonly Token[], layout: Layout): readonly string[] {
  const gaps = new Array<string>(tokens.length).fill("");
  const widths = new Map<Group, number | undefined>();
  let column = 0;

  function token(index: number): Token {
    const found = tokens[index];
    if (found === undefined) throw new RangeError(`No token ${index}`);
    return found;
  }

  function put(index: number, gap: string, depth: number): void {
    gaps[index] = gap;
    column = gap.includes("\n") ? depth * layout.tabSize : column + gap.length;
    column += token(index).text.length;
  }

  /** Columns of the group on one line; undefined when it has to be broken. */
  function flatWidth(group: Group): number | undefined {
    if (!widths.has(group)) widths.set(group, measure(group));
    return widths.get(group);
  }

  function measure(group: Group): number | undefined {
    if (!group.mayBeInline || group.open === undefined || group.close === undefined) return undefined;
    let width = 2 + inlineEdge(tokens, group).length * 2;
    for (const item of group.items) {
      const index = firstToken(item);
      if (index !== group.open + 1) width += inlineGap(token(index - 1), token(index)).length;
      const itemWidth = typeof item === "number" ? plainWidth(token(item)) : flatWidth(item);
      if (itemWidth === undefined) return undefined;
      width += itemWidth;
    }
    return width;
  }

  function printInline(group: Group): void {
    const edge = inlineEdge(tokens, group);
    for (const item of group.items) {
      const index = firstToken(item);
      put(index, index - 1 === group.open ? edge : inlineGap(token(index - 1), token(index)), 0);
      if (typeof item !== "number") printInline(item);
    }
    if (group.close !== undefined) put(group.close, edge, 0);
  }

  function printBroken(group: Group, depth: number): void {
    const newLine = layout.lineBreak + layout.indent.repeat(depth);
    for (const item of group.items) {
      const index = firstToken(item);
      put(index, brokenGap(tokens[index - 1], token(index), newLine, layout.lineBreak), depth);
      if (typeof item !== "number") print(item, depth);
    }
    if (group.close === undefined) return;
    const isEmpty = group.items.length === 0;
    put(group.close, isEmpty ? "" : layout.lineBreak + layout.indent.repeat(depth - 1), depth - 1);
  }

  function print(group: Group, depth: number): void {
    const width = flatWidth(group);
    // One column is left for the comma that may follow; the opening bracket is printed already.
    if (width !== undefined && column - 1 + width + 1 <= layout.printWidth) printInline(group);
    else printBroken(group, depth + 1);
  }

  printBroken(groupTokens(tokens), 0);
  return gaps;
}

/** The tokens grouped by their brackets. A bracket that closes nothing is an item like any other. */
function groupTokens(tokens: readonly Token[]): Group {
  const root: Group = { open: undefined, close: undefined, items: [], mayBeInline: false };
  const stack: Group[] = [];
  const openFor: Record<string, number> = { "]": 0, "}": 0 };
  function count(open: number | undefined, by: number): void {
    const closer = closerOf(tokens, open);
    if (closer !== undefined) openFor[closer] = (openFor[closer] ?? 0) + by;
  }
  for (const [index, { kind, text }] of tokens.entries()) {
    const current = stack.at(-1) ?? root;
    if (kind === "open") {
      const mayBeInline = current.mayBeInline || (text === "[" && !isOrValue(tokens, index));
      const opened: Group = { open: index, close: undefined, items: [], mayBeInline };
      current.items.push(opened);
      stack.push(opened);
      count(index, 1);
      continue;
    }
    // Counted, so that a bracket that closes nothing is not compared with all that are open.
    const closed =
      kind === "close" && (openFor[text] ?? 0) > 0
        ? stack.findLastIndex(({ open }) => closerOf(tokens, open) === text)
        : -1;
    const group = stack[closed];
    if (group === undefined) {
      current.items.push(index);
    } else {
      group.close = index;
      for (const { open } of stack.splice(closed)) count(open, -1);
    }
  }
  return root;
}

function closerOf(tokens: readonly Token[], open: number | undefined): "}" | "]" | undefined {
  if (open === undefined) return undefined;
  return tokens[open]?.text === "{" ? "}" : "]";
}

function isOrValue(tokens: readonly Token[], index: number): boolean {
  return tokens[index - 1]?.kind === "colon" && tokens[index - 2]?.text === '"$or"';
}

function firstToken(item: number | Group): number {
  const index = typeof item === "number" ? item : item.open;
  if (index === undefined) throw new RangeError("Only the whole text has no opening bracket.");
  return index;
}

/** Columns of a token on one line; undefined for a comment, which keeps its group broken. */
function plainWidth({ kind, text }: Token): number | undefined {
  return kind === "comment" ? undefined : text.length;
}

/** What stands inside the brackets of a group on one line: a blank in `{ "prefix": "a" }`, nothing in `["a"]`. */
function inlineEdge(tokens: readonly Token[], { open, items }: Group): string {
  return items.length > 0 && open !== undefined && tokens[open]?.text === "{" ? " " : "";
}

function inlineGap(before: Token, token: Token): string {
  if (token.kind === "comma" || token.kind === "colon") return "";
  if (before.kind === "comma" || before.kind === "colon") return " ";
  // Two tokens without a comma: a blank between them stays, and none is added, or `1a` would become `1 a`.
  return touching(before, token) ? "" : " ";
}

function brokenGap(before: Token | undefined, token: Token, newLine: string, lineBreak: string): string {
  if (before === undefined) return "";
  if (before.kind === "comment" && before.text.startsWith("//")) return newLine;
  const isSeparator = token.kind === "comma" || token.kind === "colon";
  const isTrailingComment = token.kind === "comment" && token.linesBefore === 0;
  if (before.kind === "colon" || isSeparator || isTrailingComment) {
    return isSeparator ? "" : " ";
  }
  const ends = before.kind === "comma" || before.kind === "open" || token.linesBefore > 0;
  if (!ends) return touching(before, token) ? "" : " ";
  const keepsBlankLine = before.kind !== "open" && token.linesBefore > 1;
  return keepsBlankLine ? lineBreak + newLine : newLine;
}

function touching(before: Token, token: Token): boolean {
  return before.offset + before.text.length === token.offset;
}
