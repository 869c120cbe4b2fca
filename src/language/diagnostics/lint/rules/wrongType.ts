import type { CatalogField, FieldType } from "../../../../catalog/catalog";
import { isJsonNumber } from "../../../../json/jsonNumber";
import { assertNever } from "../../../../base/assertNever";
import type { Matcher } from "../../../../pattern/pattern";
import { acceptsAbsence } from "../absence";
import { fieldsWithValues } from "../fieldsWithValues";
import type { LeafField } from "../leafField";
import { wrongTypes } from "../wrongTypes";
import { inVain } from "../unknownValues";
import type { LintContext } from "../lintContext";
import type { Found, LintRule } from "../lintRule";
import type { Span } from "../../../../base/span";
import { rewrite } from "../../fixes/commonFixes";
import { fieldAlong, objectOf, rename, setValue } from "../../fixes/operations";
import { choice, mechanical, preferred } from "../../fixes/quickFix";
import { valueAt } from "../../fixes/tree";

interface Mended {
  /** The same value in a type that the field has. */
  readonly replacement: string | undefined;
  /** Where the field is an object, the fields in it that have the values, the likeliest first, from the object on. */
  readonly inside: readonly (readonly string[])[];
  /** The key of a `detail` that was meant to be the detail-type. */
  readonly key?: Span;
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
        if (isDetailType(context, leaf)) {
          const message = `"detail" is an object, which no value in an array matches. Did you mean "detail-type"?`;
          const data = { replacement: undefined, inside: [], key: leaf.nameSpan };
          return [{ span: leaf.value.span, message, data }];
        }
        const inside = fieldsWithValues(context, leaf);
        const message = objectAsValue(leaf, wrong.fields, inside[0]);
        return [{ span: leaf.value.span, message, data: { replacement: undefined, inside } }];
      }
      if (wrong.asked === "null") return [];
      const has = [...wrong.types].map(typeName).join(" or ");
      const message = `"${leaf.path}" is ${has}, and this ${wrong.matcher.kind === "anythingBut" ? "excludes" : "asks for"} ${typeName(wrong.asked)}, so ${wrong.matcher.kind === "anythingBut" ? inVain(true) : inVain(false)}.`;
      const replacement = converted(wrong.matcher, wrong.types);
      return [{ span: wrong.matcher.span, message, data: { replacement, inside: [] } }];
    }),
  fixes: ({ root }, { span, data: { replacement, inside, key } }) => {
    if (key !== undefined)
      return [preferred(`Change the key to "detail-type"`, [rename(key, "detail-type")])];
    const value = valueAt(root, span);
    if (value === undefined || inside.length === 0) return rewrite(span, replacement);
    const make = inside.length === 1 ? mechanical : choice;
    return inside.map((path) =>
      make(`Ask for "${path.join(".")}" in it`, [setValue(span, objectOf(fieldAlong(path, value)))]),
    );
  },
};

/** Whether texts are asked of `detail` itself, as they are of the key that is called nearly so. */
function isDetailType(context: LintContext, leaf: LeafField): boolean {
  const { path, value } = leaf;
  if (path !== "detail" || context.selections(leaf).some((chosen) => chosen.has("detail-type"))) return false;
  return value.matchers.every(({ kind }) => kind === "string" || kind === "prefix");
}

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
