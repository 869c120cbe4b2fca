import { type JsonProblemCode, ProblemLog } from "../json/strict/problemLog";
import { TokenReader } from "../json/strict/tokenReader";

/** JSON as it was written: numbers keep their spelling, objects the order of their keys and those that stand twice. */
export type JsonNode =
  | { readonly kind: "object"; readonly members: readonly (readonly [string, JsonNode])[] }
  | { readonly kind: "array"; readonly items: readonly JsonNode[] }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "word"; readonly word: "true" | "false" | "null" };

/** The tree of a JSON text. Throws where the text is not JSON: it is for texts that have been checked. */
export function readJson(text: string): JsonNode {
  const log = new ProblemLog<JsonProblemCode>(text);
  const reader = new TokenReader(text, log);
  reader.next();
  const node = readValue(reader);
  const [problem] = log.finish();
  if (problem !== undefined) throw new Error(`Not JSON: ${problem.message}`);
  return node;
}

function readValue(reader: TokenReader): JsonNode {
  switch (reader.token) {
    case "{": {
      const members: (readonly [string, JsonNode])[] = [];
      while (reader.next() === "name") {
        const key = reader.name ?? "";
        reader.next();
        members.push([key, readValue(reader)]);
      }
      return { kind: "object", members };
    }
    case "[": {
      const items: JsonNode[] = [];
      // The reader comes to its end whatever the text.
      for (let token = reader.next(); token !== "]" && token !== "end"; token = reader.next()) {
        items.push(readValue(reader));
      }
      return { kind: "array", items };
    }
    case "string":
      return { kind: "string", value: reader.stringValue() };
    case "number":
      return { kind: "number", text: reader.numberText() };
    case "true":
    case "false":
    case "null":
      return { kind: "word", word: reader.token };
    default:
      throw new Error(`Not JSON: ${reader.token}`);
  }
}

/** Every string and every key of a tree. */
export function scalarsOf(node: JsonNode): readonly string[] {
  return [...nodesOf(node)].flatMap((each) => {
    if (each.kind === "string") return [each.value];
    return each.kind === "object" ? each.members.map(([key]) => key) : [];
  });
}

/** Every key of a tree. */
export function keysOf(node: JsonNode): readonly string[] {
  return [...nodesOf(node)].flatMap((each) =>
    each.kind === "object" ? each.members.map(([key]) => key) : [],
  );
}

/** Every number of a tree as written. */
export function numbersOf(node: JsonNode): readonly string[] {
  return [...nodesOf(node)].flatMap((each) => (each.kind === "number" ? [each.text] : []));
}

/** Whether a key stands twice in one object. */
export function hasDuplicateKeys(node: JsonNode): boolean {
  return [...nodesOf(node)].some(
    (each) => each.kind === "object" && new Set(each.members.map(([key]) => key)).size < each.members.length,
  );
}

/** Whether there is a null. */
export function hasNull(node: JsonNode): boolean {
  return [...nodesOf(node)].some((each) => each.kind === "word" && each.word === "null");
}

/**
 * Whether a number is spelled otherwise than programs print it, so that one on the way would spell it anew. Java prints
 * what has a fraction with an exponent below 0.001 and from 10,000,000 on, Python whole doubles from 16 digits on.
 */
export function hasUnevenNumber(node: JsonNode): boolean {
  return numbersOf(node).some((text) => {
    const value = Math.abs(Number(text));
    const isPlain = text.includes(".") ? value >= 1e-3 && value < 1e7 : value < 1e15;
    return /e/i.test(text) || String(Number(text)) !== text || !isPlain;
  });
}

/** All nodes of a tree, each before those in it and those before the ones after it; as deep as a tree may be. */
function* nodesOf(root: JsonNode): Generator<JsonNode> {
  const rest = [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    yield node;
    const inner = node.kind === "array" ? node.items : [];
    const children = node.kind === "object" ? node.members.map(([, value]) => value) : inner;
    for (const child of children.toReversed()) rest.push(child);
  }
}
