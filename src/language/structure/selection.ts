import type { Span } from "../../base/span";
import { nodesAround, spanOf } from "../../json/nodesAround";
import type { TolerantMember, TolerantNode } from "../../json/tolerantTree";
import type { PatternDocument } from "../patternDocument";

/**
 * The spans that a selection at `offset` grows through, the smallest first: a string's text, the string, its field,
 * what is in the brackets, the brackets, and so on to the whole pattern. Each holds the one before it and is larger.
 * Empty where the text has no pattern, or is nested deeper than EventBridge reads.
 */
export function selectionSpans(document: PatternDocument, offset: number): readonly Span[] {
  const { root, isCutOff } = document.syntax();
  const spans: Span[] = [];
  for (const node of isCutOff ? [] : nodesAround(root, offset)) {
    for (const span of spansOf(document.text, node, offset)) {
      const last = spans.at(-1);
      if (last === undefined || (contains(span, last) && span.length > last.length)) spans.push(span);
    }
  }
  return spans;
}

/** What is inside a string's quotes or a bracket comes before the node itself, when the offset is in it. */
function spansOf(text: string, node: TolerantNode | TolerantMember, offset: number): readonly Span[] {
  const whole = spanOf(node);
  if (node.kind === "member" || (node.kind === "scalar" && node.type !== "string")) return [whole];
  const inside = { offset: node.offset + 1, length: whole.length - (node.closed ? 2 : 1) };
  const inner = node.kind === "scalar" ? inside : trimmed(text, inside);
  if (inner.length === 0) return [whole];
  return offset >= inner.offset && offset <= inner.offset + inner.length ? [inner, whole] : [whole];
}

function trimmed(text: string, { offset, length }: Span): Span {
  const inside = text.slice(offset, offset + length);
  const start = inside.length - inside.trimStart().length;
  return { offset: offset + start, length: inside.trim().length };
}

/** Whether a span has all of another in it. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.offset <= inner.offset && inner.offset + inner.length <= outer.offset + outer.length;
}
