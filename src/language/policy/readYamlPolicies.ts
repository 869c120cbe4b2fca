import { isMap, isScalar, isSeq, parseAllDocuments, type Scalar } from "yaml";
import { policyText, type PolicyValue } from "./policyValue";

/**
 * The values of the documents of a YAML text, as far as they can be read. What has a tag of its own, such as
 * CloudFormation's `!Sub`, and what stands for something else, such as `*alias`, is `other`.
 */
export function readYamlPolicies(text: string): readonly PolicyValue[] {
  // In the failsafe schema every scalar is a text: what a policy says never depends on what else it could be.
  const documents = parseAllDocuments(text, {
    schema: "failsafe",
    logLevel: "silent",
    prettyErrors: false,
    uniqueKeys: false,
  });
  return [...documents].map(({ contents }) => toValue(text, contents));
}

function toValue(text: string, node: unknown): PolicyValue {
  if (isMap(node) && isPlain(node.tag)) {
    return {
      kind: "object",
      members: node.items.flatMap(({ key, value }) =>
        isScalar(key) ? [{ key: String(key.value), value: toValue(text, value) }] : [],
      ),
    };
  }
  if (isSeq(node) && isPlain(node.tag)) {
    return { kind: "list", items: node.items.map((item) => toValue(text, item)) };
  }
  return isScalar(node) && isPlain(node.tag) ? scalar(text, node) : { kind: "other" };
}

function isPlain(tag: string | undefined): boolean {
  return tag === undefined || tag.startsWith("tag:yaml.org,2002:");
}

function scalar(text: string, { value, range, type }: Scalar): PolicyValue {
  if (!range) return { kind: "other" };
  const quote = type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE" ? 1 : 0;
  const span = { offset: range[0] + quote, length: Math.max(0, range[1] - range[0] - 2 * quote) };
  return policyText(text, String(value), span);
}
