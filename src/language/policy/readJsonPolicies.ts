import { parseTree, type Node } from "jsonc-parser";
import { policyText, type PolicyValue } from "./policyValue";

/** The value of a JSON text, as far as it can be read; nothing where there is none. Comments do no harm. */
export function readJsonPolicies(text: string): readonly PolicyValue[] {
  const root = parseTree(text, [], { allowTrailingComma: true });
  return root === undefined ? [] : [toValue(text, root)];
}

function toValue(text: string, { type, children = [], offset, length, value }: Node): PolicyValue {
  switch (type) {
    case "object":
      return {
        kind: "object",
        members: children.flatMap(({ children: [key, member] = [] }) =>
          key === undefined || member === undefined
            ? []
            : [{ key: String(key.value), value: toValue(text, member) }],
        ),
      };
    case "array":
      return { kind: "list", items: children.map((item) => toValue(text, item)) };
    case "string":
      return policyText(text, String(value), { offset: offset + 1, length: Math.max(0, length - 2) });
    default:
      return { kind: "other" };
  }
}
