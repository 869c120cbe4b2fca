import type { Span } from "../../base/span";
import { spanOf } from "../../json/nodesAround";
import type { TolerantNode } from "../../json/tolerantTree";
import type { PatternDocument } from "../patternDocument";

/**
 * The spans that can be folded, in the order of the text: every object and array with its brackets. Those on one line
 * are included; the editor drops them. Broken text gives what could be read of it; text that is nested deeper than
 * EventBridge reads nothing.
 */
export function foldingSpans(document: PatternDocument): readonly Span[] {
  const spans: Span[] = [];
  function visit(node: TolerantNode | undefined): void {
    if (node === undefined || node.kind === "scalar") return;
    spans.push(spanOf(node));
    if (node.kind === "array") for (const element of node.elements) visit(element.node);
    else for (const member of node.members) visit(member.value);
  }
  const { root, isCutOff } = document.syntax();
  if (!isCutOff) visit(root);
  return spans;
}
