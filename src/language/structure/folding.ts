import type { Node } from "jsonc-parser";
import type { Span } from "../../base/span";
import { jsonTree } from "../../json/jsonTree";

/**
 * The spans that can be folded, in the order of the text: every object and array with its brackets. Those on one line
 * are included; the editor drops them. Broken text gives what could be read of it.
 */
export function foldingSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  function visit(node: Node): void {
    if (node.type === "object" || node.type === "array")
      spans.push({ offset: node.offset, length: node.length });
    node.children?.forEach(visit);
  }
  const root = jsonTree(text);
  if (root !== undefined) visit(root);
  return spans;
}
