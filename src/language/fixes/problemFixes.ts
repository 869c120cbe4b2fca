import type { Node } from "jsonc-parser";
import type { ProblemDiagnostic } from "../diagnostic";
import { replace, restructure, textAt } from "./edits";
import { operandFixes } from "./operandFixes";
import { choice, mechanical, preferred, type FixContext, type QuickFix } from "./quickFix";
import { syntaxFixes } from "./syntaxFixes";
import { addEntry, fieldAt, nodeAt, removeEntry, spanOf } from "./tree";

/** The fixes of what EventBridge rejects, or takes for something else. */
export function problemFixes(context: FixContext, problem: ProblemDiagnostic): readonly QuickFix[] {
  const { text } = context;
  const { code, span } = problem;
  switch (code) {
    case "syntax":
      return syntaxFixes(text, problem);
    case "not-an-object":
      return notAnObject(context, problem);
    case "empty-object":
    case "missing-operator":
      return remove(text, problem, "Remove the empty object");
    case "empty-array": {
      const any = choice("Ask for any value", [replace(span, `[{ "exists": true }]`)]);
      return [...remove(text, problem, "Remove the field"), any];
    }
    case "not-object-or-array": {
      const wrapped = `[${textAt(text, span)}]`;
      return [mechanical("Put the value in an array", [replace(span, wrapped)])];
    }
    case "invalid-match-value":
      return innerArray(text, problem);
    case "unknown-operator":
      return unknownOperator(context, problem);
    case "too-many-operators":
      return tooManyOperators(context, problem);
    case "invalid-operand":
    case "invalid-numeric":
    case "invalid-anything-but":
    case "invalid-cidr":
    case "invalid-wildcard":
      return operandFixes(text, problem);
    case "invalid-or":
    case "or-as-field":
      return invalidOr(context, problem);
    case "duplicate-field":
      return duplicateField(context, problem);
    case "trailing-text":
      return [mechanical("Remove the text after the pattern", [replace(span, "")])];
    case "reserved-name-in-or":
    case "wildcard-complexity":
    case "or-combinations":
    case "pattern-size":
    case "too-many-fields":
    case "too-deep":
      return [];
  }
}

function notAnObject({ text }: FixContext, { span }: ProblemDiagnostic): readonly QuickFix[] {
  const start = `{\n  "source": ["aws.config"]\n}`;
  return text.trim() === "" ? [preferred("Begin a pattern", [replace(span, start)])] : [];
}

function remove(text: string, { span }: ProblemDiagnostic, title: string): readonly QuickFix[] {
  const node = nodeAt(text, span);
  return node?.parent === undefined ? [] : [preferred(title, [removeEntry(node)])];
}

function innerArray(text: string, { span }: ProblemDiagnostic): readonly QuickFix[] {
  const inner = nodeAt(text, span);
  const entries = inner?.type === "array" ? (inner.children ?? []) : [];
  const values = entries.map((entry) => textAt(text, spanOf(entry))).join(", ");
  if (inner?.type !== "array") return [];
  return entries.length === 0
    ? [preferred("Remove the empty array", [removeEntry(inner)])]
    : [mechanical("Put the values into the outer array", [replace(span, values)])];
}

function unknownOperator(context: FixContext, problem: ProblemDiagnostic): readonly QuickFix[] {
  const { text } = context;
  const nearest = strings(problem.data?.["nearest"]);
  const renamed = nearest.map((name) => {
    const edits = [replace(problem.span, JSON.stringify(name))];
    const title = `Change to "${name}"`;
    return nearest.length === 1 ? mechanical(title, edits) : choice(title, edits);
  });
  return [...renamed, ...fieldsInArray(context, fieldAt(text, problem.span)?.parent)];
}

/** An object of fields that stands in an array, as it may be copied from an event: the array goes. */
function fieldsInArray({ text }: FixContext, object: Node | undefined): readonly QuickFix[] {
  const list = object?.parent;
  if (object === undefined || list?.type !== "array" || list.children?.length !== 1) return [];
  const holdsFields = object.children?.every((field) =>
    ["array", "object"].includes(field.children?.[1]?.type ?? ""),
  );
  if (holdsFields !== true) return [];
  return [choice("Take the fields out of the array", [replace(spanOf(list), textAt(text, spanOf(object)))])];
}

/** Two operators in one object: as alternatives, or a prefix and a suffix as one wildcard. */
function tooManyOperators(context: FixContext, { span }: ProblemDiagnostic): readonly QuickFix[] {
  const { text } = context;
  const object = fieldAt(text, span)?.parent;
  const operators = object?.children ?? [];
  if (object?.parent?.type !== "array" || operators.length < 2) return [];
  const each = operators.map((operator) => `{ ${textAt(text, spanOf(operator))} }`).join(", ");
  const alternatives = choice("Make them alternatives: one or the other", [replace(spanOf(object), each)]);
  const [prefix, suffix] = ["prefix", "suffix"].map(
    (name) =>
      operators.find((operator) => operator.children?.[0]?.value === name)?.children?.[1]?.value as unknown,
  );
  if (operators.length > 2 || typeof prefix !== "string" || typeof suffix !== "string") return [alternatives];
  const escape = (part: string): string => part.replace(/[\\*]/g, String.raw`\$&`);
  const wildcard = `{ "wildcard": ${JSON.stringify(`${escape(prefix)}*${escape(suffix)}`)} }`;
  return [preferred("Ask for both with a wildcard", [replace(spanOf(object), wildcard)]), alternatives];
}

function invalidOr(context: FixContext, { span }: ProblemDiagnostic): readonly QuickFix[] {
  const { text, format } = context;
  const field = fieldAt(text, span);
  const value = field?.children?.[1];
  if (field === undefined || value === undefined) return [];
  const [only, ...others] = value.type === "array" ? (value.children ?? []) : [value];
  if (only === undefined) return [preferred("Remove $or", [removeEntry(field)])];
  if (only.type !== "object" || others.length > 0) return [];
  const fields = (only.children ?? []).map((child) => textAt(text, spanOf(child))).join(", ");
  const edits = [replace(spanOf(field), fields)];
  return [preferred("Put the fields in the place of $or", restructure(text, edits, format))];
}

/** A field that is asked for twice in one object: its values in one array, or only those that count. */
function duplicateField(context: FixContext, { span, data }: ProblemDiagnostic): readonly QuickFix[] {
  const { text, format } = context;
  const later = fieldAt(text, span);
  const earlierSpan = toSpan(data?.["earlier"]);
  const earlier = earlierSpan && fieldAt(text, earlierSpan);
  if (
    later === undefined ||
    earlier === undefined ||
    (later.parent !== undefined) === (earlier.parent === undefined)
  ) {
    return [];
  }
  if (later.parent?.offset !== earlier.parent?.offset) return [];
  const removal = choice("Remove the first, which EventBridge forgets", [removeEntry(earlier)]);
  const [kept, added] = [earlier.children?.[1], later.children?.[1]];
  if (kept?.type !== "array" || added?.type !== "array") return [removal];
  const values = (added.children ?? []).map((value) => textAt(text, spanOf(value))).join(", ");
  const edits = [addEntry(kept, values), removeEntry(later)];
  return [choice("Put all values into one array", restructure(text, edits, format)), removal];
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}

function toSpan(value: unknown): { readonly offset: number; readonly length: number } | undefined {
  if (typeof value !== "object" || value === null || !("offset" in value) || !("length" in value))
    return undefined;
  const { offset, length } = value;
  return typeof offset === "number" && typeof length === "number" ? { offset, length } : undefined;
}
