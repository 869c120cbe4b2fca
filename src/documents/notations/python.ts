import type { Notation } from "../notation";
import type { EntryShape, ValueWriter, WrittenValue } from "../written";
import { bracketed } from "./bracketed";
import { fillingGaps, renamedNotation } from "./bracketedPattern";
import { ownNames, quoteOf, quoted, type ProgramPattern } from "./quoted";

/** The arguments of CDK's `EventPattern` in Python. Source: aws_cdk.aws_events. */
const fields = new Set([
  ...["version", "id", "detail_type", "source", "account", "time", "region", "resources", "detail"],
]);

const words: Readonly<Record<string, string>> = { true: "True", false: "False", null: "None" };

/** A pattern in a dictionary of Python, or in the arguments of a call, which have names for keys. */
export function python({ document, text, root, renames }: ProgramPattern): Notation {
  const quote = quoteOf(document);
  const nameOf = ownNames(renames);
  const writer = fillingGaps(
    document,
    bracketed(document, {
      string: (value, old) => quoted(value, /^[a-zA-Z]*(["'])/.exec(old ?? "")?.[1] ?? quote),
      key: (name, beside) => quoted(name, /^["']/.exec(beside ?? "")?.[0] ?? quote),
      separator: () => ": ",
      word: (word) =>
        words[word] ?? (/^-?\d/.test(word) && JSON.stringify(Number(word)) !== word ? undefined : word),
    }),
  );
  if (document[root.span.offset] !== "(") {
    return renamedNotation("python", { text, root, nameOf: pythonOnly(nameOf, renames), writer });
  }
  return renamedNotation("python", {
    text,
    root,
    nameOf: (key) => {
      const name = nameOf(key);
      return fields.has(name) ? name : undefined;
    },
    writer: withArguments(document, root, writer),
  });
}

/** A dictionary that has the service's own names keeps them. */
function pythonOnly(
  nameOf: (key: string) => string,
  renames: ReadonlyMap<string, string>,
): (key: string) => string {
  return renames.size === 0 ? (key) => key : nameOf;
}

/** Writes what a pattern has of its own as arguments of a call, all else as it is written within. */
function withArguments(
  document: string,
  root: WrittenValue,
  writer: ReturnType<typeof bracketed>,
): ValueWriter {
  const own = new Set(root.entries);
  const asArguments = (entries: readonly EntryShape[]): readonly (string | undefined)[] =>
    entries.map(({ key, value }) => {
      const written = value && writer.write(value);
      if (key === undefined || !("name" in key) || written === undefined) return undefined;
      return `${key.name}=${written}`;
    });
  return {
    setValue(at, shape) {
      if (at.entry === undefined) return undefined;
      if (at.value !== undefined || !own.has(at.entry)) return writer.setValue(at, shape);
      const text = writer.write(shape);
      const offset = at.entry.span.offset + at.entry.span.length;
      const isOpen = document.slice(at.entry.span.offset, offset).includes("=");
      return text === undefined
        ? undefined
        : [{ span: { offset, length: 0 }, newText: `${isOpen ? "" : "="}${text}` }];
    },
    rename(entry, name) {
      if (!own.has(entry) || entry.key === undefined) return writer.rename(entry, name);
      return [{ span: entry.key, newText: name }];
    },
    splice(container, index, removed, entries) {
      if (container !== root || entries.length === 0)
        return writer.splice(container, index, removed, entries);
      const texts = asArguments(entries);
      if (!texts.every((text) => text !== undefined)) return undefined;
      return writer.splice(
        container,
        index,
        removed,
        texts.map((text) => ({ key: undefined, value: { kind: "word", text } })),
      );
    },
  };
}
