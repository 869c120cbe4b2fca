// Every event of @aws-cdk/aws-service-spec with its typed fields.
import { loadAwsServiceSpec } from "@aws-cdk/aws-service-spec";
import { addType, createTree, findNode, nodeAt, type FieldNode, type FieldTree } from "./fieldTree";
import { eventNamed, type Model } from "./model";

type Database = Awaited<ReturnType<typeof loadAwsServiceSpec>>;
type SpecEvent = ReturnType<typeof eventsIn>[number];
type Definition = ReturnType<typeof definitionAt>;
type SpecType = Definition["properties"][string]["type"];
/** What a property identifies, by the id of its type and its key. */
type Identifiers = ReadonlyMap<string, string>;

const EVIDENCE = "service-spec";

/** Adds the events to the model. Two schemas for one event (there are a few) are merged. */
export async function addServiceSpec(model: Model): Promise<void> {
  const database = await loadAwsServiceSpec();
  for (const event of eventsIn(database)) {
    const known = eventNamed(model, event.source, event.detailType, { evidence: EVIDENCE });
    known.tree ??= createTree();
    const root = definitionAt(database, event.rootProperty);
    const identifiers = resourceIdentifiers(database, event);
    addProperties(database, known.tree, [], root, identifiers);
  }
}

function eventsIn(database: Database) {
  return database.all("event");
}

function definitionAt(database: Database, reference: SpecEvent["rootProperty"]) {
  return database.get("eventTypeDefinition", reference.$ref);
}

/** What each property that names a resource identifies. */
function resourceIdentifiers(database: Database, { resourcesField }: SpecEvent): Identifiers {
  const identified = new Map<string, string>();
  for (const { type, fieldName, resource } of resourcesField) {
    if (!fieldName) continue;
    const { cloudFormationType } = database.get("resource", resource.$ref);
    identified.set(`${type.$ref} ${fieldName}`, cloudFormationType);
  }
  return identified;
}

function addProperties(
  database: Database,
  tree: FieldTree,
  path: readonly string[],
  definition: Definition,
  identifiers: Identifiers,
): void {
  for (const [key, { type, required }] of Object.entries(definition.properties)) {
    const isNew = findNode(tree, [...path, key]) === undefined;
    const node = nodeAt(tree, [...path, key]);
    node.optional = isNew ? required !== true : node.optional || required !== true;
    const resource = identifiers.get(`${definition.$id} ${key}`);
    if (resource) node.facts.description ??= `Identifies the ${resource}.`;
    addSpecType(database, tree, [...path, key], node, type, identifiers);
  }
}

function addSpecType(
  database: Database,
  tree: FieldTree,
  path: readonly string[],
  node: FieldNode,
  type: SpecType,
  identifiers: Identifiers,
): void {
  switch (type.type) {
    case "string":
    case "number":
    case "boolean":
      addType(node, type.type);
      break;
    case "integer":
      addType(node, "number");
      break;
    case "json":
      addType(node, "any");
      break;
    case "array":
      node.isArray = true;
      addSpecType(database, tree, path, node, type.element, identifiers);
      break;
    case "map":
      addType(node, "object");
      addVaryingKey(database, tree, path, type.element, identifiers);
      break;
    case "union":
      for (const each of type.types) addSpecType(database, tree, path, node, each, identifiers);
      break;
    case "ref": {
      addType(node, "object");
      addProperties(database, tree, path, definitionAt(database, type.reference), identifiers);
      break;
    }
    default:
      throw new Error(`Unknown type ${type.type} at ${path.join(".")}`);
  }
}

function addVaryingKey(
  database: Database,
  tree: FieldTree,
  path: readonly string[],
  element: SpecType,
  identifiers: Identifiers,
): void {
  const varying = nodeAt(tree, [...path, "*"]);
  varying.optional = true;
  addSpecType(database, tree, [...path, "*"], varying, element, identifiers);
}
