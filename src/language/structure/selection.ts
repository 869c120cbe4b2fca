import { findNodeAtOffset, type Node } from "jsonc-parser";
import type { Span } from "../../base/span";
import { jsonTree } from "../../json/jsonTree";

/**
 * The spans that a selection at `offset` grows through, the smallest first: a string's text, the string, its field,
 * what is in the brackets, the brackets, and so on to the whole pattern. Each holds the one before it and is larger.
 * Empty where the text has no pattern.
 */
export function selectionSpans(text: string, offset: number): readonly Span[] {
  const root = jsonTree(text);
  const node = root === undefined ? undefined : findNodeAtOffset(root, offset, true);
  const spans: Span[] = [];
  for (let current = node; current !== undefined; current = current.parent) {
    for (const span of spansOf(text, current, offset)) {
      const last = spans.at(-1);
      if (last === undefined || (contains(span, last) && span.length > last.length)) spans.push(span);
    }
  }
  return spans;
}

/** What is inside a string's quotes or a bracket comes before the node itself, when the offset is in it. */
function spansOf(text: string, node: Node, offset: number): readonly Span[] {
  const whole = { offset: node.offset, length: node.length };
  if (node.type !== "string" && node.type !== "object" && node.type !== "array") return [whole];
  const inside = { offset: node.offset + 1, length: Math.max(node.length - 2, 0) };
  const inner = node.type === "string" ? inside : trimmed(text, inside);
  if (inner.length === 0) return [whole];
  return offset >= inner.offset && offset <= inner.offset + inner.length ? [inner, whole] : [whole];
}

function trimmed(text: string, { offset, length }: Span): Span {
  const inside = text.slice(offset, offset + length);
  const start = inside.length - inside.trimStart().length;
  return { offset: offset + start, length: inside.trim().length };
}

function contains(outer: Span, inner: Span): boolean {
  return outer.offset <= inner.offset && inner.offset + inner.length <= outer.offset + outer.length;
}
