import type { CatalogField } from "../../../catalog/catalog";
import { keysOf, type LeafField } from "./leafField";
import type { LintContext } from "./lintContext";

/**
 * What the catalog says of the field that a leaf asks about, once for each chosen event that has it. Undefined when
 * somebody else's event can come through, or one whose fields are not all known.
 */
export function fieldsOfLeaf(context: LintContext, leaf: LeafField): readonly CatalogField[] | undefined {
  const keys = keysOf(leaf);
  const [first] = keys;
  if (first !== "detail") {
    return context.catalog.envelope.filter(({ path }) => path.length === keys.length && path[0] === first);
  }
  const fields: CatalogField[] = [];
  for (const found of context.knowledge(leaf) ?? []) {
    if (found.kind === "possible") return undefined;
    if (found.kind === "field") fields.push(found.field);
  }
  return fields.length === 0 ? undefined : fields;
}

/** Whether every chosen event is one whose catalog is complete, as AWS Config's are, so that a doubt is a mistake. */
export function isSure(context: LintContext, leaf: LeafField): boolean {
  const events = context.events(leaf);
  return events?.every(({ event }) => context.catalog.source(event.source)?.complete === true) === true;
}
