import type { Node } from "web-tree-sitter";
import { type FoundPattern, hasEnvelopeKey, looksLikePattern, withoutNested } from "./foundPattern";
import { lastName, type ObjectExpression } from "./expression";
import { childrenOf, readObject, unwrapped, type Names } from "./typeScriptExpression";
import { typeScriptNames } from "./typeScriptNames";

/** What a pattern is recognized by. */
const words = /\b(?:eventPattern|addEventPattern|EventPattern|detailType)\b/g;

/** More nodes around a word are not looked at. */
const MAX_CLIMB = 40;

/** What a file has that makes CDK's constructs. */
const cdk = /aws-cdk|aws[-_]events/;

/** CDK's `Rule` calls one key of the envelope otherwise. Source: renderEventPattern of aws-cdk-lib. */
const renames: ReadonlyMap<string, string> = new Map([["detailType", "detail-type"]]);
const asWritten: ReadonlyMap<string, string> = new Map();

/** The patterns of a TypeScript or JavaScript file, in its order. Objects that only say what is expected are none. */
export function typeScriptPatterns(text: string, root: Node): readonly FoundPattern[] {
  const names = typeScriptNames(text, root);
  const isCdk = cdk.test(text);
  const found = new Map<number, FoundPattern & { readonly end: number }>();
  for (const { index, 0: word } of text.matchAll(words)) {
    const node = root.descendantForIndex(index, index + word.length);
    if (node === null || node.endIndex - node.startIndex > word.length + 2) continue;
    for (const { value, place } of placesAt(node, word, names)) {
      for (const literal of literalsOf(value)) {
        if (found.has(literal.startIndex)) continue;
        const object = readObject(literal, names);
        if (object === undefined || !isPattern(object, place, isCdk) || isExpected(literal)) continue;
        const described = describe(text, place, literal, names);
        found.set(literal.startIndex, { ...described, object, end: literal.endIndex });
      }
    }
  }
  return withoutNested([...found.values()]);
}

/** Where a pattern may stand. `said` is whether the program says that it is one. */
interface Place {
  readonly kind: "property" | "call" | "typed" | "alike";
  readonly node: Node;
  /** Whether `JSON.stringify` makes it a text, of which CDK changes nothing. */
  readonly isText?: boolean;
}

function isPattern(object: ObjectExpression, { kind }: Place, isCdk: boolean): boolean {
  if (kind === "alike") return looksLikePattern(object);
  return isCdk || hasEnvelopeKey(object);
}

function placesAt(node: Node, word: string, names: Names): readonly { value: Node; place: Place }[] {
  const parent = node.parent;
  if (parent === null) return [];
  const key = node.type === "string_fragment" ? parent : node;
  const holder = key.parent;
  const given = (value: Node | null | undefined, kind: Place["kind"]): { value: Node; place: Place }[] => {
    if (!value) return [];
    const { inner, isText } = withoutStringify(unwrapped(value));
    const literal = inner.type === "identifier" ? (names.follow(inner.text, inner) ?? inner) : inner;
    const isElsewhere = literal.startIndex < value.startIndex || literal.startIndex > value.endIndex;
    return [{ value: literal, place: { kind, node: isElsewhere ? literal : value, isText } }];
  };
  switch (word) {
    case "eventPattern":
      if (node.type === "shorthand_property_identifier") return given(names.follow(word, node), "property");
      if (holder?.type === "pair" && isKey(holder, key))
        return given(holder.childForFieldName("value"), "property");
      if (isName(holder, key)) return given(holder?.childForFieldName("value"), "property");
      if (
        parent.type === "member_expression" &&
        holder?.parent?.type === "assignment_expression" &&
        holder.parent.childForFieldName("left")?.equals(parent) === true
      )
        return given(holder.parent.childForFieldName("right"), "property");
      return parent.type === "member_expression" &&
        holder?.type === "assignment_expression" &&
        holder.childForFieldName("left")?.equals(parent) === true
        ? given(holder.childForFieldName("right"), "property")
        : [];
    case "addEventPattern": {
      const call = parent.parent;
      const isCalled =
        call?.type === "call_expression" && call.childForFieldName("function")?.equals(parent) === true;
      const argument = call?.childForFieldName("arguments");
      return isCalled && argument ? given(childrenOf(argument)[0], "call") : [];
    }
    case "EventPattern":
      return typedValues(node).flatMap((value) => given(value, "typed"));
    default: {
      const isDetailType = holder?.type === "pair" && isKey(holder, key);
      const object = isDetailType
        ? holder.parent
        : node.type === "shorthand_property_identifier"
          ? parent
          : null;
      return object?.type === "object" && isHeld(object) ? given(object, "alike") : [];
    }
  }
}

function isKey(pair: Node, key: Node): boolean {
  return pair.childForFieldName("key")?.equals(key) === true;
}

function isName(holder: Node | null, name: Node): boolean {
  return (
    (holder?.type === "variable_declarator" || holder?.type === "public_field_definition") &&
    holder.childForFieldName("name")?.equals(name) === true
  );
}

/** Whether an object is what something is given, returned or called with a name. */
function isHeld(object: Node): boolean {
  const holder = outermost(object).parent;
  return [
    "variable_declarator",
    "public_field_definition",
    "assignment_expression",
    "return_statement",
    "arrow_function",
    "pair",
  ].includes(holder?.type ?? "");
}

/** An expression with the casts and parentheses around it. */
function outermost(node: Node): Node {
  let outer = node;
  for (let depth = 0; depth < MAX_CLIMB; depth++) {
    const { parent } = outer;
    if (
      parent === null ||
      !/^(?:parenthesized|as|satisfies|non_null)_expression$|^type_assertion$/.test(parent.type)
    )
      return outer;
    outer = parent;
  }
  return outer;
}

/** What has the type at a node: a constant, a field, what a function returns, what is cast to it; a list's elements too. */
function typedValues(type: Node): readonly Node[] {
  let node: Node | null = type;
  for (let depth = 0; node !== null && depth < 8; depth++) {
    switch (node.type) {
      case "as_expression":
      case "satisfies_expression":
      case "type_assertion": {
        const [first, ...others] = childrenOf(node);
        const value = node.type === "type_assertion" ? others.at(-1) : first;
        return value === undefined ? [] : elementsOf(unwrapped(value));
      }
      case "variable_declarator":
      case "public_field_definition": {
        const value = node.childForFieldName("value");
        return value === null ? [] : elementsOf(unwrapped(value));
      }
      case "function_declaration":
      case "method_definition":
      case "arrow_function":
      case "function_expression": {
        const isReturned = node.childForFieldName("return_type")?.startIndex ?? Infinity;
        const body = node.childForFieldName("body");
        if (body === null || isReturned > type.startIndex || body.startIndex < type.startIndex) return [];
        if (body.type !== "statement_block") return elementsOf(unwrapped(body));
        return body
          .descendantsOfType("return_statement")
          .flatMap((each) => (each === null ? [] : childrenOf(each).slice(0, 1).map(unwrapped)));
      }
      case "required_parameter":
      case "optional_parameter":
      case "property_signature":
      case "statement_block":
      case "arguments":
        return [];
      default:
        node = node.parent;
    }
  }
  return [];
}

function elementsOf(value: Node): readonly Node[] {
  return value.type === "array" ? childrenOf(value).map(unwrapped) : [value];
}

function withoutStringify(node: Node): { readonly inner: Node; readonly isText: boolean } {
  const isText =
    node.type === "call_expression" && node.childForFieldName("function")?.text === "JSON.stringify";
  const argument = isText ? node.childForFieldName("arguments") : null;
  const first = argument === null ? undefined : childrenOf(argument)[0];
  return first === undefined ? { inner: node, isText: false } : { inner: unwrapped(first), isText: true };
}

/** The object literals that a value may be: of `x ?? {…}` and of either arm of a condition. */
function literalsOf(value: Node, depth = 0): readonly Node[] {
  const inner = unwrapped(value);
  if (inner.type === "object") return [inner];
  if (depth > 4) return [];
  const arms =
    inner.type === "ternary_expression"
      ? [inner.childForFieldName("consequence"), inner.childForFieldName("alternative")]
      : inner.type === "binary_expression" &&
          /^(?:\?\?|\|\||&&)$/.test(inner.childForFieldName("operator")?.text ?? "")
        ? [inner.childForFieldName("left"), inner.childForFieldName("right")]
        : [];
  return arms.flatMap((arm) => (arm === null ? [] : literalsOf(arm, depth + 1)));
}

/** Functions that compare what they are given with a template or a value. */
const comparing =
  /(?:^|\.)(?:expect|assert)\b|\.(?:hasResource\w*|hasProperties|findResources|toEqual|toStrictEqual|toMatchObject|toHaveBeenCalled\w*|toHaveResource\w*)$/;

/** Whether an object is what a test expects. */
function isExpected(object: Node): boolean {
  let node = object.parent;
  for (let depth = 0; node !== null && depth < MAX_CLIMB; depth++) {
    if (node.type === "call_expression") {
      const called = node.childForFieldName("function");
      if (called !== null && comparing.test(called.text.slice(-200))) return true;
    }
    if (node.type === "statement_block") return false;
    node = node.parent;
  }
  return false;
}

/** What a pattern is called, how its keys are, and what else it has. */
function describe(
  text: string,
  { kind, node, isText }: Place,
  object: Node,
  names: Names,
): Omit<FoundPattern, "object"> {
  const common = { renames: isText === true ? asWritten : renames };
  if (kind === "call") {
    const call = callAround(object);
    const called = call?.childForFieldName("function")?.childForFieldName("object");
    const construct = called ? constructOf(called, names) : undefined;
    const receiver = called?.text ?? "";
    const isWhole =
      construct !== undefined &&
      !/\beventPattern\b/.test(construct.text) &&
      countOf(text, `${receiver}.addEventPattern`) === 1;
    const name = (construct && idOf(construct)) ?? lastName(receiver);
    return { ...common, name, rest: isWhole ? undefined : receiver };
  }
  const call = kind === "property" ? callAround(node) : undefined;
  const holder = declaredAround(call ?? node);
  const name = (call && idOf(call)) ?? holder;
  const own = call?.type === "new_expression" ? holder : undefined;
  if (call?.type === "call_expression") {
    const called = call.childForFieldName("function");
    const method = called?.childForFieldName("property")?.text ?? "";
    if (/^on[A-Z]/.test(method)) return { ...common, name, rest: called?.text };
  }
  if (own !== undefined && countOf(text, `${own}.addEventPattern`) > 0) {
    return { ...common, name, rest: `${own}.addEventPattern` };
  }
  const isFilled = call === undefined && holder !== undefined && names.isChanged(holder);
  return { ...common, name, rest: isFilled ? holder : undefined };
}

/** The nearest call or `new` that takes a node as one of its arguments, or in one of their fields. */
function callAround(node: Node): Node | undefined {
  let inner: Node | null = node;
  for (let depth = 0; inner !== null && depth < 8; depth++) {
    if (inner.type === "arguments") return inner.parent ?? undefined;
    if (/statement|declarator|definition|function/.test(inner.type)) return undefined;
    inner = inner.parent;
  }
  return undefined;
}

/** The id of a construct: the first of its two arguments that is a literal text; of a class's own, the class's name. */
function idOf(call: Node): string | undefined {
  const argument = call.childForFieldName("arguments");
  if (argument === null) return undefined;
  const literal = childrenOf(argument)
    .slice(0, 2)
    .find(({ type }) => type === "string");
  if (literal !== undefined) return literal.text.slice(1, -1);
  if (call.childForFieldName("function")?.type !== "super") return undefined;
  return around(call, ["class_declaration", "class"])?.childForFieldName("name")?.text;
}

/** The `new` that a variable or field was given: `rule`, `this.rule`. */
function constructOf(receiver: Node, names: Names): Node | undefined {
  if (receiver.type === "new_expression") return receiver;
  const value = receiver.type === "identifier" ? names.follow(receiver.text, receiver) : undefined;
  return value?.type === "new_expression" ? value : undefined;
}

/** The name of the constant, field, property or function that a node is given to. */
function declaredAround(node: Node): string | undefined {
  const holder = around(node, [
    "variable_declarator",
    "public_field_definition",
    "assignment_expression",
    "function_declaration",
    "method_definition",
  ]);
  const name = holder?.childForFieldName("name") ?? holder?.childForFieldName("left");
  return lastName(name?.text ?? "");
}

function around(node: Node, types: readonly string[]): Node | undefined {
  let outer: Node | null = node;
  for (let depth = 0; outer !== null && depth < MAX_CLIMB; depth++) {
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
