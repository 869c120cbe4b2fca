// Reads rows of the hand-kept field lists in data/ (see data/README.md) into a tree.
import type { Evidence } from "../../src/catalog/catalog";
import type { EncodedDescribedValue, EncodedValue } from "../../src/catalog/encodedCatalog";
import type { FieldRow } from "./dataFiles";
import { addType, createTree, nodeAt, type FieldFacts, type FieldNode, type FieldTree } from "./fieldTree";

/** Lists of values that a row's `valuesFrom` names and that the catalog shares between sources. */
const SHARED_SETS = new Set(["regions", "itemRegions", "resourceTypes", "evaluatedResourceTypes"]);
/** Values that the catalog has elsewhere: see `CatalogField.valuesFrom`. */
const ELSEWHERE = new Map<string, NonNullable<FieldFacts["valuesFrom"]>>([
  ["operations", "operations"],
  ["eventSources", "eventSources"],
  ["managedRuleNames", "managedRules"],
]);

export interface RowContext {
  /** Dropped from every path. */
  readonly prefix?: string;
  readonly valueDescriptions?: Readonly<Record<string, string>>;
  readonly messageTypes?: readonly EncodedValue[];
  /** Another value than those of a closed list is surely a mistake. */
  readonly sure?: boolean;
}

export function treeOfRows(rows: readonly FieldRow[], context: RowContext = {}): FieldTree {
  const tree = createTree();
  for (const row of rows) addRow(tree, row, context);
  return tree;
}

function addRow(
  tree: FieldTree,
  row: FieldRow,
  { prefix = "", valueDescriptions = {}, messageTypes = [], sure = false }: RowContext,
): void {
  const path = row.path.split(".");
  const node = nodeAt(tree, prefix === "" ? path : path.slice(1));
  node.isArray = row.type === "array";
  if (path.at(-1) === "*") node.types.clear();
  addType(node, node.isArray ? (row.items ?? "any") : row.type);
  if (row.nullable) addType(node, "null");
  node.optional = row.optional === true;
  if (row.varyingKeys) addVaryingKey(node, row);
  const { rank, description, example, closed, onlyIn, evidence } = row;
  const caveats = [...(row.caveats ?? []), ...(row.note ? [row.note] : []), ...condition(row)];
  Object.assign(node.facts, {
    ...(rank ? { rank } : {}),
    ...(description ? { description } : {}),
    ...(example ? { example } : {}),
    ...valuesOf(row, valueDescriptions, messageTypes),
    ...(closed ? { closed: sure } : {}),
    ...(onlyIn ? { onlyIn } : {}),
    ...(evidence ? { evidence } : {}),
    ...(caveats.length > 0 ? { caveats } : {}),
  });
}

/** A map with free keys: anything can stand under them, unless a row of its own says what. */
function addVaryingKey(node: FieldNode, { evidence, onlyIn }: FieldRow): void {
  const any = nodeAt(node.children, ["*"]);
  if (any.types.size > 0) return;
  addType(any, "any");
  any.optional = true;
  Object.assign(any.facts, { ...(evidence ? { evidence } : {}), ...(onlyIn ? { onlyIn } : {}) });
}

function condition({ whenResourceType }: FieldRow): readonly string[] {
  return whenResourceType ? [`Only where \`resourceType\` is ${whenResourceType}.`] : [];
}

function valuesOf(
  row: FieldRow,
  descriptions: Readonly<Record<string, string>>,
  messageTypes: readonly EncodedValue[],
): Pick<FieldFacts, "values" | "valuesFrom"> {
  const { valuesFrom = "" } = row;
  if (valuesFrom === "messageTypes") return { values: messageTypes };
  if (SHARED_SETS.has(valuesFrom)) return { values: valuesFrom };
  const elsewhere = ELSEWHERE.get(valuesFrom);
  if (elsewhere) return { valuesFrom: elsewhere };
  if (!row.values) return {};
  return {
    values: row.values.map((value) => encodeValue(value, descriptions[value], row.valueEvidence?.[value])),
  };
}

/** The value alone, or with what is known of it. */
export function encodeValue(
  value: EncodedDescribedValue["value"],
  description?: string,
  evidence?: Evidence,
): EncodedValue {
  if (!description && !evidence) return value;
  return { value, ...(description ? { description } : {}), ...(evidence ? { evidence } : {}) };
}
