import type { Span } from "../../../base/span";
import type { ProblemDiagnostic } from "../diagnostic";
import { MATCH_OPERATOR_NAMES } from "../../../pattern/operators";
import { readTokens } from "../../../json/layout/formatTokens";
import { spanOf } from "../../../json/nodesAround";
import type { TolerantNode, TolerantObject } from "../../../json/tolerantTree";
import { replace, restructure, textAt } from "./edits";
import { oneExclusion, operandFixes } from "./operandFixes";
import { operatorIntoArray, wildcardOfBoth } from "./operatorIntoArray";
import {
  addEntry,
  field,
  listOf,
  objectOf,
  putInPlace,
  removeEntry,
  rename,
  setValue,
  stringValue,
  type Shape,
} from "./operations";
import { quotedValue } from "../quotedJson";
import { choice, mechanical, preferred, type DraftFix, type FixContext } from "./quickFix";
import { syntaxFixes } from "./syntaxFixes";
import { putInPlaceOfOr } from "./putInPlaceOfOr";
import { elementsOf, fieldAt, nameOf, nodeAt, stringIn, valueAt, valueOf } from "./tree";

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
      const any = choice("Ask for any value", [setValue(span, listOf([objectOf(field("exists", "true"))]))]);
      return [...remove(context, problem, "Remove the field"), any];
    }
    case "not-object-or-array":
      return plainValue(context, problem);
    case "operator-outside-array":
      return operatorIntoArray(context, span);
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

/** A value that stands neither in an array nor in an object. What is called as an operator may not be meant as a key. */
function plainValue(context: FixContext, { span }: ProblemDiagnostic): readonly DraftFix[] {
  const { text, root } = context;
  const make = isNearlyOperator(nameOf(fieldAt(root, span)) ?? "") ? choice : mechanical;
  // In what is no JSON the tree may have read something else there.
  const value = valueAt(root, span) ?? textAt(text, span);
  const string = typeof value === "string" ? undefined : stringIn(value);
  const quoted = string === undefined ? undefined : quotedValue(string);
  if (quoted !== undefined) return [mechanical("Take the value out of the quotes", [setValue(span, quoted)])];
  const isDetail = nameOf(fieldAt(root, span)) === "detail" && fieldAt(root, span)?.parent === root;
  if (isDetail && string !== undefined) return detailTypeOf(context, span, value);
  return [make("Put the value in an array", [setValue(span, listOf([value]))])];
}

/** A text in the place of `detail`, which is an object: the detail-type, if there is none yet. */
function detailTypeOf({ root }: FixContext, span: Span, value: Shape): readonly DraftFix[] {
  const detail = fieldAt(root, span);
  if (detail === undefined) return [];
  const edits = [rename(spanOf(detail.key), "detail-type"), setValue(span, listOf([value]))];
  return [preferred(`Change the key to "detail-type"`, edits)];
}

/** Whether a name is that of an operator but for its case and its hyphens: it may not be meant as a key. */
function isNearlyOperator(name: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, "");
  return MATCH_OPERATOR_NAMES.some((operator) => bare(operator) === bare(name));
}

function innerArray({ root }: FixContext, { span }: ProblemDiagnostic): readonly DraftFix[] {
  const inner = valueAt(root, span);
  if (inner?.kind !== "array") return [];
  const values = valuesIn(inner);
  return values.length === 0
    ? [preferred("Remove the empty array", removeEntry(inner))]
    : [mechanical("Put the values into the outer array", [putInPlace(inner, values)])];
}

/** The values of an array and of the arrays in it. */
function valuesIn(list: TolerantNode): readonly TolerantNode[] {
  return elementsOf(list).flatMap((value) => (value.kind === "array" ? valuesIn(value) : [value]));
}

function unknownOperator(context: FixContext, problem: ProblemDiagnostic): readonly DraftFix[] {
  const nearest = strings(problem.data?.["nearest"]);
  const renamed = nearest.map((name) => {
    const edits = [rename(problem.span, name)];
    const title = `Change to "${name}"`;
    return nearest.length === 1 ? mechanical(title, edits) : choice(title, edits);
  });
  return [...renamed, ...fieldsInArray(fieldAt(context.root, problem.span)?.parent)];
}

/** An object of fields that stands in an array, as it may be copied from an event: the array goes. */
function fieldsInArray(object: TolerantObject | undefined): readonly DraftFix[] {
  const list = object?.parent;
  if (object === undefined || list?.kind !== "array" || list.elements.length !== 1) return [];
  if (!object.members.every(({ value }) => value?.kind === "array" || value?.kind === "object")) return [];
  return [choice("Take the fields out of the array", [setValue(spanOf(list), object)])];
}

/** Two operators in one object: as alternatives, or a prefix and a suffix as one wildcard. */
function tooManyOperators({ root }: FixContext, { span }: ProblemDiagnostic): readonly DraftFix[] {
  const object = fieldAt(root, span)?.parent;
  const operators = object?.members ?? [];
  if (object?.parent?.kind === "member") return oneExclusion(object);
  if (object?.parent?.kind !== "array" || operators.length < 2) return [];
  const each = operators.map((operator) => objectOf(operator));
  const alternatives = choice("Make them alternatives: one or the other", [putInPlace(object, each)]);
  const [prefix, suffix, whole] = ["prefix", "suffix", "equals-ignore-case"].map((name) =>
    stringIn(valueOf(object, name)),
  );
  const affix = prefix ?? suffix;
  if (operators.length === 2 && affix !== undefined && affix.toLowerCase() === whole?.toLowerCase()) {
    const operator = prefix === undefined ? "suffix" : "prefix";
    const ignoringCase = objectOf(field("equals-ignore-case", stringValue(affix)));
    const edits = [setValue(spanOf(object), objectOf(field(operator, ignoringCase)))];
    return [preferred(`Let "${operator}" ignore case`, edits), alternatives];
  }
  if (operators.length > 2 || prefix === undefined || suffix === undefined) return [alternatives];
  const wildcard = wildcardOfBoth(prefix, suffix);
  return [preferred("Ask for both with a wildcard", [setValue(spanOf(object), wildcard)]), alternatives];
}

function invalidOr(context: FixContext, { span }: ProblemDiagnostic): readonly DraftFix[] {
  const or = fieldAt(context.root, span);
  const value = or?.value;
  if (or === undefined || value === undefined) return [];
  if (value.kind === "object" && value.members.length > 1) return [eachAnAlternative(context, value)];
  const [only, ...others] = value.kind === "array" ? elementsOf(value) : [value];
  if (only === undefined) return [preferred("Remove $or", removeEntry(or))];
  if (only.kind !== "object" || others.length > 0) return [];
  return [preferred("Put the fields in the place of $or", () => putInPlaceOfOr(context, or, only))];
}

/** `"$or": { "a": …, "b": … }` as `"$or": [{ "a": … }, { "b": … }]`. */
function eachAnAlternative({ text, format }: FixContext, object: TolerantObject): DraftFix {
  const edits = [setValue(spanOf(object), listOf(object.members.map((member) => objectOf(member))))];
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
  const removal = choice("Remove the first, which EventBridge ignores", removeEntry(earlier));
  const [first, ...others] = object.members.filter(({ key }) => key.value === nameOf(later));
  const [kept, ...added] = [first, ...others].map((member) => member?.value);
  if (kept?.kind !== "array" || !added.every((value) => value?.kind === "array")) return [removal];
  const written = new Set(elementsOf(kept).map((value) => textAt(text, spanOf(value))));
  const values = added.flatMap(elementsOf).filter((value) => {
    const { size } = written;
    return written.add(textAt(text, spanOf(value))).size > size;
  });
  const edits = [addEntry(kept, ...values), ...others.flatMap(removeEntry)];
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
