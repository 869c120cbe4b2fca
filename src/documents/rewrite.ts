import { applyEdits, type TextEdit } from "../base/textEdit";
import { readTolerantly, type TolerantMember, type TolerantNode } from "../json/tolerantTree";
import { lazily } from "../base/lazily";
import { withoutEndStops } from "./tabStops";
import type { EntryShape, KeyShape, Shape, ValueWriter, WrittenEntry, WrittenValue } from "./written";

/** A pattern that is written in another way than JSON: its text, what the document has of it, and what writes there. */
export interface Rewritten<Value extends WrittenValue> {
  readonly text: string;
  readonly root: Value;
  readonly writer: ValueWriter<Value>;
}

/**
 * What a notation does with edits of a pattern's text: both texts, before and after, are read as trees, and the deepest
 * values in which they differ are written. What has not changed keeps its letters, comments and unknown values too.
 * Undefined where an unknown value, or something that stands elsewhere, would have to change.
 */
export function rewriteIn<Value extends WrittenValue>({
  text,
  root,
  writer,
}: Rewritten<Value>): (edits: readonly TextEdit[]) => readonly TextEdit[] | undefined {
  const before = lazily(() => readTolerantly(text).root);
  const known = lazily(() => keptValues(text, before(), root));
  return (edits) => {
    const after = withoutEndStops(applyEdits(text, edits));
    const changed = readTolerantly(after).root;
    if (changed === undefined) return undefined;
    const rewriting = new Rewriting(text, after, writer, known());
    const old = before();
    if (old === undefined) rewriting.add(writer.setValue({ value: root }, rewriting.shapeOf(changed)));
    else rewriting.change(old, changed, root, undefined);
    return rewriting.finish();
  };
}

/** The values that are used again where a text has them in another place: those that are not known, by their JSON. */
type KeptValues = ReadonlyMap<string, WrittenValue | "ambiguous">;

/** A member or element, in either tree. */
interface TreeEntry {
  readonly key: TolerantMember["key"] | undefined;
  readonly value: TolerantNode | undefined;
}

class Rewriting<Value extends WrittenValue> {
  readonly #edits: TextEdit[] = [];
  #isWritable = true;

  readonly before: string;
  readonly after: string;
  readonly writer: ValueWriter<Value>;
  readonly kept: KeptValues;

  constructor(before: string, after: string, writer: ValueWriter<Value>, kept: KeptValues) {
    this.before = before;
    this.after = after;
    this.writer = writer;
    this.kept = kept;
  }

  add(edits: readonly TextEdit[] | undefined): void {
    if (edits === undefined) this.#isWritable = false;
    else this.#edits.push(...edits);
  }

  /** The edits in the order of the document; undefined where one cannot be made, or two concern one place. */
  finish(): readonly TextEdit[] | undefined {
    if (!this.#isWritable) return undefined;
    const edits = this.#edits.toSorted((one, other) => one.span.offset - other.span.offset);
    const overlap = edits.some(({ span }, index) => {
      const next = edits[index + 1];
      return next !== undefined && next.span.offset < span.offset + Math.max(span.length, 1);
    });
    return overlap ? undefined : edits;
  }

  change(old: TolerantNode, now: TolerantNode, written: Value, entry: WrittenEntry | undefined): void {
    if (this.#isSame(old, now)) return;
    const [from, to] = [entriesOf(old), entriesOf(now)];
    const places = written.entries?.filter(({ isGap }) => isGap !== true);
    if (from === undefined || to === undefined || old.kind !== now.kind || places === undefined) {
      this.#set(written, entry, now);
      return;
    }
    if (places.length !== from.length) {
      this.add(undefined);
      return;
    }
    this.#changeEntries(from, to, written, places);
  }

  #set(value: Value | undefined, entry: WrittenEntry | undefined, now: TolerantNode): void {
    if (entry?.isElsewhere === true) {
      this.add(undefined);
      return;
    }
    const shape = this.shapeOf(now);
    if (value !== undefined && !unknownsIn(value).every((each) => hasKept(shape, each))) {
      this.add(undefined);
      return;
    }
    if (entry !== undefined) this.add(this.writer.setValue({ value, entry }, shape));
    else if (value !== undefined) this.add(this.writer.setValue({ value }, shape));
  }

  #changeEntries(
    from: readonly TreeEntry[],
    to: readonly TreeEntry[],
    written: Value,
    places: readonly WrittenEntry[],
  ): void {
    let start = 0;
    while (start < from.length && start < to.length && this.#isSameEntry(from[start], to[start])) start++;
    let [end, newEnd] = [from.length, to.length];
    while (end > start && newEnd > start && this.#isSameEntry(from[end - 1], to[newEnd - 1])) {
      end--;
      newEnd--;
    }
    // Between them entries with one key, or as many as there are others, stand for each other.
    let [index, newIndex] = [start, start];
    const change = (count: number, newCount: number): void => {
      // One that becomes several is written anew with them, so that no two edits meet.
      const paired = count === newCount ? count : 0;
      for (let pair = 0; pair < paired; pair++) {
        this.#changeEntry(from[index + pair], to[newIndex + pair], places[index + pair], written);
      }
      if (count !== newCount) {
        const others = to.slice(newIndex + paired, newIndex + newCount);
        this.#splice(written, places, index + paired, count - paired, others);
      }
      index += count;
      newIndex += newCount;
    };
    if (end - start !== newEnd - start) {
      for (const [at, newAt] of commonKeys(from, to, [start, end], [start, newEnd])) {
        change(at - index, newAt - newIndex);
        change(1, 1);
      }
    }
    change(end - index, newEnd - newIndex);
  }

  #changeEntry(
    old: TreeEntry | undefined,
    now: TreeEntry | undefined,
    place: WrittenEntry | undefined,
    container: Value,
  ): void {
    if (old === undefined || now === undefined || place === undefined) return;
    if (this.#isSameEntry(old, now)) return;
    if (place.isElsewhere === true) {
      this.add(undefined);
      return;
    }
    const isRenamed = old.key !== undefined && old.key.value !== now.key?.value;
    if (old.value === undefined || now.value === undefined) {
      const index = container.entries?.indexOf(place) ?? -1;
      if (isRenamed || now.value === undefined) {
        this.add(this.writer.splice(container, index, 1, [this.#entryShape(now)]));
        return;
      }
      this.#set(place.value as Value | undefined, place, now.value);
      return;
    }
    if (isRenamed) this.add(this.writer.rename(place, now.key?.value ?? ""));
    // What a reader makes for a notation is of that notation all the way down.
    if (place.value !== undefined) this.change(old.value, now.value, place.value as Value, place);
    else if (!this.#isSame(old.value, now.value)) this.#set(undefined, place, now.value);
  }

  /** Counts in entries of the text, to which the document adds its gaps: one at the place of an insertion is filled. */
  #splice(
    written: Value,
    places: readonly WrittenEntry[],
    index: number,
    removed: number,
    entries: readonly TreeEntry[],
  ): void {
    const all = written.entries ?? [];
    if (places.slice(index, index + removed).some(({ isElsewhere }) => isElsewhere === true)) {
      this.add(undefined);
      return;
    }
    const before = places[index - 1];
    const after = places[index + removed];
    const from = before === undefined ? 0 : all.indexOf(before) + 1;
    const to = after === undefined ? all.length : all.indexOf(after);
    const shapes = entries.map((entry) => this.#entryShape(entry));
    const gone = places
      .slice(index, index + removed)
      .flatMap(({ value }) => (value === undefined ? [] : unknownsIn(value)));
    const isKept = gone.every((each) => shapes.some(({ value }) => hasKept(value, each)));
    if (shapes.length > 0 && !isKept) {
      this.add(undefined);
      return;
    }
    this.add(this.writer.splice(written, from, to - from, shapes));
  }

  shapeOf(node: TolerantNode): Shape {
    const raw = this.after.slice(node.offset, node.end);
    const kept = this.kept.get(raw);
    if (kept === "ambiguous") this.#isWritable = false;
    else if (kept !== undefined) return { kind: "kept", value: kept };
    switch (node.kind) {
      case "object":
        return { kind: "object", entries: node.members.map((member) => this.#entryShape(member)) };
      case "array":
        return {
          kind: "array",
          entries: node.elements.map((element) => this.#entryShape({ key: undefined, value: element.node })),
        };
      case "scalar":
        return node.type === "string" ? { kind: "string", value: node.value } : { kind: "word", text: raw };
    }
  }

  #entryShape({ key, value }: TreeEntry): EntryShape {
    return {
      key: key && this.#keyShape(key),
      value: value && this.shapeOf(value),
    };
  }

  #keyShape(key: TolerantMember["key"]): KeyShape {
    if (this.kept.has(this.after.slice(key.offset, key.end))) this.#isWritable = false;
    return { name: key.value };
  }

  #isSameEntry(old: TreeEntry | undefined, now: TreeEntry | undefined): boolean {
    if (old === undefined || now === undefined || old.key?.value !== now.key?.value) return false;
    return old.value === undefined || now.value === undefined
      ? old.value === now.value
      : this.#isSame(old.value, now.value);
  }

  /** Whether two values are the same but for how they are laid out. */
  #isSame(old: TolerantNode, now: TolerantNode): boolean {
    if (this.before.slice(old.offset, old.end) === this.after.slice(now.offset, now.end)) return true;
    const [from, to] = [entriesOf(old), entriesOf(now)];
    if (from === undefined || to === undefined || old.kind !== now.kind || from.length !== to.length)
      return false;
    return from.every((entry, index) => this.#isSameEntry(entry, to[index]));
  }
}

/** The members of an object, the elements of an array; undefined for a scalar. */
function entriesOf(node: TolerantNode): readonly TreeEntry[] | undefined {
  switch (node.kind) {
    case "object":
      return node.members;
    case "array":
      return node.elements.map((element) => ({ key: undefined, value: element.node }));
    case "scalar":
      return undefined;
  }
}

/** Whether a shape has a value of the document somewhere in it. */
function hasKept(shape: Shape | undefined, value: WrittenValue): boolean {
  if (shape?.kind === "kept") return shape.value === value;
  return (
    shape !== undefined && "entries" in shape && shape.entries.some((entry) => hasKept(entry.value, value))
  );
}

/** What is not known in a value, or all of it. */
function unknownsIn(value: WrittenValue): readonly WrittenValue[] {
  if (value.isUnknown === true) return [value];
  return value.entries?.flatMap((entry) => (entry.value === undefined ? [] : unknownsIn(entry.value))) ?? [];
}

/** Pairs of indices of members with one key, in the order of both. */
function* commonKeys(
  from: readonly TreeEntry[],
  to: readonly TreeEntry[],
  [start, end]: readonly [number, number],
  [newStart, newEnd]: readonly [number, number],
): Generator<readonly [number, number]> {
  const places = new Map<string, number>();
  for (let index = end - 1; index >= start; index--) {
    const key = from[index]?.key;
    if (key !== undefined) places.set(key.value, index);
  }
  let last = start - 1;
  for (let newIndex = newStart; newIndex < newEnd; newIndex++) {
    const index = places.get(to[newIndex]?.key?.value ?? "");
    if (to[newIndex]?.key === undefined || index === undefined || index <= last) continue;
    last = index;
    yield [index, newIndex];
  }
}

/** What is not known, and what stands elsewhere, by its JSON; a text that means something else too is ambiguous. */
function keptValues(text: string, root: TolerantNode | undefined, written: WrittenValue): KeptValues {
  const kept = new Map<string, WrittenValue | "ambiguous">();
  const others: string[] = [];
  const visit = (node: TolerantNode, value: WrittenValue): void => {
    const raw = text.slice(node.offset, node.end);
    if (value.isUnknown === true) {
      kept.set(raw, value);
      return;
    }
    const entries = entriesOf(node);
    const places = value.entries?.filter(({ isGap }) => isGap !== true);
    if (entries === undefined) others.push(raw);
    if (places === undefined || entries?.length !== places.length) return;
    for (const [index, { key, value: inner }] of entries.entries()) {
      const place = places[index];
      if (place?.isElsewhere === true && place.value?.isUnknown === true && key !== undefined)
        kept.set(text.slice(key.offset, key.end), "ambiguous");
      else if (inner !== undefined && place?.value !== undefined) visit(inner, place.value);
    }
  };
  if (root !== undefined) visit(root, written);
  for (const raw of others) if (kept.has(raw)) kept.set(raw, "ambiguous");
  return kept;
}
