import { CST, Lexer, Parser } from "yaml";

/** A value of a YAML text, broken or not, with the offsets of all that is written of it. */
export type YamlNode = YamlCollection | YamlScalar | YamlAlias;

interface Located {
  /** Where the value begins, behind its tag and anchor, and where its last letter ends. */
  readonly offset: number;
  readonly end: number;
  /** Where its tag or anchor begins; the offset where it has none. */
  readonly start: number;
  /** `!Sub`; undefined where there is none or a standard one such as `!!str`. */
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
}

export interface YamlCollection extends Located {
  readonly kind: "map" | "seq";
  /** Whether it stands between brackets. */
  readonly isFlow: boolean;
  readonly entries: readonly YamlEntry[];
}

/** A member of a map or an item of a sequence. */
export interface YamlEntry {
  /** Without the dash of an item. */
  readonly offset: number;
  readonly end: number;
  /** Undefined in a sequence. */
  readonly key: YamlScalar | undefined;
  /** Where the colon or dash ends; undefined where it is missing, or not needed. */
  readonly lead: number | undefined;
  readonly value: YamlNode | undefined;
}

export interface YamlScalar extends Located {
  readonly kind: "scalar";
  readonly style: "plain" | "single" | "double" | "block";
  /** As it is written; that of a block without its header. */
  readonly source: string;
  /** Where the source begins, which in a block is behind the header. */
  readonly sourceOffset: number;
  /** `|` or `>` with its indicators. */
  readonly header: string;
}

export interface YamlAlias extends Located {
  readonly kind: "alias";
  readonly name: string;
}

/** How many collections may be open at once, and how deep values are read: the library closes them on the stack. */
const maxOpen = 500;
const maxDepth = 200;

/**
 * The values of the documents of a YAML text, as far as they can be read; JSON is one. Read from the library's tokens,
 * which it groups in time linear in the text and which keep what is half typed. Undefined where hundreds of collections
 * are open at once.
 */
export function readYaml(text: string): readonly YamlNode[] | undefined {
  const parser = new Parser();
  const values: YamlNode[] = [];
  const take = (tokens: Iterable<CST.Token>): void => {
    for (const token of tokens) {
      if (token.type !== "document") continue;
      const value = toNode(token.start, token.value, 0);
      if (value !== undefined) values.push(value);
    }
  };
  for (const source of new Lexer().lex(text)) {
    take(parser.next(source));
    if (parser.stack.length > maxOpen) return undefined;
  }
  take(parser.end());
  return values;
}

function toNode(
  before: readonly CST.SourceToken[],
  token: CST.Token | null | undefined,
  depth: number,
): YamlNode | undefined {
  if (token === null || token === undefined || depth > maxDepth) return undefined;
  const tag = before.find(({ type, source }) => type === "tag" && !source.startsWith("!!"))?.source;
  const anchor = before.find(({ type }) => type === "anchor");
  const first = before.find(({ type }) => type === "tag" || type === "anchor");
  const props = { tag, anchor: anchor?.source.slice(1), start: first?.offset ?? token.offset };
  switch (token.type) {
    case "block-map":
    case "block-seq": {
      const isMap = token.type === "block-map";
      const entries = token.items.flatMap((item) => toEntries(item, isMap, false, depth + 1));
      const end = entries.at(-1)?.end ?? token.offset;
      const offset = isMap ? (entries[0]?.offset ?? token.offset) : token.offset;
      return { kind: isMap ? "map" : "seq", isFlow: false, entries, ...props, offset, end };
    }
    case "flow-collection": {
      const isMap = token.start.type === "flow-map-start";
      const entries = token.items.flatMap((item) => toEntries(item, isMap, true, depth + 1));
      const close = token.end.find(({ type }) => type === "flow-map-end" || type === "flow-seq-end");
      const end = close === undefined ? (entries.at(-1)?.end ?? token.offset + 1) : close.offset + 1;
      return { kind: isMap ? "map" : "seq", isFlow: true, entries, offset: token.offset, end, ...props };
    }
    case "block-scalar": {
      const header = token.props.find(({ type }) => type === "block-scalar-header");
      const sourceOffset = token.props.reduce(
        (end, prop) => ("source" in prop ? Math.max(end, prop.offset + prop.source.length) : end),
        token.offset,
      );
      const end = sourceOffset + token.source.trimEnd().length;
      const { source } = token;
      const style = "block" as const;
      return {
        kind: "scalar",
        style,
        source,
        sourceOffset,
        header: header !== undefined && "source" in header ? header.source : "|",
        ...props,
        offset: token.offset,
        end,
      };
    }
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
      return { ...toScalar(token), ...props };
    case "alias": {
      const { offset, source } = token;
      return { kind: "alias", name: source.slice(1), ...props, offset, end: offset + source.length };
    }
    default:
      return undefined;
  }
}

function toScalar({ type, source, offset }: CST.FlowScalar): YamlScalar {
  const style =
    type === "single-quoted-scalar" ? "single" : type === "double-quoted-scalar" ? "double" : "plain";
  const end = offset + source.length;
  const props = { tag: undefined, anchor: undefined, start: offset, header: "" };
  return { kind: "scalar", style, source, sourceOffset: offset, ...props, offset, end };
}

function toEntries(
  { start, key, sep, value }: CST.CollectionItem,
  isMap: boolean,
  isFlow: boolean,
  depth: number,
): readonly YamlEntry[] {
  if (isMap) {
    if (key === undefined && sep === undefined) return [];
    return toMembers(key, sep, value, depth);
  }
  // A pair between square brackets is a map of one member.
  if (isFlow && sep !== undefined) {
    const entries = toMembers(key, sep, value, depth + 1);
    const [offset, end] = [entries[0]?.offset ?? 0, entries.at(-1)?.end ?? 0];
    const located = { offset, end, start: offset, tag: undefined, anchor: undefined };
    const map: YamlNode = { kind: "map", isFlow: true, entries, ...located };
    return [{ offset, end, key: undefined, lead: undefined, value: map }];
  }
  const dash = start.find(({ type }) => type === "seq-item-ind");
  if (!isFlow && dash === undefined) return [];
  const lead = dash === undefined ? undefined : endOf(dash);
  const node = toNode(start, value ?? key, depth);
  if (node === undefined && isFlow) return [];
  const offset = node?.start ?? lead ?? 0;
  return [{ offset, end: Math.max(offset, node?.end ?? offset), key: undefined, lead, value: node }];
}

/** A member, and before it what is half typed on the lines above its key, which YAML takes for a part of that. */
function toMembers(
  key: CST.Token | null | undefined,
  sep: readonly CST.SourceToken[] | undefined,
  value: CST.Token | null | undefined,
  depth: number,
): readonly YamlEntry[] {
  if (!CST.isScalar(key) || key.type === "block-scalar" || key.type === "alias") return [];
  const colon = sep?.find(({ type }) => type === "map-value-ind");
  const lead = colon === undefined ? undefined : endOf(colon);
  const node = toNode(sep ?? [], value, depth);
  const lines = key.type === "scalar" ? wordsOf(key) : [toScalar(key)];
  return lines.map((line, index) => {
    const isLast = index === lines.length - 1;
    if (!isLast) return { offset: line.offset, end: line.end, key: line, lead: undefined, value: undefined };
    const end = Math.max(node?.end ?? 0, lead ?? 0, line.end);
    return { offset: line.offset, end, key: line, lead, value: node };
  });
}

/** The lines of a plain scalar, of which only the last one can be a key. */
function wordsOf({ type, source, offset }: CST.FlowScalar): readonly YamlScalar[] {
  const words: YamlScalar[] = [];
  for (const { 0: word, index } of source.matchAll(/[^\s](?:[^\n]*[^\s])?/g)) {
    words.push(toScalar({ type, source: word, offset: offset + index, indent: 0 }));
  }
  return words;
}

function endOf({ offset, source }: CST.SourceToken): number {
  return offset + source.length;
}
