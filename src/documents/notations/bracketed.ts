import type { TextEdit } from "../../base/textEdit";
import type { EntryShape, KeyShape, Shape, ValueWriter, WrittenValue } from "../written";

/** How a language writes the objects and arrays that it encloses in brackets. */
export interface BracketStyle {
  /** A string; `old` is the literal in whose place it comes, whose quotes it should have. */
  readonly string: (value: string, old: string | undefined) => string;
  /** A key; `old` as for a string, else the key of an entry beside it. */
  readonly key: (name: string, old: string | undefined) => string;
  /** What stands between key and value, with its blanks; `beside` is what does so in an entry beside it. */
  readonly separator: (beside: string | undefined) => string;
  /** A number, `true`, `false` or `null`; undefined where the language has no way to write it as it is. */
  readonly word: (text: string) => string | undefined;
  /** What the document has already, as it can stand between brackets; undefined where it cannot. */
  readonly kept?: (written: string) => string | undefined;
}

/**
 * The writer of a notation whose objects are `{ … }` and arrays `[ … ]`, with commas between the entries, or where the
 * entries around have none, new lines. What it inserts among entries on lines of their own gets a line of its own.
 * Comments are kept: what would take one out is undefined.
 */
export function bracketed(
  document: string,
  style: BracketStyle,
): ValueWriter & {
  /** A value on one line; undefined where it cannot be written. */
  readonly write: (shape: Shape) => string | undefined;
  /** An entry on one line, as those of a container are written. */
  readonly writeEntry: (entry: EntryShape, beside?: WrittenValue) => string | undefined;
} {
  const slice = (start: number, end: number): string => document.slice(start, end);
  const replace = (start: number, end: number, newText: string): readonly TextEdit[] => [
    { span: { offset: start, length: end - start }, newText },
  ];

  function write(shape: Shape): string | undefined {
    switch (shape.kind) {
      case "string":
        return style.string(shape.value, undefined);
      case "word":
        return style.word(shape.text);
      case "kept": {
        const { offset, length } = shape.value.span;
        const letters = slice(offset, offset + length);
        return style.kept === undefined ? letters : style.kept(letters);
      }
      case "array":
      case "object": {
        const entries = shape.entries.map((entry) => writeEntry(entry));
        if (entries.includes(undefined)) return undefined;
        if (shape.kind === "array") return `[${entries.join(", ")}]`;
        return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
      }
    }
  }

  function writeKey(key: KeyShape, beside: string | undefined): string {
    return "name" in key
      ? style.key(key.name, beside)
      : slice(key.kept.offset, key.kept.offset + key.kept.length);
  }

  function writeEntry({ key, value }: EntryShape, container?: WrittenValue): string | undefined {
    const sample = container?.entries?.find(({ key: its, isGap }) => its !== undefined && isGap !== true);
    const keyText = sample?.key && slice(sample.key.offset, endOf(sample.key));
    const between = sample?.key && sample.value && slice(endOf(sample.key), sample.value.span.offset);
    const written = value && write(value);
    if (value !== undefined && written === undefined) return undefined;
    if (key === undefined) return written;
    const name = "name" in key && /^[\uE000-\uF8FF]$/.test(key.name) ? key.name : writeKey(key, keyText);
    return written === undefined ? name : `${name}${style.separator(between)}${written}`;
  }

  return {
    write,
    writeEntry,
    setValue({ value, entry }, shape) {
      const old = value && slice(value.span.offset, endOf(value.span));
      if (old !== undefined && value?.entries !== undefined && hasComment(old)) return undefined;
      const text = shape.kind === "string" ? style.string(shape.value, old) : write(shape);
      if (text === undefined) return undefined;
      if (value !== undefined) return replace(value.span.offset, endOf(value.span), text);
      if (entry?.key === undefined) return undefined;
      const hasSeparator = /[:=]/.test(slice(endOf(entry.key), endOf(entry.span)));
      return replace(
        endOf(entry.span),
        endOf(entry.span),
        `${hasSeparator ? " " : style.separator(undefined)}${text}`,
      );
    },
    rename({ key }, name) {
      if (key === undefined) return undefined;
      return replace(key.offset, endOf(key), style.key(name, slice(key.offset, endOf(key))));
    },
    splice(container, index, removed, entries) {
      const all = container.entries ?? [];
      const texts = entries.map((entry) => writeEntry(entry, container));
      if (texts.includes(undefined)) return undefined;
      const [before, first, last, after] = [
        all[index - 1],
        all[index],
        all[index + removed - 1],
        all[index + removed],
      ];
      const indent = lineIndent(document, (before ?? after)?.span.offset);
      const commaless =
        all.length > 1 &&
        all.every(({ span }, at) => at === 0 || !slice(endOf(all[at - 1]?.span), span.offset).includes(","));
      const joint = indent === undefined ? ", " : `${commaless ? "" : ","}\n${indent}`;
      const text = texts.join(joint);
      if (removed > 0 && first !== undefined && last !== undefined) {
        const [start, end] = [first.span.offset, endOf(last.span)];
        if (texts.length > 0) return replace(start, end, text);
        const [from, to] =
          after !== undefined
            ? [start, after.span.offset]
            : [before === undefined ? start : endOf(before.span), end];
        const gaps = `${slice(from, start)}${slice(end, to)}`;
        return hasComment(slice(from, to)) || /[^\s,]/.test(gaps) ? undefined : replace(from, to, "");
      }
      if (before !== undefined) return replace(endOf(before.span), endOf(before.span), `${joint}${text}`);
      if (after !== undefined) return replace(after.span.offset, after.span.offset, `${text}${joint}`);
      const [start, end] = [container.span.offset + 1, endOf(container.span) - 1];
      if (end < start || /\S/.test(slice(start, end))) return undefined;
      const isObject = document[container.span.offset] === "{";
      return replace(start, end, isObject ? ` ${text} ` : text);
    },
  };
}

/** The indentation of a line that begins with what is at an offset; undefined where something stands before it. */
export function lineIndent(document: string, offset: number | undefined): string | undefined {
  if (offset === undefined) return undefined;
  const before = document.slice(document.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** Whether a text could have a comment in it, in any of the languages; a string may have what looks like one. */
function hasComment(text: string): boolean {
  return /#|\/\/|\/\*/.test(text);
}

function endOf(span: { readonly offset: number; readonly length: number } | undefined): number {
  return span === undefined ? 0 : span.offset + span.length;
}
