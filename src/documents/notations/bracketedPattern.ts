import type { TextEdit } from "../../base/textEdit";
import type { Notation, NotationId } from "../notation";
import { rewriteIn } from "../rewrite";
import type { EntryShape, Shape, ValueWriter, WrittenEntry, WrittenValue } from "../written";

/** A pattern whose own keys are called otherwise than those within it: CDK's `detailType`. */
export interface RenamedPattern {
  readonly text: string;
  readonly root: WrittenValue;
  /** What a key of the pattern itself is called; undefined where there can be none of its name. */
  readonly nameOf: (key: string) => string | undefined;
  readonly writer: ValueWriter;
}

/** The notation of one pattern in a program: its edits are written by `writer`, its own keys by their names there. */
export function renamedNotation(id: NotationId, pattern: RenamedPattern): Notation {
  const { root, nameOf, writer } = pattern;
  const own = new Set<WrittenEntry>(root.entries);
  function renamed(entries: readonly EntryShape[]): readonly EntryShape[] | undefined {
    const all = entries.map((entry): EntryShape | undefined => {
      if (entry.key === undefined || !("name" in entry.key)) return entry;
      const name = nameOf(entry.key.name);
      return name === undefined ? undefined : { ...entry, key: { name } };
    });
    return all.every((entry) => entry !== undefined) ? all : undefined;
  }
  const rewrite = rewriteIn({
    text: pattern.text,
    root,
    writer: {
      setValue(at, shape): readonly TextEdit[] | undefined {
        if (at.entry !== undefined || shape.kind !== "object") return writer.setValue(at, shape);
        const entries = renamed(shape.entries);
        const ownShape: Shape | undefined = entries && { kind: "object", entries };
        return ownShape && writer.setValue(at, ownShape);
      },
      rename(entry, name) {
        const written = own.has(entry) ? nameOf(name) : name;
        return written === undefined ? undefined : writer.rename(entry, written);
      },
      splice(container, index, removed, entries) {
        const written = container === root ? renamed(entries) : entries;
        return written && writer.splice(container, index, removed, written);
      },
    },
  });
  return { id, editsToDocument: (_, edits) => rewrite(edits) };
}
