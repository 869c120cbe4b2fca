import type { Node } from "web-tree-sitter";
import { lastName, type ObjectExpression } from "./expression";
import { type FoundPattern, hasEnvelopeKey, looksLikePattern, withoutNested } from "./foundPattern";
import { readArguments, readPython, withoutParentheses } from "./pythonExpression";
import { pythonNames } from "./pythonNames";
import { childrenOf, type Names } from "./typeScriptExpression";

/** What a pattern is recognized by. */
const words = /\b(?:event_pattern|add_event_pattern|EventPattern|detail_type|detail-type)\b/g;

/** More nodes around a word are not looked at. */
const MAX_CLIMB = 40;

/** What a file has that makes CDK's constructs. */
const cdk = /\baws_cdk\b|\baws_events\b/;

const renames: ReadonlyMap<string, string> = new Map([
  ["detail_type", "detail-type"],
  ["detailType", "detail-type"],
]);
const asWritten: ReadonlyMap<string, string> = new Map();

interface Found extends FoundPattern {
  readonly end: number;
}

/** The patterns of a Python file, in its order. Dictionaries that are called patterns are some only beside CDK. */
export function pythonPatterns(text: string, root: Node): readonly FoundPattern[] {
  const names = pythonNames(text, root);
  const isCdk = cdk.test(text);
  const found = new Map<number, Found>();
  for (const { index, 0: word } of text.matchAll(words)) {
    const node = root.descendantForIndex(index, index + word.length);
    if (node === null || node.endIndex - node.startIndex > word.length + 2) continue;
    for (const pattern of patternsAt(text, node, word, { names, isCdk })) {
      if (!found.has(pattern.object.span.offset)) found.set(pattern.object.span.offset, pattern);
    }
  }
  return withoutNested([...found.values()]);
}

interface File {
  readonly names: Names;
  readonly isCdk: boolean;
}

function patternsAt(text: string, node: Node, word: string, file: File): readonly Found[] {
  const { parent } = node;
  if (parent === null) return [];
  switch (word) {
    case "EventPattern": {
      const call = parent.type === "attribute" ? parent.parent : parent;
      return call?.type === "call" ? callPattern(call, file) : [];
    }
    case "event_pattern": {
      if (parent.type === "keyword_argument" && parent.childForFieldName("name")?.equals(node) === true) {
        const call = parent.parent?.parent ?? undefined;
        return given(parent.childForFieldName("value"), file, {
          name: call && nameOf(call),
          rest: call && restOf(text, call),
        });
      }
      const left = parent.type === "attribute" ? parent : node;
      const isGiven =
        left.parent?.type === "assignment" && left.parent.childForFieldName("left")?.equals(left) === true;
      return isGiven && file.isCdk ? given(left.parent.childForFieldName("right"), file, { name: word }) : [];
    }
    case "add_event_pattern": {
      const call = parent.parent;
      if (call?.type !== "call" || call.childForFieldName("function")?.equals(parent) !== true) return [];
      return addedPattern(text, call, file);
    }
    default: {
      const dictionary = around(node, ["dictionary"], 4);
      const held = dictionary?.parent;
      if (!file.isCdk || dictionary === undefined || held?.type !== "assignment") return [];
      const name = held.childForFieldName("left")?.text;
      return given(dictionary, file, { name }).filter(({ object }) => looksLikePattern(object));
    }
  }
}

interface Described {
  readonly name?: string | undefined;
  readonly rest?: string | undefined;
}

/** The pattern that a value is: a dictionary, the arguments of `EventPattern`, what `json.dumps` writes, by name too. */
function given(value: Node | null | undefined, file: File, described: Described): readonly Found[] {
  if (!value) return [];
  const inner = withoutParentheses(value);
  switch (inner.type) {
    case "dictionary":
      if (!file.isCdk) return [];
      return ifPattern(readObject(inner, file.names), inner, file, { ...described, renames });
    case "call": {
      const called = inner.childForFieldName("function")?.text ?? "";
      const list = inner.childForFieldName("arguments");
      if (/(?:^|\.)EventPattern$/.test(called)) return callPattern(inner, file, described);
      const first = list !== null && called === "json.dumps" ? childrenOf(list)[0] : undefined;
      if (first?.type !== "dictionary") return [];
      return ifPattern(readObject(first, file.names), first, file, { ...described, renames: asWritten });
    }
    case "identifier": {
      const followed = file.names.follow(inner.text, inner);
      return followed === undefined || followed.type === "identifier"
        ? []
        : given(followed, file, {
            ...described,
            name: inner.text,
            rest: restOfName(inner.text, described, file),
          });
    }
    default:
      return [];
  }
}

/** A dictionary that is filled elsewhere has more than is written in it. */
function restOfName(name: string, { rest }: Described, { names }: File): string | undefined {
  return names.isChanged(name) ? name : rest;
}

function readObject(node: Node, names: Names): ObjectExpression | undefined {
  const value = readPython(node, names);
  return value.kind === "object" ? value : undefined;
}

function callPattern(call: Node, file: File, described?: Described): readonly Found[] {
  const list = call.childForFieldName("arguments");
  if (list?.type !== "argument_list") return [];
  const holder = around(call.parent ?? call, ["keyword_argument", "assignment", "call"], 6);
  const name =
    holder?.type === "assignment" ? nameOf(call) : nameOf(around(call.parent ?? call, ["call"], 8) ?? call);
  return ifPattern(readArguments(list, file.names), list, file, { renames, name, ...described });
}

/** What `add_event_pattern` takes: the fields as arguments, or one object. */
function addedPattern(text: string, call: Node, file: File): readonly Found[] {
  const list = call.childForFieldName("arguments");
  const receiver = call.childForFieldName("function")?.childForFieldName("object");
  if (list === null || !receiver) return [];
  const construct = receiver.type === "identifier" ? file.names.follow(receiver.text, receiver) : undefined;
  const isWhole =
    construct?.type === "call" &&
    !/\bevent_pattern\b/.test(construct.text) &&
    countOf(text, `${receiver.text}.add_event_pattern`) === 1;
  const described = {
    name: (construct?.type === "call" ? idOf(construct) : undefined) ?? lastName(receiver.text),
    rest: isWhole ? undefined : receiver.text,
  };
  const [first] = childrenOf(list);
  if (first === undefined || first.type === "keyword_argument" || first.type === "dictionary_splat") {
    return ifPattern(readArguments(list, file.names), list, file, { ...described, renames });
  }
  return given(first, file, described);
}

function ifPattern(
  object: ObjectExpression | undefined,
  node: Node,
  { isCdk }: File,
  described: Omit<FoundPattern, "object" | "name"> & Described,
): readonly Found[] {
  if (object === undefined || !(isCdk || hasEnvelopeKey(object))) return [];
  return [{ name: undefined, ...described, object, end: node.endIndex }];
}

/** The construct's id, or the name of what it is given to. */
function nameOf(call: Node): string | undefined {
  const left = around(call, ["assignment"], 8)?.childForFieldName("left")?.text;
  return idOf(call) ?? lastName(left ?? "");
}

/** The first of its two arguments that is a literal text, or the one that is called `id`. */
function idOf(call: Node): string | undefined {
  const list = call.childForFieldName("arguments");
  const all = list === null ? [] : childrenOf(list);
  const named = all.find(
    (each) => each.type === "keyword_argument" && each.childForFieldName("name")?.text === "id",
  );
  const literal = named?.childForFieldName("value") ?? all.slice(0, 2).find(({ type }) => type === "string");
  if (literal?.type === "string") return /^[a-z]?(["'])(.*)\1$/i.exec(literal.text)?.[2];
  const isOwn = call.childForFieldName("function")?.text === "super().__init__";
  return isOwn ? around(call, ["class_definition"], MAX_CLIMB)?.childForFieldName("name")?.text : undefined;
}

/** What else gives a construct's rule fields: the method that makes it, or calls on it. */
function restOf(text: string, call: Node): string | undefined {
  const called = call.childForFieldName("function");
  const method = called?.childForFieldName("attribute")?.text ?? "";
  if (/^on_/.test(method)) return called?.text;
  const name = call.parent?.type === "assignment" ? call.parent.childForFieldName("left")?.text : undefined;
  return name !== undefined && countOf(text, `${name}.add_event_pattern`) > 0
    ? `${name}.add_event_pattern`
    : undefined;
}

function around(node: Node, types: readonly string[], limit: number): Node | undefined {
  let outer: Node | null = node;
  for (let depth = 0; outer !== null && depth < limit; depth++) {
    if (types.includes(outer.type)) return outer;
    outer = outer.parent;
  }
  return undefined;
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < 3; at = text.indexOf(part, at + part.length)) count++;
  return count;
}
