import { parseTree, type Node } from "jsonc-parser";

/**
 * JSON as a list of its tokens, in order: strings by what they mean, numbers as they are spelled, keys with those that
 * stand twice. Read with a library, so that our own reader is held against another one.
 */
export type Tokens = readonly string[];

export function tokensOfJson(text: string): Tokens {
  const root = parseTree(text, [], { disallowComments: true });
  if (root === undefined) throw new Error(`Not JSON: ${text}`);
  return tokensOfNode(text, root);
}

export function tokensOfNode(text: string, node: Node): Tokens {
  const children = node.children ?? [];
  switch (node.type) {
    case "object":
      return ["{", ...children.flatMap((child) => tokensOfNode(text, child)), "}"];
    case "array":
      return ["[", ...children.flatMap((child) => tokensOfNode(text, child)), "]"];
    case "property": {
      const [key, value] = children;
      return [keyToken(String(key?.value)), ...(value === undefined ? [] : tokensOfNode(text, value))];
    }
    case "string":
      return [stringToken(String(node.value))];
    default:
      return [text.slice(node.offset, node.offset + node.length)];
  }
}

export function stringToken(value: string): string {
  return JSON.stringify(value);
}

export function keyToken(value: string): string {
  return `${JSON.stringify(value)}:`;
}
