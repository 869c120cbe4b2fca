import { findNodeAtOffset, type Node } from "jsonc-parser";
import type { Span } from "../../pattern/span";
import type { TextEdit } from "../format";
import { jsonTree } from "../jsonTree";

/** The node that covers exactly a span, the outermost if several do; undefined in text that has no such node. */
export function nodeAt(text: string, { offset, length }: Span): Node | undefined {
  const root = jsonTree(text);
  let node = root && findNodeAtOffset(root, offset, true);
  while (node?.parent !== undefined && (node.offset > offset || node.length < length)) node = node.parent;
  while (node?.parent?.offset === offset && node.parent.length === length) node = node.parent;
  return node?.offset === offset && node.length === length ? node : undefined;
}

/** The field whose name, or whose value, covers a span. */
export function fieldAt(text: string, span: Span): Node | undefined {
  const field = nodeAt(text, span)?.parent;
  return field?.type === "property" ? field : undefined;
}

export function spanOf({ offset, length }: Node): Span {
  return { offset, length };
}

/**
 * The edit that takes an entry out of its array or object, with one comma. Where that would leave nothing in it, the
 * field that holds it goes as well, up to the pattern's own braces, because EventBridge rejects what is empty.
 */
export function removeEntry(entry: Node): TextEdit {
  const { parent } = entry;
  const entries = parent?.children ?? [];
  const index = entries.indexOf(entry);
  if (parent === undefined) return { span: spanOf(entry), newText: "" };
  if (parent.type === "property") return removeEntry(parent);
  const [before, after] = [entries[index - 1], entries[index + 1]];
  if (after !== undefined) return { span: between(entry.offset, after.offset), newText: "" };
  if (before !== undefined) {
    return { span: between(endOf(before), endOf(entry)), newText: "" };
  }
  return parent.parent === undefined ? { span: spanOf(entry), newText: "" } : removeEntry(parent);
}

/** The edit that adds an entry at the end of an array or object. */
export function addEntry(container: Node, entry: string): TextEdit {
  const last = container.children?.at(-1);
  return last === undefined
    ? { span: { offset: container.offset + 1, length: 0 }, newText: entry }
    : { span: { offset: endOf(last), length: 0 }, newText: `, ${entry}` };
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

function between(start: number, end: number): Span {
  return { offset: start, length: end - start };
}

/** The value of a field of an object. */
export function valueOf(object: Node, name: string): Node | undefined {
  return object.children?.find((field) => field.children?.[0]?.value === name)?.children?.[1];
}

/** The edit that adds a field at a path below an object, with the objects on the way that are missing. */
export function addField(object: Node, path: readonly string[], value: string): TextEdit {
  const [name = "", ...rest] = path;
  const existing = rest.length === 0 ? undefined : valueOf(object, name);
  if (existing?.type === "object") return addField(existing, rest, value);
  const nested = rest.reduceRight((inner, key) => `{ ${JSON.stringify(key)}: ${inner} }`, value);
  return addEntry(object, `${JSON.stringify(name)}: ${nested}`);
}

/** The nodes that an offset is in, the smallest first. */
export function nodesAround(text: string, offset: number): readonly Node[] {
  const root = jsonTree(text);
  const nodes: Node[] = [];
  for (let node = root && findNodeAtOffset(root, offset, true); node !== undefined; node = node.parent) {
    nodes.push(node);
  }
  return nodes;
}
