import type { Node } from "jsonc-parser";
import type { ProblemDiagnostic } from "../diagnostic";
import { replace, textAt } from "./edits";
import { choice, mechanical, preferred, type QuickFix } from "./quickFix";
import { fieldAt, nodeAt, spanOf } from "./tree";

/** The fixes of an operator's operand that EventBridge rejects. */
export function operandFixes(text: string, problem: ProblemDiagnostic): readonly QuickFix[] {
  switch (problem.code) {
    case "invalid-operand":
      return wrongKind(text, problem);
    case "invalid-numeric":
      return numeric(text, problem);
    case "invalid-anything-but":
      return anythingBut(text, problem);
    case "invalid-cidr":
      return cidr(text, problem);
    case "invalid-wildcard":
      return wildcard(text, problem);
    default:
      return [];
  }
}

function wrongKind(text: string, { span, data }: ProblemDiagnostic): readonly QuickFix[] {
  const value = nodeAt(text, span);
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
function eachItsOwn(text: string, list: Node): readonly QuickFix[] {
  const object = list.parent?.parent;
  const [name] = list.parent?.children ?? [];
  const entries = list.children ?? [];
  if (name === undefined || object?.parent?.type !== "array" || entries.length === 0) return [];
  const operator = textAt(text, spanOf(name));
  const each = entries.map((entry) => `{ ${operator}: ${textAt(text, spanOf(entry))} }`).join(", ");
  return [mechanical("Give each value its own object", [replace(spanOf(object), each)])];
}

const sameOperator: ReadonlyMap<unknown, string> = new Map([
  ["==", "="],
  ["===", "="],
  ["=>", ">="],
  ["=<", "<="],
]);

function numeric(text: string, { span, data }: ProblemDiagnostic): readonly QuickFix[] {
  const node = nodeAt(text, span);
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
function notEqual(text: string, list: Node | undefined): readonly QuickFix[] {
  const [, number] = list?.children ?? [];
  const object = list?.parent?.parent;
  if (number?.type !== "number" || object === undefined) return [];
  const exclusion = `{ "anything-but": ${textAt(text, spanOf(number))} }`;
  return [preferred("Exclude it with anything-but", [replace(spanOf(object), exclusion)])];
}

/** A range whose bounds stand the wrong way round. */
function swapped(text: string, list: Node, data: ProblemDiagnostic["data"]): readonly QuickFix[] {
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

function anythingBut(text: string, { span, data }: ProblemDiagnostic): readonly QuickFix[] {
  if (data?.["kind"] !== "mixed") return [];
  const entries = nodeAt(text, span)?.children ?? [];
  const quoted = entries.map((entry) => {
    const written = textAt(text, spanOf(entry));
    return entry.type === "string" ? written : JSON.stringify(written);
  });
  return [choice("Make all of them text", [replace(span, `[${quoted.join(", ")}]`)])];
}

/** An address, or a range of one: EventBridge takes those as plain text only. */
function cidr(text: string, { span }: ProblemDiagnostic): readonly QuickFix[] {
  const value = nodeAt(text, span);
  const object = fieldAt(text, span)?.parent;
  const address = /^([0-9a-fA-F:.]+)(?:\/(?:32|128))?$/.exec(String(value?.value))?.[1];
  if (address === undefined || !/[.:]/.test(address) || object === undefined) return [];
  return [preferred("Ask for this address", [replace(spanOf(object), JSON.stringify(address))])];
}

function wildcard(text: string, { span, data }: ProblemDiagnostic): readonly QuickFix[] {
  if (data?.["kind"] === "consecutive") return [mechanical("Write one star", [replace(span, "*")])];
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
