import type { Catalog, EventType, Operation } from "../catalog/catalog";
import { fieldAt } from "../catalog/eventFields";
import { API_CALL, comesAs } from "../catalog/cloudTrailKinds";
import { nestConditions } from "./conditions";
import { caveatOf, type Flow } from "./flow";
import { chooseMany, chooseManyOrType, type Answers, type WizardItem } from "./wizardStep";

const identityPath = ["userIdentity", "type"];

/** The kinds of caller that people ask for, in words; CloudTrail knows a few more. */
const identityKinds: readonly WizardItem[] = [
  { value: "Root", label: "Root user", description: "Root" },
  { value: "IAMUser", label: "IAM user", description: "IAMUser" },
  {
    value: "AssumedRole",
    label: "Assumed role",
    description: "AssumedRole",
    detail: "Temporary credentials of a role: people signed in through IAM Identity Center among them.",
  },
  { value: "AWSService", label: "AWS service", description: "AWSService" },
];

/** What is asked about API calls: the operations, and who called. */
export function callFlow(event: EventType, answers: Answers, catalog: Catalog): Flow {
  const eventSources = catalog.source(event.source)?.eventSources ?? [];
  const known = new Map(
    eventSources
      .flatMap((name) => catalog.operations(name))
      .filter((operation) => comesAs(operation, (detailType) => detailType === API_CALL))
      .map((operation) => [operation.name, operation]),
  );
  const operations = chooseManyOrType(
    {
      id: "operations",
      title: "API operations",
      placeholder: "Which operations? Select none to match any.",
      other: "Other operations",
    },
    operationItems([...known.values()]),
    answers,
  );
  const identities = chooseMany(
    { id: "identities", title: "Caller", placeholder: "Who made the call? Select none to match anybody." },
    identityItems(event),
    answers,
  );
  const reads = operations.values.some((name) => known.get(name)?.readOnly === true);
  return {
    steps: [...operations.steps, identities],
    detail: nestConditions([
      { path: ["eventSource"], matchers: sourcesWith(eventSources, operations.values, catalog) },
      { path: ["eventName"], matchers: operations.values },
      { path: identityPath, matchers: identities.chosen },
    ]),
    caveats: [
      ...(reads || operations.values.length === 0 ? caveatOf([event], "read-only-calls") : []),
      ...caveatOf([event], "needs-trail"),
    ],
  };
}

/** Those that change something first: the others do not reach a rule in its usual state. */
function operationItems(operations: readonly Operation[]): readonly WizardItem[] {
  const items = operations.map(({ name, readOnly }) => ({
    readOnly,
    item: { value: name, label: name, ...(readOnly ? { description: "only reads" } : {}) },
  }));
  return [...items.filter(({ readOnly }) => !readOnly), ...items.filter(({ readOnly }) => readOnly)].map(
    ({ item }) => item,
  );
}

function identityItems(event: EventType): readonly WizardItem[] {
  const named = new Set(identityKinds.map(({ value }) => value));
  const values = fieldAt(event, ["detail", ...identityPath])?.values ?? [];
  const others = values.map(({ value }) => String(value)).filter((value) => !named.has(value));
  return [...identityKinds, ...others.map((value) => ({ value, label: value }))];
}

/** The event sources that have one of the operations; all of them where none is known to. */
function sourcesWith(
  eventSources: readonly string[],
  operations: readonly string[],
  catalog: Catalog,
): readonly string[] {
  const having = eventSources.filter((eventSource) =>
    catalog.operations(eventSource).some(({ name }) => operations.includes(name)),
  );
  return having.length === 0 ? eventSources : having;
}
