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

/**
 * The same where others of AWS's events than the known ones can come through, as long as all known ones either have the
 * field or surely have not: what all of them agree on holds for the others too, as far as anybody knows.
 */
export function likelyFieldsOfLeaf(
  context: LintContext,
  leaf: LeafField,
): readonly CatalogField[] | undefined {
  const sure = fieldsOfLeaf(context, leaf);
  if (sure !== undefined || context.events(leaf) !== undefined) return sure;
  const fields: CatalogField[] = [];
  for (const event of context.knownEvents(leaf) ?? []) {
    const found = context.knowledgeOf(event, leaf);
    if (found.kind === "possible") return undefined;
    if (found.kind === "field") fields.push(found.field);
  }
  return fields.length === 0 ? undefined : fields;
}

/** What the catalog says of the field in the known events that surely have it, whatever others there may be. */
export function knownFieldsOfLeaf(context: LintContext, leaf: LeafField): readonly CatalogField[] {
  return (context.knownEvents(leaf) ?? []).flatMap((event) => {
    const found = context.knowledgeOf(event, leaf);
    return found.kind === "field" ? [found.field] : [];
  });
}

/**
 * Whether every chosen event is one whose catalog is complete, as AWS Config's are, so that a doubt is a mistake. The
 * envelope's fields are the same for all.
 */
export function isSure(context: LintContext, leaf: LeafField): boolean {
  if (!leaf.path.startsWith("detail.")) return true;
  const events = context.events(leaf);
  return events?.every(({ event }) => context.catalog.source(event.source)?.complete === true) === true;
}
