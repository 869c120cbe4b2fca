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
    // What is known from samples alone counts as optional, but samples have it.
    const isLeftOut = field.optional && type.partial !== true && !isKind(field);
    if (field.path.includes("*") || isLeftOut) continue;
    if (field.onlyIn !== undefined && !field.onlyIn.includes(String(chosen))) continue;
    if (insert(roots, field)) count++;
  }
  const event = { ...envelopeOf(type), ...valueOf(roots, type.source) };
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

function valueOf(nodes: ReadonlyMap<string, Node>, source: string): Record<string, unknown> {
  return Object.fromEntries(Array.from(nodes, ([key, node]) => [key, nodeValue(key, node, source)]));
}

function nodeValue(key: string, { field, children }: Node, source: string): unknown {
  const value = children.size > 0 ? valueOf(children, source) : plainValue(key, field, source);
  return field.isArray ? [value] : value;
}

function plainValue(key: string, { types, values, example }: CatalogField, source: string): unknown {
  const [first] = values;
  if (first !== undefined) return first.value;
  if (types.includes("string") || types.length === 0) return example ?? textFor(key, source);
  if (types.includes("number")) return Number.isFinite(Number(example)) ? Number(example) : 1;
  if (types.includes("boolean")) return example === "true";
  if (types.includes("null")) return null;
  return types.includes("any") ? (example ?? key) : {};
}

/** Texts by what the name of a field ends with, in small letters without hyphens and the like. */
const TEXTS: readonly (readonly [ending: RegExp, text: string])[] = [
  [/(?:account|accountid|ownerid)$/, "123456789012"],
  [/region(?:name)?$/, "us-east-1"],
  [/availabilityzone$/, "us-east-1a"],
  [/(?:time|date|timestamp|createdat|updatedat|analyzedat|startedat|endedat)$/, "2026-01-01T00:00:00Z"],
  [/instanceid$/, "i-0123456789abcdef0"],
  [/volumeid$/, "vol-0123456789abcdef0"],
  [/snapshotid$/, "snap-0123456789abcdef0"],
  [/imageid$/, "ami-0123456789abcdef0"],
  [/vpcid$/, "vpc-0123456789abcdef0"],
  [/subnetid$/, "subnet-0123456789abcdef0"],
  [/(?:^|[a-z])uuid$|requestid$|^id$|jobid$|eventid$/, "12345678-1234-1234-1234-123456789012"],
];

/** A text of the form that a field of this name has in real events; its own name where that says nothing. */
function textFor(key: string, source: string): string {
  const letters = key.toLowerCase().replaceAll(/[^a-z\d]/g, "");
  if (letters.endsWith("arn")) {
    const kind = letters.slice(0, -"arn".length) || "resource";
    return `arn:aws:${source.replace(/^aws\./, "")}:us-east-1:123456789012:${kind}/example`;
  }
  return TEXTS.find(([ending]) => ending.test(letters))?.[1] ?? key;
}
