import type { CatalogField, FieldType } from "../../../../catalog/catalog";
import { assertNever } from "../../../../base/assertNever";
import type { Matcher } from "../../../../pattern/pattern";
import { acceptsAbsence } from "../absence";
import { fieldsWithValues } from "../fieldsWithValues";
import type { LeafField } from "../leafField";
import { wrongTypes } from "../wrongTypes";
import type { Found, LintRule } from "../lintRule";
import { rewrite } from "../../fixes/commonFixes";
import { fieldAlong, objectOf, setValue } from "../../fixes/operations";
import { choice, mechanical } from "../../fixes/quickFix";
import { valueAt } from "../../fixes/tree";

interface Mended {
  /** The same value in a type that the field has. */
  readonly replacement: string | undefined;
  /** Where the field is an object, the fields in it that have the values, the likeliest first, from the object on. */
  readonly inside: readonly (readonly string[])[];
}

/** EventBridge never turns a value into one of another type. */
export const wrongType: LintRule<"wrong-type", Mended> = {
  code: "wrong-type",
  level: "warning",
  summary: "A condition on another type than the field has: a number where the event has text.",
  check: (context) =>
    context.shared(wrongTypes).flatMap((wrong): readonly Found<Mended>[] => {
      const { leaf } = wrong;
      if (wrong.kind === "object") {
        const inside = fieldsWithValues(context, leaf);
        const message = objectAsValue(leaf, wrong.fields, inside[0]);
        return [{ span: leaf.value.span, message, data: { replacement: undefined, inside } }];
      }
      if (wrong.asked === "null") return [];
      const has = [...wrong.types].map(typeName).join(" or ");
      const message = `"${leaf.path}" is ${has}, and this asks for ${typeName(wrong.asked)}, so it never matches.`;
      const replacement = converted(wrong.matcher, wrong.types);
      return [{ span: wrong.matcher.span, message, data: { replacement, inside: [] } }];
    }),
  fixes: ({ root }, { span, data: { replacement, inside } }) => {
    const value = valueAt(root, span);
    if (value === undefined || inside.length === 0) return rewrite(span, replacement);
    const make = inside.length === 1 ? mechanical : choice;
    return inside.map((path) =>
      make(`Ask for "${path.join(".")}" in it`, [setValue(span, objectOf(fieldAlong(path, value)))]),
    );
  },
};

function objectAsValue(
  leaf: LeafField,
  fields: readonly CatalogField[],
  path: readonly string[] | undefined,
): string {
  const inside =
    path === undefined ? `Ask for a field in it, in braces.` : `Ask for "${path.join(".")}" in it.`;
  const isList =
    fields.length > 0 && fields.every(({ isArray }) => isArray) ? "holds objects" : "is an object";
  return acceptsAbsence(leaf)
    ? `"${leaf.path}" ${isList}, and an object never counts as existing: \`exists: false\` is always true. ${inside}`
    : `"${leaf.path}" ${isList}, which no value in an array matches. ${inside}`;
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
