// Every event of @aws-cdk/aws-service-spec with its typed fields.
import { loadAwsServiceSpec } from "@aws-cdk/aws-service-spec";
import { addType, createTree, findNode, nodeAt } from "./fieldTree.mjs";
import { eventNamed } from "./model.mjs";

const EVIDENCE = "service-spec";

/** Adds the events to the model. Two schemas for one event (there are a few) are merged. */
export async function addServiceSpec(model) {
  const database = await loadAwsServiceSpec();
  for (const event of database.all("event")) {
    const known = eventNamed(model, event.source, event.detailType, { evidence: EVIDENCE });
    known.tree ??= createTree();
    const root = database.get("eventTypeDefinition", event.rootProperty.$ref);
    const identifiers = resourceIdentifiers(database, event);
    addProperties(database, known.tree, [], root, identifiers);
  }
}

/** What each property that names a resource identifies, by the id of its type and its key. */
function resourceIdentifiers(database, { resourcesField }) {
  const identified = new Map();
  for (const { type, fieldName, resource } of resourcesField) {
    if (!fieldName) continue;
    const { cloudFormationType } = database.get("resource", resource.$ref);
    identified.set(`${type.$ref} ${fieldName}`, cloudFormationType);
  }
  return identified;
}

function addProperties(database, tree, path, definition, identifiers) {
  for (const [key, { type, required }] of Object.entries(definition.properties)) {
    const isNew = findNode(tree, [...path, key]) === undefined;
    const node = nodeAt(tree, [...path, key]);
    node.optional = isNew ? required !== true : node.optional || required !== true;
    const resource = identifiers.get(`${definition.$id} ${key}`);
    if (resource) node.facts.description ??= `Identifies the ${resource}.`;
    addSpecType(database, tree, [...path, key], node, type, identifiers);
  }
}

function addSpecType(database, tree, path, node, type, identifiers) {
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
      const definition = database.get("eventTypeDefinition", type.reference.$ref);
      addProperties(database, tree, path, definition, identifiers);
      break;
    }
    default:
      throw new Error(`Unknown type ${type.type} at ${path.join(".")}`);
  }
}

function addVaryingKey(database, tree, path, element, identifiers) {
  const varying = nodeAt(tree, [...path, "*"]);
  varying.optional = true;
  addSpecType(database, tree, [...path, "*"], varying, element, identifiers);
}
