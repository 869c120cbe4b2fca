import type { TextEdit } from "../../base/textEdit";
import type { Notation, NotationId } from "../notation";
import { rewriteIn } from "../rewrite";
import { lineIndent, type bracketed } from "./bracketed";
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

type BracketedWriter = ReturnType<typeof bracketed>;

/** A writer that puts what is typed at a cursor there, with the commas that are missing around it. */
export function fillingGaps(document: string, writer: BracketedWriter): BracketedWriter {
  return {
    ...writer,
    splice(container, index, removed, entries) {
      const all = container.entries ?? [];
      const [before, gap, after] = [all[index - 1], all[index], all[index + 1]];
      if (removed !== 1 || gap?.isGap !== true) return writer.splice(container, index, removed, entries);
      const texts = entries.map((entry) => writer.writeEntry(entry, container));
      if (texts.includes(undefined)) return undefined;
      const { offset } = gap.span;
      const hasComma = (from: number, to: number): boolean => document.slice(from, to).includes(",");
      const isJoined = before === undefined || hasComma(before.span.offset + before.span.length, offset);
      const isOnOwnLine = lineIndent(document, offset) !== undefined;
      const endsInComma = isOnOwnLine && before !== undefined && isJoined;
      const needsComma = after === undefined ? endsInComma : !hasComma(offset, after.span.offset);
      const tail = !needsComma ? "" : /^\s|^$/.test(document.charAt(offset)) ? "," : ", ";
      return [{ span: gap.span, newText: `${isJoined ? "" : ", "}${texts.join(", ")}${tail}` }];
    },
  };
}
