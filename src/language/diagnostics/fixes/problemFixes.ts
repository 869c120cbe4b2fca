import type { Node } from "jsonc-parser";
import type { ProblemDiagnostic } from "../diagnostic";
import { matchOperatorNamed } from "../../../pattern/operators";
import { readTokens } from "../../../json/layout/formatTokens";
import { replace, restructure, textAt } from "./edits";
import { operandFixes } from "./operandFixes";
import { choice, mechanical, preferred, type DraftFix, type FixContext } from "./quickFix";
import { syntaxFixes } from "./syntaxFixes";
import { putInPlaceOfOr } from "./putInPlaceOfOr";
import { addEntry, fieldAt, nameOf, nodeAt, removeEntry, spanOf } from "./tree";

/** The fixes of what EventBridge rejects, or takes for something else. */
export function problemFixes(context: FixContext, problem: ProblemDiagnostic): readonly DraftFix[] {
  const { code, span } = problem;
  switch (code) {
    case "syntax":
      return syntaxFixes(context, problem);
    case "not-an-object":
      return notAnObject(context, problem);
    case "empty-object":
    case "missing-operator":
      return remove(context, problem, "Remove the empty object");
    case "empty-array": {
      const any = choice("Ask for any value", [replace(span, `[{ "exists": true }]`)]);
      return [...remove(context, problem, "Remove the field"), any];
    }
    case "not-object-or-array":
      return plainValue(context, problem);
    case "invalid-match-value":
      return innerArray(context, problem);
    case "unknown-operator":
      return unknownOperator(context, problem);
    case "too-many-operators":
      return tooManyOperators(context, problem);
    case "invalid-operand":
    case "invalid-numeric":
    case "invalid-anything-but":
    case "invalid-cidr":
    case "invalid-wildcard":
      return operandFixes(context, problem);
    case "invalid-or":
    case "or-as-field":
      return invalidOr(context, problem);
    case "duplicate-field":
      return duplicateField(context, problem);
    case "trailing-text":
      return trailingText(context, problem);
    case "reserved-name-in-or":
    case "wildcard-complexity":
    case "or-combinations":
    case "pattern-size":
    case "too-many-fields":
    case "too-deep":
      return [];
  }
}

function notAnObject({ text }: FixContext, { span }: ProblemDiagnostic): readonly DraftFix[] {
  const start = `{\n  "source": ["aws.config"]\n}`;
  return text.trim() === "" ? [preferred("Begin a pattern", [replace(span, start)])] : [];
}

/** What follows the pattern: Fix All takes away brackets, commas and comments, but nothing that says more. */
function trailingText({ text }: FixContext, { span }: ProblemDiagnostic): readonly DraftFix[] {
  const tokens = readTokens(textAt(text, span));
  const saysNothing = tokens?.every(({ kind }) => kind === "comment" || kind === "comma" || kind === "close");
  const make = saysNothing === true ? mechanical : preferred;
  return [make("Remove the text after the pattern", [replace(span, "")])];
}

function remove({ root }: FixContext, { span }: ProblemDiagnostic, title: string): readonly DraftFix[] {
  const node = nodeAt(root, span);
  return node === undefined ? [] : [preferred(title, removeEntry(node))];
}

/** A value that stands neither in an array nor in an object; for an operator's, the array belongs around the operator. */
function plainValue({ text, root }: FixContext, { span }: ProblemDiagnostic): readonly DraftFix[] {
  const field = fieldAt(root, span);
  const object = field?.parent;
  const isOperator = matchOperatorNamed(nameOf(field) ?? "") !== undefined;
  if (isOperator && object?.parent?.type === "property" && nameOf(object.parent) !== "detail") {
    const wrapped = `[${textAt(text, spanOf(object))}]`;
    return [mechanical("Put the operator in an array", [replace(spanOf(object), wrapped)])];
  }
  return [mechanical("Put the value in an array", [replace(span, `[${textAt(text, span)}]`)])];
}

function innerArray({ text, root }: FixContext, { span }: ProblemDiagnostic): readonly DraftFix[] {
  const inner = nodeAt(root, span);
  const entries = inner === undefined ? [] : valuesIn(inner);
  const values = entries.map((entry) => textAt(text, spanOf(entry))).join(", ");
  if (inner?.type !== "array") return [];
  return entries.length === 0
    ? [preferred("Remove the empty array", removeEntry(inner))]
    : [mechanical("Put the values into the outer array", [replace(span, values)])];
}

/** The values of an array and of the arrays in it. */
function valuesIn({ children = [] }: Node): readonly Node[] {
  return children.flatMap((child) => (child.type === "array" ? valuesIn(child) : [child]));
}

function unknownOperator(context: FixContext, problem: ProblemDiagnostic): readonly DraftFix[] {
  const nearest = strings(problem.data?.["nearest"]);
  const renamed = nearest.map((name) => {
    const edits = [replace(problem.span, JSON.stringify(name))];
    const title = `Change to "${name}"`;
    return nearest.length === 1 ? mechanical(title, edits) : choice(title, edits);
  });
  return [...renamed, ...fieldsInArray(context, fieldAt(context.root, problem.span)?.parent)];
}

/** An object of fields that stands in an array, as it may be copied from an event: the array goes. */
function fieldsInArray({ text }: FixContext, object: Node | undefined): readonly DraftFix[] {
  const list = object?.parent;
  if (object === undefined || list?.type !== "array" || list.children?.length !== 1) return [];
  const holdsFields = object.children?.every((field) =>
    ["array", "object"].includes(field.children?.[1]?.type ?? ""),
  );
  if (holdsFields !== true) return [];
  return [choice("Take the fields out of the array", [replace(spanOf(list), textAt(text, spanOf(object)))])];
}

/** Two operators in one object: as alternatives, or a prefix and a suffix as one wildcard. */
function tooManyOperators(context: FixContext, { span }: ProblemDiagnostic): readonly DraftFix[] {
  const { text, root } = context;
  const object = fieldAt(root, span)?.parent;
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

function invalidOr(context: FixContext, { span }: ProblemDiagnostic): readonly DraftFix[] {
  const field = fieldAt(context.root, span);
  const value = field?.children?.[1];
  if (field === undefined || value === undefined) return [];
  if (value.type === "object" && (value.children?.length ?? 0) > 1)
    return [eachAnAlternative(context, value)];
  const [only, ...others] = value.type === "array" ? (value.children ?? []) : [value];
  if (only === undefined) return [preferred("Remove $or", removeEntry(field))];
  if (only.type !== "object" || others.length > 0) return [];
  return [preferred("Put the fields in the place of $or", () => putInPlaceOfOr(context, field, only))];
}

/** `"$or": { "a": …, "b": … }` as `"$or": [{ "a": … }, { "b": … }]`. */
function eachAnAlternative({ text, format }: FixContext, object: Node): DraftFix {
  const each = (object.children ?? []).map((field) => `{ ${textAt(text, spanOf(field))} }`).join(", ");
  const edits = [replace(spanOf(object), `[${each}]`)];
  return preferred("Make each field an alternative", () => restructure(text, edits, format));
}

/** A field that is asked for twice in one object: its values in one array, or only those that count. */
function duplicateField(context: FixContext, { span, data }: ProblemDiagnostic): readonly DraftFix[] {
  const { text, format, root } = context;
  const later = fieldAt(root, span);
  const earlierSpan = toSpan(data?.["earlier"]);
  const earlier = earlierSpan && fieldAt(root, earlierSpan);
  const object = later?.parent;
  if (earlier === undefined || object === undefined || earlier.parent !== object) return [];
  const removal = choice("Remove the first, which EventBridge forgets", removeEntry(earlier));
  const [first, ...others] = (object.children ?? []).filter((field) => nameOf(field) === nameOf(later));
  const [kept, ...added] = [first, ...others].map((field) => field?.children?.[1]);
  if (kept?.type !== "array" || !added.every((value) => value?.type === "array")) return [removal];
  const values = added.flatMap((value) => value?.children ?? []).map((value) => textAt(text, spanOf(value)));
  const edits = [addEntry(kept, values.join(", ")), ...others.flatMap(removeEntry)];
  return [choice("Put all values into one array", () => restructure(text, edits, format)), removal];
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
