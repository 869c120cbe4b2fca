import type { Node } from "jsonc-parser";
import type { ProblemDiagnostic } from "../diagnostic";
import { replace, textAt } from "./edits";
import { choice, mechanical, preferred, type DraftFix, type FixContext } from "./quickFix";
import { fieldAt, nodeAt, spanOf } from "./tree";

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
  const value = nodeAt(root, span);
  if (value === undefined) return [];
  const written = textAt(text, span);
  if (data?.["expected"] === "boolean") {
    const literal = String(value.value).toLowerCase();
    return ["true", "false"].includes(literal)
      ? [mechanical(`Write ${literal}`, [replace(span, literal)])]
      : [];
  }
  if (value.type === "number" || value.type === "boolean") {
    return [mechanical("Put it in quotes", [replace(span, JSON.stringify(written))])];
  }
  return value.type === "array" ? eachItsOwn(text, value) : [];
}

/** `{ "prefix": ["a", "b"] }` as `{ "prefix": "a" }, { "prefix": "b" }`. */
function eachItsOwn(text: string, list: Node): readonly DraftFix[] {
  const object = list.parent?.parent;
  const [name] = list.parent?.children ?? [];
  const entries = list.children ?? [];
  if (name === undefined || !isOneOperator(object) || object?.parent?.type !== "array") return [];
  if (entries.length === 0 || entries.some(({ type }) => type !== "string")) return [];
  const operator = textAt(text, spanOf(name));
  const each = entries.map((entry) => `{ ${operator}: ${textAt(text, spanOf(entry))} }`).join(", ");
  return [mechanical("Give each value its own object", [replace(spanOf(object), each)])];
}

/** Whether an object names one operator and nothing else, so that something can stand in its place. */
function isOneOperator(object: Node | undefined): boolean {
  return object?.type === "object" && object.children?.length === 1;
}

const sameOperator: ReadonlyMap<unknown, string> = new Map([
  ["==", "="],
  ["===", "="],
  ["=>", ">="],
  ["=<", "<="],
]);

function numeric({ text, root }: FixContext, { span, data }: ProblemDiagnostic): readonly DraftFix[] {
  const node = nodeAt(root, span);
  const list = node?.type === "array" ? node : node?.parent;
  const same = sameOperator.get(data?.["operator"]);
  if (same !== undefined) {
    return [mechanical(`Change to "${same}"`, [replace(span, JSON.stringify(same))])];
  }
  if (data?.["operator"] === "!=") return notEqual(text, list);
  if (node?.type === "number" && node.parent?.type === "property") {
    return [preferred("Ask for this number", [replace(span, `["=", ${textAt(text, span)}]`)])];
  }
  if (node?.type === "string" && isNumber(String(node.value))) {
    return [mechanical("Take the quotes away", [replace(span, String(node.value))])];
  }
  return list?.type === "array" ? swapped(text, list, data) : [];
}

/** `{ "numeric": ["!=", 5] }` as `{ "anything-but": 5 }`. */
function notEqual(text: string, list: Node | undefined): readonly DraftFix[] {
  const [, number, ...others] = list?.children ?? [];
  const object = list?.parent?.parent;
  if (number?.type !== "number" || others.length > 0 || object === undefined) return [];
  if (!isOneOperator(object)) return [];
  const exclusion = `{ "anything-but": ${textAt(text, spanOf(number))} }`;
  return [preferred("Exclude it with anything-but", [replace(spanOf(object), exclusion)])];
}

/** A range whose bounds stand the wrong way round. */
function swapped(text: string, list: Node, data: ProblemDiagnostic["data"]): readonly DraftFix[] {
  const entries = (list.children ?? []).map((entry) => textAt(text, spanOf(entry)));
  const [first, one, second, other] = entries;
  if (entries.length !== 4 || !one || !other || !first || !second) return [];
  const upperFirst = first.startsWith('"<') && second.startsWith('">');
  const isEmpty = data?.["lower"] !== undefined && Number(one) > Number(other);
  if (!upperFirst && !isEmpty) return [];
  const range = upperFirst
    ? `[${second}, ${other}, ${first}, ${one}]`
    : `[${first}, ${other}, ${second}, ${one}]`;
  return [preferred("Swap the bounds", [replace(spanOf(list), range)])];
}

function anythingBut({ text, root }: FixContext, { span, data }: ProblemDiagnostic): readonly DraftFix[] {
  if (data?.["kind"] !== "mixed") return [];
  const entries = nodeAt(root, span)?.children ?? [];
  const quoted = entries.map((entry) => {
    const written = textAt(text, spanOf(entry));
    return entry.type === "string" ? written : JSON.stringify(written);
  });
  return [choice("Make all of them text", [replace(span, `[${quoted.join(", ")}]`)])];
}

/** An address, or a range of one: EventBridge takes those as plain text only. */
function cidr({ root }: FixContext, { span }: ProblemDiagnostic): readonly DraftFix[] {
  const value = nodeAt(root, span);
  const object = fieldAt(root, span)?.parent;
  const address = /^([0-9a-fA-F:.]+)(?:\/(?:32|128))?$/.exec(String(value?.value))?.[1];
  if (address === undefined || !/[.:]/.test(address)) return [];
  if (object === undefined || !isOneOperator(object)) return [];
  return [preferred("Ask for this address", [replace(spanOf(object), JSON.stringify(address))])];
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
    ? [
        choice("Write a backslash that stands for itself", [
          replace({ ...span, length: 2 }, String.raw`\\\\`),
        ]),
      ]
    : [];
}

function isNumber(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);
}
