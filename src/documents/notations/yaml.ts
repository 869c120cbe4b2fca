import type { TextEdit } from "../../base/textEdit";
import type { Notation } from "../notation";
import { rewriteIn } from "../rewrite";
import { isOneStop } from "../tabStops";
import type { EntryShape, Shape, ValueWriter, WrittenEntry, WrittenValue } from "../written";
import { bracketed } from "./bracketed";
import { quotesOf, writeYamlString, type YamlQuotes } from "./yamlText";
import { yamlStyle, type YamlStyle } from "./yamlStyle";

/** A value of a pattern as YAML has it: its span has its tag and anchor. */
export interface YamlWritten extends WrittenValue {
  /** Whether it stands between brackets. */
  readonly isFlow: boolean;
}

/** A member or item; the span of an item is without its dash. */
export interface YamlWrittenEntry extends WrittenEntry {
  /** Where the colon or dash ends; undefined where none is written. */
  readonly lead: number | undefined;
  readonly inFlow: boolean;
}

/** YAML, block or flow as what is around is; JSON in a YAML text is flow. */
export function yamlNotation(document: string, text: string, root: YamlWritten): Notation {
  const rewrite = rewriteIn({ text, root, writer: new YamlWriter(document, yamlStyle(document, root)) });
  return { id: "yaml", editsToDocument: (_, edits) => rewrite(edits) };
}

/** Where lines that go on in block are indented to: columns. */
type Column = number;

class YamlWriter implements ValueWriter<YamlWritten> {
  readonly #document: string;
  readonly #style: YamlStyle;
  readonly #flow: ReturnType<typeof bracketed>;

  constructor(document: string, style: YamlStyle) {
    this.#document = document;
    this.#style = style;
    this.#flow = bracketed(document, {
      string: (value, old) => writeYamlString(value, old === undefined ? style.strings : quotesOf(old), true),
      key: (name, old) => writeYamlString(name, old === undefined ? style.keys : quotesOf(old), true),
      separator: () => ": ",
      word: writeWord,
      kept: (written) => (/[\n,[\]{}#]/.test(written) && !/^(["']).*\1$/.test(written) ? undefined : written),
    });
  }

  setValue(
    { value, entry }: { readonly value: YamlWritten | undefined; readonly entry?: WrittenEntry | undefined },
    shape: Shape,
  ): readonly TextEdit[] | undefined {
    const place = entry as YamlWrittenEntry | undefined;
    const old = value && this.#slice(value.span.offset, endOf(value));
    if (old?.startsWith("&") === true) return undefined;
    if (place?.inFlow === true) {
      return entry === undefined ? undefined : this.#flow.setValue({ value, entry }, shape);
    }
    if (value?.entries !== undefined && /(?:^|\s)#/.test(old ?? "")) return undefined;
    const isItem = place !== undefined && place.key === undefined;
    const quotes =
      shape.kind === "string" && old !== undefined && value?.entries === undefined
        ? quotesOf(old)
        : undefined;
    if (value !== undefined) {
      const [start, end] = [value.span.offset, endOf(value)];
      const column = this.#columnOf(start);
      if (isItem || this.#isOnOwnLine(start)) {
        // What stands on the lines below its key stays there, unless it becomes a word.
        const lead = place?.lead ?? start;
        const isTooFarLeft =
          shape.kind !== "array" && place !== undefined && column <= this.#columnOf(place.span.offset);
        const becomesWord =
          !isItem && value.entries !== undefined && !value.isFlow && (isWord(shape) || isTooFarLeft);
        const between = this.#slice(lead, start);
        if (becomesWord && between.includes("#")) return undefined;
        if (becomesWord && place !== undefined) {
          return this.#replace(
            lead,
            end,
            this.#afterKey(shape, this.#columnOf(place.span.offset), undefined),
          );
        }
        return this.#replace(
          start,
          end,
          isItem ? this.#item(shape, column, quotes) : this.#block(shape, column, quotes),
        );
      }
    }
    const lead = place?.lead ?? (place === undefined ? undefined : endOfSpan(place));
    const parent = this.#columnOf(place?.span.offset ?? this.#lineStartOf(value?.span.offset ?? 0));
    const written = isItem
      ? this.#spaced(this.#item(shape, parent, quotes))
      : this.#afterKey(shape, parent, quotes);
    if (written === undefined) return undefined;
    const colon = place !== undefined && place.lead === undefined && !isItem ? ":" : "";
    const end = value === undefined ? (lead ?? 0) : endOf(value);
    const from = lead ?? this.#blanksBefore(value?.span.offset ?? 0);
    return this.#replace(from, end, `${colon}${written}`);
  }

  rename({ key, ...entry }: WrittenEntry, name: string): readonly TextEdit[] | undefined {
    if (key === undefined) return undefined;
    const [start, end] = [key.offset, key.offset + key.length];
    const { inFlow } = entry as unknown as YamlWrittenEntry;
    return this.#replace(start, end, writeYamlString(name, quotesOf(this.#slice(start, end)), inFlow));
  }

  splice(
    container: YamlWritten,
    index: number,
    removed: number,
    entries: readonly EntryShape[],
  ): readonly TextEdit[] | undefined {
    if (container.isFlow) return this.#flow.splice(container, index, removed, entries);
    const all = (container.entries ?? []) as readonly YamlWrittenEntry[];
    const [before, first, last, after] = [
      all[index - 1],
      all[index],
      all[index + removed - 1],
      all[index + removed],
    ];
    const sample = first ?? before ?? after;
    if (sample === undefined) return undefined;
    const column = this.#columnOf(this.#startOf(sample));
    const isSeq = sample.key === undefined;
    const texts = entries.map((entry) => this.#entry(entry, column));
    if (texts.includes(undefined)) return undefined;
    const joint = `\n${" ".repeat(column)}${isSeq ? "- " : ""}`;
    if (removed > 0 && first !== undefined && last !== undefined) {
      const old = this.#slice(first.span.offset, endOfSpan(last));
      if ((removed > 1 || texts.length > 0) && /(?:^|\s)#/.test(old)) return undefined;
      if (texts.length === 0) return this.#remove(first, last, before, after);
      const start = Math.max(first.span.offset, isSeq ? (first.lead ?? 0) : 0);
      const blank = isSeq && start === first.lead ? " " : "";
      return this.#replace(start, Math.max(start, endOfSpan(last)), `${blank}${texts.join(joint)}`);
    }
    if (before !== undefined) {
      const at = this.#lineEnd(Math.max(endOfSpan(before), before.lead ?? 0));
      return at === undefined ? undefined : this.#replace(at, at, `${joint}${texts.join(joint)}`);
    }
    if (after === undefined) return undefined;
    const at = this.#startOf(after);
    const text = texts.map((each) => `${isSeq ? "- " : ""}${each ?? ""}`).join(`\n${" ".repeat(column)}`);
    return this.#replace(at, at, `${text}\n${" ".repeat(column)}`);
  }

  #remove(
    first: YamlWrittenEntry,
    last: YamlWrittenEntry,
    before: YamlWrittenEntry | undefined,
    after: YamlWrittenEntry | undefined,
  ): readonly TextEdit[] | undefined {
    const start = this.#startOf(first);
    if (!this.#isOnOwnLine(start)) {
      if (after === undefined) return undefined;
      const next = this.#startOf(after);
      return /(?:^|\s)#/.test(this.#slice(endOfSpan(last), next))
        ? undefined
        : this.#replace(start, next, "");
    }
    if (before === undefined && after === undefined) return undefined;
    const end = this.#lineEnd(Math.max(endOfSpan(last), last.lead ?? 0));
    if (end === undefined) return undefined;
    const lineStart = this.#lineStartOf(start);
    const newline = this.#document.indexOf("\n", end);
    if (newline !== -1) return this.#replace(lineStart, newline + 1, "");
    return this.#replace(this.#document[lineStart - 2] === "\r" ? lineStart - 2 : lineStart - 1, end, "");
  }

  /** A member or item without its dash; its further lines stand below `column`. */
  #entry({ key, value }: EntryShape, column: Column): string | undefined {
    if (key === undefined) return value && this.#item(value, column + 2, undefined);
    const name = "name" in key ? key.name : this.#slice(key.kept.offset, key.kept.offset + key.kept.length);
    const written = "kept" in key || isOneStop(name) ? name : writeYamlString(name, this.#style.keys, false);
    if (value === undefined) return written;
    const after = this.#afterKey(value, column, undefined);
    return after && `${written}:${after}`;
  }

  /** What follows a key's colon, with the blank or line end before it. */
  #afterKey(shape: Shape, column: Column, quotes: YamlQuotes | undefined): string | undefined {
    const isArray = shape.kind === "array";
    if (isWord(shape) || (isArray && this.#style.flowArrays))
      return this.#spaced(this.#inline(shape, quotes));
    const inner = column + (isArray ? this.#style.sequenceIndent : this.#style.indent);
    const block = this.#block(shape, inner, quotes);
    return block && `\n${" ".repeat(inner)}${block}`;
  }

  /** A value that begins at a column, on lines of its own. */
  #block(shape: Shape, column: Column, quotes: YamlQuotes | undefined): string | undefined {
    if (isWord(shape)) return this.#inline(shape, quotes);
    if (shape.kind === "array" && this.#style.flowArrays) return this.#inline(shape, quotes);
    if (!("entries" in shape)) return undefined;
    const lines = shape.entries.map((entry) => this.#entry(entry, column));
    if (lines.includes(undefined)) return undefined;
    const dash = shape.kind === "array" ? "- " : "";
    return lines.map((line) => `${dash}${line ?? ""}`).join(`\n${" ".repeat(column)}`);
  }

  /** A value behind a dash; an object's further keys stand at `column`. */
  #item(shape: Shape, column: Column, quotes: YamlQuotes | undefined): string | undefined {
    return shape.kind === "object" && shape.entries.length > 0 && !this.#style.flowArrays
      ? this.#block(shape, column, quotes)
      : this.#inline(shape, quotes);
  }

  /** A value on one line. */
  #inline(shape: Shape, quotes: YamlQuotes | undefined): string | undefined {
    if (shape.kind === "string") return writeYamlString(shape.value, quotes ?? this.#style.strings, false);
    if (shape.kind === "kept") {
      const letters = this.#slice(shape.value.span.offset, shape.value.span.offset + shape.value.span.length);
      return letters.includes("\n") ? undefined : letters;
    }
    return this.#flow.write(shape);
  }

  #spaced(text: string | undefined): string | undefined {
    return text === undefined ? undefined : ` ${text}`;
  }

  /** Where an entry begins: the dash of an item. */
  #startOf({ span, key, lead }: YamlWrittenEntry): number {
    return key === undefined && lead !== undefined ? lead - 1 : span.offset;
  }

  /** The end of the line at an offset; undefined where something stands there before it but a comment. */
  #lineEnd(offset: number): number | undefined {
    const rest = /[ \t]*(?:[ \t]#[^\r\n]*)?(?=\r?\n|$)/y;
    rest.lastIndex = offset;
    const found = rest.exec(this.#document);
    return found === null ? undefined : offset + found[0].trimEnd().length;
  }

  #lineStartOf(offset: number): number {
    return this.#document.lastIndexOf("\n", offset - 1) + 1;
  }

  #isOnOwnLine(offset: number): boolean {
    return this.#slice(this.#lineStartOf(offset), offset).trim() === "";
  }

  #blanksBefore(offset: number): number {
    const start = this.#lineStartOf(offset);
    return start + this.#slice(start, offset).trimEnd().length;
  }

  #columnOf(offset: number): Column {
    const start = this.#lineStartOf(offset);
    if (offset > start) return offset - start;
    return /^ */.exec(this.#document.slice(start, start + 200))?.[0].length ?? 0;
  }

  #slice(start: number, end: number): string {
    return this.#document.slice(start, end);
  }

  #replace(start: number, end: number, newText: string | undefined): readonly TextEdit[] | undefined {
    if (newText === undefined) return undefined;
    const written = this.#document.includes("\r\n") ? newText.replaceAll("\n", "\r\n") : newText;
    return [{ span: { offset: start, length: end - start }, newText: written }];
  }
}

/** Whether a value is written on one line whatever is around it. */
function isWord(shape: Shape): boolean {
  return !("entries" in shape) || shape.entries.length === 0;
}

function writeWord(text: string): string | undefined {
  return /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?|[\uE000-\uF8FF])$/.test(text) ? text : undefined;
}

function endOf({ span }: WrittenValue): number {
  return span.offset + span.length;
}

function endOfSpan({ span }: WrittenEntry): number {
  return span.offset + span.length;
}
