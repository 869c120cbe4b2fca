// Reads rows of the hand-kept field lists in data/ (see data/README.md) into a tree.
import { addType, createTree, nodeAt } from "./fieldTree.mjs";

/** Lists of values that a row's `valuesFrom` names and that the catalog shares between sources. */
const SHARED_SETS = new Set(["regions", "itemRegions", "resourceTypes", "evaluatedResourceTypes"]);
/** Values that the catalog has elsewhere: see `CatalogField.valuesFrom`. */
const ELSEWHERE = {
  operations: "operations",
  eventSources: "eventSources",
  managedRuleNames: "managedRules",
};

/**
 * @param {readonly Record<string, any>[]} rows
 * @param {{prefix?: string, valueDescriptions?: Record<string, string>, messageTypes?: readonly object[], sure?: boolean}} context
 *   `prefix` is dropped from every path. `sure`: another value than those of a closed list is surely a mistake.
 */
export function treeOfRows(rows, context = {}) {
  const tree = createTree();
  for (const row of rows) addRow(tree, row, context);
  return tree;
}

function addRow(tree, row, { prefix = "", valueDescriptions = {}, messageTypes = [], sure = false }) {
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
function addVaryingKey(node, { evidence, onlyIn }) {
  const any = nodeAt(node.children, ["*"]);
  if (any.types.size > 0) return;
  addType(any, "any");
  any.optional = true;
  Object.assign(any.facts, { ...(evidence ? { evidence } : {}), ...(onlyIn ? { onlyIn } : {}) });
}

function condition({ whenResourceType }) {
  return whenResourceType ? [`Only where \`resourceType\` is ${whenResourceType}.`] : [];
}

function valuesOf(row, descriptions, messageTypes) {
  const { valuesFrom } = row;
  if (valuesFrom === "messageTypes") return { values: messageTypes };
  if (SHARED_SETS.has(valuesFrom)) return { values: valuesFrom };
  if (ELSEWHERE[valuesFrom]) return { valuesFrom: ELSEWHERE[valuesFrom] };
  if (!row.values) return {};
  return {
    values: row.values.map((value) => encodeValue(value, descriptions[value], row.valueEvidence?.[value])),
  };
}

/** @returns {string | object} the value alone, or with what is known of it */
export function encodeValue(value, description, evidence) {
  if (!description && !evidence) return value;
  return { value, ...(description ? { description } : {}), ...(evidence ? { evidence } : {}) };
}
