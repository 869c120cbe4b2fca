import type { CatalogField } from "../../../catalog/catalog";
import { exactTexts } from "./plainTexts";
import { keysOf, type LeafField } from "./leafField";
import type { LintContext } from "./lintContext";

/** More fields than this are not offered. */
const maxFields = 3;

/** How many fields can be looked at in the time of one step. */
const fieldsPerStep = 10;

/**
 * The fields in the object that a leaf asks for as if it were a value, which have all the texts of the leaf among their
 * known values: from the object on, the shallowest first, then in the catalog's order. A lone text in the wrong case
 * counts. Empty where too few steps are left to tell.
 */
export function fieldsWithValues(context: LintContext, leaf: LeafField): readonly (readonly string[])[] {
  const texts = exactTexts(leaf.value)?.map((text) => text.toLowerCase());
  if (texts === undefined || texts.length === 0) return [];
  const object = keysOf(leaf);
  const found = new Map<string, readonly string[]>();
  for (const event of new Set((context.events(leaf) ?? []).map((chosen) => chosen.event))) {
    const fields = event.fields ?? [];
    if (!context.steps.take(Math.ceil(fields.length / fieldsPerStep) * texts.length, leaf.nameSpan))
      return [];
    for (const field of fields) {
      const inner = field.path.slice(object.length);
      const isInside = inner.length > 0 && object.every((key, index) => field.path[index] === key);
      if (isInside && !inner.includes("*") && hasAll(field, texts)) found.set(inner.join("."), inner);
    }
  }
  return [...found.values()].sort((one, other) => one.length - other.length).slice(0, maxFields);
}

function hasAll({ values }: CatalogField, texts: readonly string[]): boolean {
  const known = new Set(values.map(({ value }) => String(value).toLowerCase()));
  return texts.every((text) => known.has(text));
}
