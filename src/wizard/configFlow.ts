import type { Catalog, CatalogField, EventType } from "../catalog/catalog";
import { fieldAt } from "../catalog/eventFields";
import { oversized } from "../language/diagnostics/lint/configEvents";
import { nestConditions, type Condition, type PatternPart } from "./conditions";
import { valueItem } from "./fieldFlow";
import { caveatOf, type Flow } from "./flow";
import { ruleNames } from "./ruleNames";
import {
  chooseMany,
  chooseManyOrType,
  chooseOne,
  typeTexts,
  type Answers,
  type WizardItem,
  type WizardStep,
} from "./wizardStep";

/**
 * Where the events of AWS Config carry what its console filters on, as keys below `detail`: one path for some
 * detail-types, another for others. It is asked for where all chosen events have it at the same path.
 */
const paths = {
  messageType: [["messageType"]],
  resourceType: [["resourceType"], [oversized.item, "resourceType"]],
  resourceId: [["resourceId"], [oversized.item, "resourceId"]],
  status: [[oversized.item, "configurationItemStatus"]],
  ruleName: [["configRuleName"], ["configRuleNames"]],
  complianceType: [["newEvaluationResult", "complianceType"]],
  before: [["oldEvaluationResult", "complianceType"]],
} as const;

/** One filter: its steps, and its condition once something is chosen. */
interface Filter {
  readonly steps: readonly WizardStep[];
  readonly path: readonly string[];
  readonly matchers: readonly unknown[];
}

const noFilter: Filter = { steps: [], path: [], matchers: [] };
const firstEvaluation = "#first";
const complianceItem = "AWS::Config::ResourceCompliance";

/** What is asked about the events of AWS Config, as its console does, each at the path where they have it. */
export function configFlow(events: readonly EventType[], answers: Answers, catalog: Catalog): Flow {
  /** A filter at the path that all events share; none where they share none. */
  function filterAt(name: keyof typeof paths, make: (field: CatalogField) => Omit<Filter, "path">): Filter {
    for (const path of paths[name]) {
      const fields = events.map((event) => fieldAt(event, ["detail", ...path]));
      const [field] = fields;
      if (field !== undefined && !fields.includes(undefined)) return { path, ...make(field) };
    }
    return noFilter;
  }

  const messageTypes = filterAt("messageType", () =>
    choice(
      "messageTypes",
      "Message types",
      "Which message types?",
      events.flatMap(({ messageTypes: own = [] }) => own.map(valueItem)),
      answers,
    ),
  );
  const resourceTypes = filterAt("resourceType", ({ values }) => {
    const { steps, values: matchers } = chooseManyOrType(
      {
        id: "resourceTypes",
        title: "Resource types",
        placeholder: "Which resource types? Select none to match any.",
        other: "Other resource types",
      },
      values.map(valueItem),
      answers,
    );
    return { steps, matchers };
  });
  const resourceIds = filterAt("resourceId", () => {
    const step = typeTexts(
      {
        id: "resourceIds",
        title: "Resource ids",
        placeholder:
          "Type resource ids, such as i-04606de676e635647, separated by commas. Leave empty to match any.",
      },
      { several: true, optional: true },
      answers,
    );
    return { steps: [step], matchers: step.chosen };
  });
  const statuses = filterAt("status", ({ values }) =>
    choice("statuses", "What happened", "What happened to the resource?", values.map(valueItem), answers),
  );
  const types = resourceTypes.matchers.map(String);
  const rules = filterAt("ruleName", () => ruleNames(catalog.managedRules, types, answers));
  const compliance = filterAt("complianceType", ({ values }) =>
    choice(
      "complianceTypes",
      "Compliance",
      "What has the resource become? Events come in both directions.",
      values.map(valueItem),
      answers,
    ),
  );
  const before =
    compliance.matchers.length === 0
      ? noFilter
      : filterAt("before", ({ values }) => beforeFilter(values.map(valueItem), answers));

  const filters = [resourceTypes, resourceIds, statuses, rules, compliance, before];
  const item = itemConditions(events, messageTypes, filters, answers);
  return {
    steps: [messageTypes, ...filters, item].flatMap(({ steps }) => steps),
    detail: item.detail,
    caveats: [
      ...unsent(events, messageTypes.matchers),
      ...item.caveats,
      ...(compliance.matchers.length === 0 ? caveatOf(events, "both-directions") : []),
      ...(before.matchers.some((matcher) => typeof matcher === "string") && !before.matchers.some(isAbsence)
        ? caveatOf(events, "first-evaluation")
        : []),
      ...(rules.matchers.length > 0 && rules.matchers.every((matcher) => typeof matcher === "string")
        ? caveatOf(events, "rule-names")
        : []),
      ...(types.some((type) => /^AWS::IAM::(Group|Policy|Role|User)$/.test(type))
        ? caveatOf(events, "global-resources")
        : []),
      ...(isDoubled(events, types) ? caveatOf(events, "compliance-doubled") : []),
    ],
  };
}

function choice(
  id: string,
  title: string,
  question: string,
  items: readonly WizardItem[],
  answers: Answers,
): Omit<Filter, "path"> {
  const step = chooseMany(
    { id, title, placeholder: `${question} Select none to match any.` },
    items,
    answers,
  );
  // With one answer there is nothing to choose: all events have it.
  return { steps: items.length < 2 ? [] : [step], matchers: step.chosen };
}

/** What the resource was before: the first evaluation has no such field, and can be asked for as well. */
function beforeFilter(values: readonly WizardItem[], answers: Answers): Omit<Filter, "path"> {
  const first: WizardItem = {
    value: firstEvaluation,
    label: "Not evaluated before",
    detail: "The first evaluation of a resource has no oldEvaluationResult.",
  };
  const { steps, matchers } = choice(
    "before",
    "Compliance before",
    "What was the resource before?",
    [...values, first],
    answers,
  );
  return {
    steps,
    matchers: matchers.map((matcher) => (matcher === firstEvaluation ? { exists: false } : matcher)),
  };
}

interface ItemConditions {
  readonly steps: readonly WizardStep[];
  readonly detail: PatternPart;
  readonly caveats: readonly string[];
}

/**
 * All conditions together. Those on a configuration item move to its summary where only oversized messages are wanted,
 * and stand in `$or` beside the same on the summary where both kinds are.
 */
function itemConditions(
  events: readonly EventType[],
  messageTypes: Filter,
  filters: readonly Filter[],
  answers: Answers,
): ItemConditions {
  const isOnItem = ({ path, matchers }: Condition) => path[0] === oversized.item && matchers.length > 0;
  const onItem = filters.filter(isOnItem);
  const beside = [messageTypes, ...filters.filter((filter) => !isOnItem(filter))];
  const wanted = messageTypes.matchers.map(String);
  const wantsItem = wanted.length === 0 || carries(events, oversized.item, wanted);
  const wantsSummary = carries(events, oversized.summary, wanted);
  const missed = wantsItem && !wantsSummary ? caveatOf(events, "oversized") : [];
  if (onItem.length === 0) {
    // Without a message type and a filter every message comes through, oversized ones too.
    return { steps: [], detail: nestConditions(beside), caveats: wanted.length === 0 ? [] : missed };
  }
  const inSummary = onItem.map(({ path: [, ...rest], matchers }) => ({
    path: [oversized.summary, ...rest],
    matchers,
  }));
  if (!wantsItem) {
    return { steps: [], detail: nestConditions([...beside, ...inSummary]), caveats: [] };
  }
  const both = [nestConditions(onItem), nestConditions(inSummary)];
  if (wantsSummary) {
    return { steps: [], detail: { ...nestConditions(beside), $or: both }, caveats: [] };
  }
  const step = oversizedStep(answers);
  if (step.chosen[0] !== "add") {
    return { steps: [step], detail: nestConditions([...beside, ...onItem]), caveats: missed };
  }
  const added = wanted.length === 0 ? [] : [...wanted, oversized.messageType];
  const widened = beside.map((filter) => (filter === messageTypes ? { ...filter, matchers: added } : filter));
  return { steps: [step], detail: { ...nestConditions(widened), $or: both }, caveats: [] };
}

function oversizedStep(answers: Answers): WizardStep {
  return chooseOne(
    {
      id: "oversized",
      title: "Oversized items",
      placeholder: "Also match items that are too large to be sent in full?",
    },
    [
      {
        value: "add",
        label: "Yes, match oversized items as well",
        detail: `They have ${oversized.summary} instead of ${oversized.item}: the filter is written for both, in $or.`,
      },
      { value: "leave", label: "No, miss oversized items" },
    ],
    answers,
    "add",
  );
}

/** Whether one of the message types comes with an object of `detail`; false for an object that no event has. */
function carries(events: readonly EventType[], object: string, messageTypes: readonly string[]): boolean {
  const fields = events.map((event) => fieldAt(event, ["detail", object]));
  return fields.some((field) => field?.onlyIn?.some((messageType) => messageTypes.includes(messageType)));
}

/** Chosen detail-types that carry none of the chosen message types. */
function unsent(events: readonly EventType[], chosen: readonly unknown[]): readonly string[] {
  if (chosen.length === 0) return [];
  return events
    .filter(({ messageTypes = [] }) => !messageTypes.some(({ value }) => chosen.includes(value)))
    .map(({ detailType }) => `No "${detailType}" event has one of the chosen message types.`);
}

/** Whether a change of compliance comes through twice, or as an item besides. */
function isDoubled(events: readonly EventType[], types: readonly string[]): boolean {
  const doubled = events.filter((event) => caveatOf([event], "compliance-doubled").length > 0);
  return doubled.length > 1 || types.includes(complianceItem);
}

function isAbsence(matcher: unknown): boolean {
  return typeof matcher === "object";
}
