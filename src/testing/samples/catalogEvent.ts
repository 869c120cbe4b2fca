import type { CatalogField, EventType } from "../../catalog/catalog";

/** How many of an event's fields are written. */
const maxFields = 300;

interface Node {
  readonly field: CatalogField;
  readonly children: Map<string, Node>;
}

/**
 * An event of a kind that the catalog knows, with every field that such an event surely has, as values that the catalog
 * lists or examples, else placeholders. `messageType` chooses between kinds that differ by `detail.messageType`.
 */
export function catalogEvent(
  type: EventType,
  messageType: string | undefined,
): Readonly<Record<string, unknown>> {
  const chosen = messageType ?? type.messageTypes?.[0]?.value;
  const roots = new Map<string, Node>();
  let count = 0;
  for (const field of type.fields ?? []) {
    if (count === maxFields) break;
    if (field.path.includes("*") || (field.optional && !isKind(field))) continue;
    if (field.onlyIn !== undefined && !field.onlyIn.includes(String(chosen))) continue;
    if (insert(roots, field)) count++;
  }
  const event = { ...envelopeOf(type), ...valueOf(roots) };
  if (chosen === undefined) return event;
  return { ...event, detail: { ...(event["detail"] as object | undefined), messageType: chosen } };
}

/** The envelope of an event, with the account and Region of AWS's own examples. */
export function envelopeOf(type: {
  readonly source: string;
  readonly detailType: string;
}): Record<string, unknown> {
  return {
    version: "0",
    id: "12345678-1234-1234-1234-123456789012",
    "detail-type": type.detailType,
    source: type.source,
    account: "123456789012",
    time: "2026-01-01T00:00:00Z",
    region: "us-east-1",
    resources: [],
    detail: {},
  };
}

function isKind({ path }: CatalogField): boolean {
  return path.join(".") === "detail.messageType";
}

/** False where the field's parent is not written. */
function insert(roots: Map<string, Node>, field: CatalogField): boolean {
  let level = roots;
  for (const key of field.path.slice(0, -1)) {
    const parent = level.get(key);
    if (parent === undefined) return false;
    level = parent.children;
  }
  level.set(field.path.at(-1) ?? "", { field, children: new Map() });
  return true;
}

function valueOf(nodes: ReadonlyMap<string, Node>): Record<string, unknown> {
  return Object.fromEntries(Array.from(nodes, ([key, node]) => [key, nodeValue(key, node)]));
}

function nodeValue(key: string, { field, children }: Node): unknown {
  const value = children.size > 0 ? valueOf(children) : plainValue(key, field);
  return field.isArray ? [value] : value;
}

function plainValue(key: string, { types, values, example }: CatalogField): unknown {
  const [first] = values;
  if (first !== undefined) return first.value;
  if (types.includes("string") || types.length === 0) return example ?? key;
  if (types.includes("number")) return Number.isFinite(Number(example)) ? Number(example) : 1;
  if (types.includes("boolean")) return example === "true";
  if (types.includes("null")) return null;
  return types.includes("any") ? (example ?? key) : {};
}
