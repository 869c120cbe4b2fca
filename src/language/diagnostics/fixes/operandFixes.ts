import { isJsonNumber } from "../../../json/jsonNumber";
import { spanOf } from "../../../json/nodesAround";
import type { TolerantArray, TolerantNode, TolerantObject, TreeNode } from "../../../json/tolerantTree";
import { escapeWildcard, withoutStars } from "../../../pattern/values/wildcard";
import type { ProblemDiagnostic } from "../diagnostic";
import { replace, textAt } from "./edits";
import { field, listOf, objectOf, putInPlace, setValue, stringValue, type Shape } from "./operations";
import { choice, mechanical, preferred, type DraftFix, type FixContext } from "./quickFix";
import { elementsOf, fieldAt, isNumber, nameOf, stringIn, valueAt, valueOf } from "./tree";

/** The fixes of an operator's operand that EventBridge rejects. */
export function operandFixes(context: FixContext, problem: ProblemDiagnostic): readonly DraftFix[] {
  switch (problem.code) {
    case "invalid-operand":
      return wrongKind(context, problem);
    case "invalid-numeric":
      return numeric(context, problem);
    case "invalid-anything-but":
      return anythingBut(context, problem);
    case "invalid-cidr":
      return cidr(context, problem);
    case "invalid-wildcard":
      return wildcard(context, problem);
    default:
      return [];
  }
}

function wrongKind({ text, root }: FixContext, { span, data }: ProblemDiagnostic): readonly DraftFix[] {
  const value = valueAt(root, span);
  if (value?.kind === "array") return data?.["expected"] === "boolean" ? [] : eachItsOwn(value);
  if (value?.kind === "object" && data?.["operator"] === "wildcard") return wildcardIgnoringCase(value);
  if (value?.kind !== "scalar") return [];
  if (data?.["expected"] === "boolean") {
    const literal = value.value.toLowerCase();
    return ["true", "false"].includes(literal)
      ? [mechanical(`Write ${literal}`, [setValue(span, literal)])]
      : [];
  }
  return value.type === "number" || value.type === "boolean"
    ? [mechanical("Put it in quotes", [setValue(span, stringValue(textAt(text, span)))])]
    : [];
}

/** `{ "prefix": ["a", "b"] }` as `{ "prefix": "a" }, { "prefix": "b" }`. */
function eachItsOwn({ parent: operator, elements }: TolerantArray): readonly DraftFix[] {
  const object = oneOperator(operator);
  if (operator?.kind !== "member" || object?.parent?.kind !== "array") return [];
  if (elements.length === 0 || elements.some(({ node }) => stringIn(node) === undefined)) return [];
  const each = elements.map(({ node }) => objectOf(field(operator.key, node)));
  return [mechanical("Give each value its own object", [putInPlace(object, each)])];
}

/** `{ "wildcard": { "equals-ignore-case": "a*" } }` as the operator that can ignore case, where one says the same. */
function wildcardIgnoringCase(object: TolerantObject): readonly DraftFix[] {
  const outer = oneOperator(object.parent);
  const text = stringIn(valueOf(object, "equals-ignore-case"));
  const simple = text === undefined ? undefined : withoutStars(text);
  if (outer === undefined || simple === undefined || object.members.length > 1) return [];
  const ignoringCase = field("equals-ignore-case", stringValue(simple.text));
  const expression =
    simple.kind === "text" ? objectOf(ignoringCase) : objectOf(field(simple.kind, objectOf(ignoringCase)));
  return [preferred("Ask for it ignoring case", [setValue(spanOf(outer), expression)])];
}

/** The object that holds an operator and nothing else, so that something can stand in its place. */
function oneOperator(operator: TreeNode | undefined): TolerantObject | undefined {
  return operator?.kind === "member" && operator.parent.members.length === 1 ? operator.parent : undefined;
}

const sameOperator: ReadonlyMap<unknown, string> = new Map([
  ["==", "="],
  ["===", "="],
  ["=>", ">="],
  ["=<", "<="],
]);

function numeric({ text, root }: FixContext, { span, data }: ProblemDiagnostic): readonly DraftFix[] {
  const node = valueAt(root, span);
  const list = node?.kind === "array" ? node : node?.parent;
  const same = sameOperator.get(data?.["operator"]);
  if (same !== undefined) {
    return [mechanical(`Change to "${same}"`, [setValue(span, stringValue(same))])];
  }
  if (data?.["operator"] === "!=") return notEqual(list);
  if (node !== undefined && isNumber(node) && node.parent?.kind === "member") {
    return [preferred("Ask for this number", [setValue(span, listOf([stringValue("="), node]))])];
  }
  const string = stringIn(node);
  if (string !== undefined && isJsonNumber(string)) {
    return [mechanical("Take the quotes away", [setValue(span, string)])];
  }
  return list?.kind === "array" ? swapped(text, list, data) : [];
}

/** `{ "numeric": ["!=", 5] }` as `{ "anything-but": 5 }`. */
function notEqual(list: TreeNode | undefined): readonly DraftFix[] {
  const [, number, ...others] = elementsOf(list);
  const object = oneOperator(list?.parent);
  if (number === undefined || !isNumber(number) || others.length > 0 || object === undefined) return [];
  const exclusion = objectOf(field("anything-but", number));
  return [preferred("Exclude it with anything-but", [setValue(spanOf(object), exclusion)])];
}

/** A range whose bounds stand the wrong way round. */
function swapped(text: string, list: TolerantArray, data: ProblemDiagnostic["data"]): readonly DraftFix[] {
  const entries = elementsOf(list);
  const [first, one, second, other] = entries;
  if (entries.length !== 4 || !first || !one || !second || !other) return [];
  const upperFirst = stringIn(first)?.startsWith("<") === true && stringIn(second)?.startsWith(">") === true;
  const written = (node: TolerantNode): number => Number(textAt(text, spanOf(node)));
  const isEmpty = data?.["lower"] !== undefined && written(one) > written(other);
  if (!upperFirst && !isEmpty) return [];
  const range = upperFirst ? [second, other, first, one] : [first, other, second, one];
  return [preferred("Swap the bounds", [setValue(spanOf(list), listOf(range))])];
}

function anythingBut({ text, root }: FixContext, { span, data }: ProblemDiagnostic): readonly DraftFix[] {
  const value = valueAt(root, span);
  if (value?.kind === "object") {
    return value.parent?.kind === "array" ? oneExclusion(value.parent) : bothSpellings(value);
  }
  if (data?.["kind"] !== "mixed") return [];
  const quoted = elementsOf(valueAt(root, span)).map((value) =>
    stringIn(value) === undefined ? stringValue(textAt(text, spanOf(value))) : value,
  );
  return [choice("Make all of them text", [setValue(span, listOf(quoted))])];
}

/**
 * The fix of several operators inside `anything-but`, in a list or in one object: one of them with a list of texts, or
 * where they differ a `wildcard`, which can say what prefixes, suffixes and whole values do.
 */
export function oneExclusion(several: TolerantArray | TolerantObject): readonly DraftFix[] {
  if (several.parent?.kind !== "member" || nameOf(several.parent) !== "anything-but") return [];
  const { operand, isSame } = exclusionOf(several) ?? {};
  if (operand === undefined) return [];
  const edits = [setValue(spanOf(several), operand)];
  return isSame === true
    ? [mechanical("Write the operator once, with a list", edits)]
    : [preferred("Exclude all of them with wildcards", edits)];
}

/** What `anything-but` takes in the place of several operators, and whether it is the same one; undefined for others. */
export function exclusionOf(
  several: TolerantArray | TolerantObject,
): { readonly operand: Shape; readonly isSame: boolean } | undefined {
  const entries = several.kind === "object" ? [several] : elementsOf(several);
  const parts = entries.flatMap((entry): readonly (ExcludedText | undefined)[] => {
    if (entry.kind !== "object") return [excludedText("exactly", entry)];
    return entry.members.flatMap(({ key, value }) => {
      const texts = value?.kind === "array" ? elementsOf(value) : [value];
      return texts.map((text) => excludedText(key.value, text));
    });
  });
  if (parts.length === 0 || !parts.every((part) => part !== undefined)) return undefined;
  const write = (operator: string, texts: readonly string[]): Shape => {
    const values = [...new Set(texts)].map(stringValue);
    const [only, ...others] = values;
    return objectOf(field(operator, only !== undefined && others.length === 0 ? only : listOf(values)));
  };
  const [operator = "", ...more] = new Set(parts.map((part) => part.operator));
  if (operator === "exactly" && more.length === 0) return undefined;
  if (more.length === 0) {
    const texts = parts.map(({ text }) => text);
    return { operand: write(operator, texts), isSame: true };
  }
  const wildcards = parts.map(asWildcard);
  if (!wildcards.every((wildcard) => wildcard !== undefined)) return undefined;
  return { operand: write("wildcard", wildcards), isSame: false };
}

interface ExcludedText {
  readonly operator: string;
  readonly text: string;
}

function excludedText(operator: string, node: TolerantNode | undefined): ExcludedText | undefined {
  const text = stringIn(node);
  const isKnown = ["exactly", "prefix", "suffix", "wildcard", "equals-ignore-case"].includes(operator);
  return text === undefined || !isKnown ? undefined : { operator, text };
}

function asWildcard({ operator, text }: ExcludedText): string | undefined {
  switch (operator) {
    case "exactly":
      return escapeWildcard(text);
    case "prefix":
      return `${escapeWildcard(text)}*`;
    case "suffix":
      return `*${escapeWildcard(text)}`;
    case "wildcard":
      return text;
    default:
      return undefined;
  }
}

/** `{ "suffix": { "equals-ignore-case": ".png" } }` inside `anything-but`: it has no more than a list of spellings. */
function bothSpellings(object: TolerantObject): readonly DraftFix[] {
  const text = stringIn(valueOf(object, "equals-ignore-case"));
  if (text === undefined || object.members.length > 1) return [];
  const spellings = [...new Set([text, text.toLowerCase(), text.toUpperCase()])].map(stringValue);
  return [choice("Exclude the usual spellings", [setValue(spanOf(object), listOf(spellings))])];
}

/** An address, or a range of one: EventBridge takes those as plain text only. */
function cidr({ root }: FixContext, { span, data }: ProblemDiagnostic): readonly DraftFix[] {
  const suggestion = data?.["suggestion"];
  if (typeof suggestion === "string") {
    return [mechanical(`Change to "${suggestion}"`, [setValue(span, stringValue(suggestion))])];
  }
  const value = valueAt(root, span);
  const object = oneOperator(fieldAt(root, span));
  const written = value?.kind === "scalar" ? value.value : "";
  const address = /^([0-9a-fA-F:.]+)(?:\/(?:32|128))?$/.exec(written)?.[1];
  if (address === undefined || !/[.:]/.test(address) || object === undefined) return [];
  return [preferred("Ask for this address", [setValue(spanOf(object), stringValue(address))])];
}

function wildcard({ text }: FixContext, { span, data }: ProblemDiagnostic): readonly DraftFix[] {
  if (data?.["kind"] === "consecutive") {
    let end = span.offset + span.length;
    while (text[end] === "*") end++;
    const stars = { offset: span.offset, length: end - span.offset };
    return [mechanical("Write one star", [replace(stars, "*")])];
  }
  const written = textAt(text, span);
  return written.startsWith(String.raw`\\`)
    ? [choice("Write a literal backslash", [replace({ ...span, length: 2 }, String.raw`\\\\`)])]
    : [];
}
