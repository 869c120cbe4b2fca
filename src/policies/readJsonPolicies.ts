import { parseTree, type Node } from "jsonc-parser";
import { isTooDeep } from "../json/nesting";
import { MAX_DEPTH } from "./policyLimits";
import { policyText, type PolicyValue } from "./policyValue";

/**
 * The value of a JSON text, as far as it can be read; nothing where there is none, or where it is nested without measure.
 * Comments do no harm. What is deeper than MAX_DEPTH is `other`.
 */
export function readJsonPolicies(text: string): readonly PolicyValue[] {
  const root = treeOf(text);
  return root === undefined ? [] : [toValue(text, root, 0)];
}

/** The same in two steps: what is read of the text, and what of it a policy needs. */
export function* readJsonInSteps(text: string): Generator<undefined, readonly PolicyValue[]> {
  const root = treeOf(text);
  yield;
  return root === undefined ? [] : [toValue(text, root, 0)];
}

/** The tree of a text, broken or not; undefined also where it is too deep, because what walks a tree goes as deep as it does. */
function treeOf(text: string): Node | undefined {
  return isTooDeep(text) ? undefined : parseTree(text, [], { allowTrailingComma: true });
}

function toValue(
  text: string,
  { type, children = [], offset, length, value }: Node,
  depth: number,
): PolicyValue {
  if (depth > MAX_DEPTH) return { kind: "other" };
  switch (type) {
    case "object":
      return {
        kind: "object",
        members: children.flatMap(({ children: [key, member] = [] }) =>
          key === undefined || member === undefined
            ? []
            : [{ key: String(key.value), value: toValue(text, member, depth + 1) }],
        ),
      };
    case "array":
      return { kind: "list", items: children.map((item) => toValue(text, item, depth + 1)) };
    case "string":
      return policyText(text, String(value), { offset: offset + 1, length: Math.max(0, length - 2) });
    default:
      return { kind: "other" };
  }
}
