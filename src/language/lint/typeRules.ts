import type { CatalogField, FieldType } from "../../catalog/catalog";
import { assertNever } from "../../pattern/assertNever";
import type { Matcher } from "../../pattern/pattern";
import { fieldsOfLeaf, isSure } from "./fieldsOfLeaf";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";
import { isPlaceholder } from "./placeholder";

/** Matchers that ask for a value of another type than the field has: EventBridge never turns one into another. */
export function typeRules(context: LintContext): readonly LintFinding[] {
  return context.leaves.flatMap((leaf) => {
    if (leaf.value.matchers.every(canBeAnything)) return [];
    // Whoever sends an event, its detail is an object.
    if (leaf.path === "detail") return objectAsValue(leaf, []);
    const fields = fieldsOfLeaf(context, leaf);
    if (fields === undefined || fields.length === 0) return [];
    const types = new Set(fields.flatMap((field) => field.types));
    if (types.size === 0 || types.has("any")) return [];
    if ([...types].every((type) => type === "object")) return objectAsValue(leaf, fields);
    const hasNull = leaf.value.matchers.some(({ kind }) => kind === "null");
    const isNullAMistake = hasNull && isSure(context, leaf);
    return leaf.value.matchers.flatMap((matcher) => checkMatcher(leaf, matcher, types, isNullAMistake));
  });
}

function objectAsValue(leaf: LeafField, fields: readonly CatalogField[]): readonly LintFinding[] {
  const absence = leaf.value.matchers.some((matcher) => matcher.kind === "exists" && !matcher.exists);
  const inside = `Ask for a field in it, in braces.`;
  const isList =
    fields.length > 0 && fields.every(({ isArray }) => isArray) ? "holds objects" : "is an object";
  const message = absence
    ? `"${leaf.path}" ${isList}, and an object never counts as existing: \`exists: false\` is always true. ${inside}`
    : `"${leaf.path}" ${isList}, which no value in an array matches. ${inside}`;
  return [
    { code: "wrong-type", span: leaf.value.span, message, related: [], data: { replacement: undefined } },
  ];
}

function checkMatcher(
  leaf: LeafField,
  matcher: Matcher,
  types: ReadonlySet<FieldType>,
  isNullAMistake: boolean,
): readonly LintFinding[] {
  const asked = askedType(matcher);
  if (asked === undefined || types.has(asked) || canBeAnything(matcher)) return [];
  const { span } = matcher;
  if (asked === "null") {
    if (!isNullAMistake) return [];
    const message = `"${leaf.path}" is never null: EventBridge leaves the key out. Ask for { "exists": false }.`;
    return [{ code: "null-value", span, message, related: [], data: undefined }];
  }
  const has = [...types].map(typeName).join(" or ");
  const message = `"${leaf.path}" is ${has}, and this asks for ${typeName(asked)}, so it never matches.`;
  return [
    { code: "wrong-type", span, message, related: [], data: { replacement: converted(matcher, types) } },
  ];
}

/** Whether a template tool can put a value of any type in a matcher's place. */
function canBeAnything(matcher: Matcher): boolean {
  return matcher.kind === "string" && isPlaceholder(matcher.value);
}

/** The type of value that a matcher asks for; undefined for those that take any. */
function askedType(matcher: Matcher): FieldType | undefined {
  switch (matcher.kind) {
    case "string":
    case "exactly":
    case "prefix":
    case "suffix":
    case "equalsIgnoreCase":
    case "wildcard":
    case "cidr":
      return "string";
    case "number":
    case "numeric":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    case "exists":
    case "anythingBut":
      return undefined;
    default:
      return assertNever(matcher);
  }
}

/** The same value in a type that the field has; undefined when there is none. */
function converted(matcher: Matcher, types: ReadonlySet<FieldType>): string | undefined {
  if (matcher.kind === "number") return types.has("string") ? JSON.stringify(matcher.text) : undefined;
  if (matcher.kind === "boolean")
    return types.has("string") ? JSON.stringify(String(matcher.value)) : undefined;
  if (matcher.kind !== "string") return undefined;
  if (types.has("number") && isJsonNumber(matcher.value)) return matcher.value;
  if (types.has("boolean") && /^(?:true|false)$/i.test(matcher.value)) return matcher.value.toLowerCase();
  return undefined;
}

function isJsonNumber(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);
}

function typeName(type: FieldType): string {
  switch (type) {
    case "string":
      return "text";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    case "object":
      return "an object";
    case "array":
      return "an array";
    case "null":
    case "any":
      return type;
    default:
      return assertNever(type);
  }
}
