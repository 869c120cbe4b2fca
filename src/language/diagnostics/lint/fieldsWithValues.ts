import type { CatalogField } from "../../../catalog/catalog";
import { assertNever } from "../../../base/assertNever";
import type { Matcher } from "../../../pattern/pattern";
import { accepts } from "./plainTexts";
import { keysOf, type LeafField } from "./leafField";
import type { LintContext } from "./lintContext";

/** More fields than this are not offered. */
const maxFields = 3;

/** How many fields can be looked at in the time of one step. */
const fieldsPerStep = 10;

/**
 * The fields in the object that a leaf asks for as if it were a value, whose known values the leaf is about, or the only
 * field that the object has: from the object on, the shallowest first, then in the catalog's order. A text in the wrong
 * case counts. Empty where too few steps are left to tell.
 */
export function fieldsWithValues(context: LintContext, leaf: LeafField): readonly (readonly string[])[] {
  const { matchers } = leaf.value;
  const object = keysOf(leaf);
  const found = new Map<string, readonly string[]>();
  const all = new Map<string, CatalogField>();
  for (const event of new Set((context.events(leaf) ?? []).map((chosen) => chosen.event))) {
    const fields = event.fields ?? [];
    if (!context.steps.take(Math.ceil(fields.length / fieldsPerStep) * matchers.length, leaf.nameSpan))
      return [];
    for (const field of fields) {
      const inner = field.path.slice(object.length);
      const isInside = inner.length > 0 && object.every((key, index) => field.path[index] === key);
      if (!isInside) continue;
      all.set(inner.join("."), field);
      if (!inner.includes("*") && hasValues(field, matchers)) found.set(inner.join("."), inner);
    }
  }
  const [only, ...more] = all;
  if (only !== undefined && more.length === 0 && mayHave(only[1], matchers)) return [only[0].split(".")];
  return [...found.values()].sort((one, other) => one.length - other.length).slice(0, maxFields);
}

/** Whether a field can have texts that nobody lists. */
function mayHave({ types, values, path }: CatalogField, matchers: readonly Matcher[]): boolean {
  const isText = types.includes("string") && values.length === 0 && !path.some((key) => /[*.]/.test(key));
  return isText && matchers.every(({ kind }) => kind !== "exists" && kind !== "number" && kind !== "numeric");
}

/** Whether each matcher is about known values of a field: accepts one, or excludes no other. */
function hasValues({ values }: CatalogField, matchers: readonly Matcher[]): boolean {
  const known = new Set(values.map(({ value }) => String(value).toLowerCase()));
  const areKnown = (texts: readonly string[]): boolean =>
    texts.every((text) => known.has(text.toLowerCase()));
  return matchers.every((matcher) => {
    switch (matcher.kind) {
      case "string":
      case "exactly":
      case "equalsIgnoreCase":
        return areKnown([matcher.value]);
      case "prefix":
      case "suffix":
      case "wildcard":
        return values.some(({ value }) => accepts(matcher, String(value)));
      case "anythingBut":
        return matcher.excluded.kind === "strings" && areKnown(matcher.excluded.values);
      case "number":
      case "boolean":
      case "null":
      case "exists":
      case "cidr":
      case "numeric":
      case "unknown":
        return false;
      default:
        return assertNever(matcher);
    }
  });
}
