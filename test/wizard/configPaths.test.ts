import { describe, expect, test } from "vitest";
import { planPattern } from "../../src/wizard/planPattern";
import type { Answers } from "../../src/wizard/wizardStep";
import { diagnose } from "../../src/language/diagnostics/diagnose";
import { compilePattern } from "../../src/matching/compilePattern";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { createSample } from "../../src/testing/samples/createSample";
import { patternDocument } from "../../src/language/patternDocument";
import { catalog, samples } from "../catalog/shippedCatalog";

type Json = Readonly<Record<string, unknown>>;

const itemChange = "Config Configuration Item Change";
const compliance = "Config Rules Compliance Change";
const evaluation = "Config Rules Re-evaluation Status";
const snapshot = "Config Configuration Snapshot Delivery Status";
const history = "Config Configuration History Delivery Status";
const apiCall = "AWS API Call via CloudTrail";

const itemMessage = "ConfigurationItemChangeNotification";
const oversizedMessage = "OversizedConfigurationItemChangeNotification";

const events = samples.map(({ name, text }) => ({ name, event: JSON.parse(text) as Json }));

/** Where the samples hold what is asked for, looked up by hand: AWS Config's own events, then their summaries. */
const places: Readonly<Record<string, readonly string[]>> = {
  detailType: ["detail-type"],
  messageTypes: ["detail.messageType"],
  resourceTypes: [
    "detail.resourceType",
    "detail.configurationItem.resourceType",
    "detail.configurationItemSummary.resourceType",
  ],
  resourceIds: [
    "detail.resourceId",
    "detail.configurationItem.resourceId",
    "detail.configurationItemSummary.resourceId",
  ],
  statuses: [
    "detail.configurationItem.configurationItemStatus",
    "detail.configurationItemSummary.configurationItemStatus",
  ],
  ruleNames: ["detail.configRuleName", "detail.configRuleNames"],
  complianceTypes: ["detail.newEvaluationResult.complianceType"],
  before: ["detail.oldEvaluationResult.complianceType"],
  operations: ["detail.eventName"],
  identities: ["detail.userIdentity.type"],
};

function valuesAt(event: Json, question: string): readonly string[] {
  return (places[question] ?? []).flatMap((place) => {
    let value: unknown = event;
    for (const key of place.split(".")) value = (value as Json | undefined)?.[key];
    return value === undefined ? [] : Array.isArray(value) ? (value as string[]) : [value as string];
  });
}

/** Whether a sample answers one question of the wizard as the user did. */
function fits(event: Json, question: string, answer: readonly string[], answers: Answers): boolean {
  if (answer.length === 0 || ["source", "oversized", "ruleMatch"].includes(question)) return true;
  const values = valuesAt(event, question);
  if (question === "before" && answer.includes("#first") && values.length === 0) return true;
  if (question === "messageTypes" && isOversized(event) && addsOversized(answers)) {
    return values[0] === oversizedMessage;
  }
  if (question !== "ruleNames") return values.some((value) => answer.includes(value));
  return values.some((value) => answer.some((name) => isNamed(value, name, answers["ruleMatch"]?.[0])));
}

function isNamed(value: string, name: string, way: string | undefined): boolean {
  if (way === "prefix") return value.startsWith(name);
  return value === name || (way === "copies" && value.startsWith(`${name}-conformance-pack-`));
}

const isOversized = (event: Json) => valuesAt(event, "messageTypes")[0]?.startsWith("Oversized") === true;

function isFiltered(answers: Answers): boolean {
  const filters = ["resourceTypes", "resourceIds", "statuses"];
  return answers["detailType"]?.[0] === itemChange && filters.some((id) => (answers[id] ?? []).length > 0);
}

/** Whether oversized items are wanted with the plain ones, though their message type was not chosen. */
function addsOversized(answers: Answers): boolean {
  const chosen = answers["messageTypes"] ?? [];
  return chosen.join() === itemMessage && isFiltered(answers) && answers["oversized"]?.[0] !== "leave";
}

function missesOversized(answers: Answers): boolean {
  const chosen = answers["messageTypes"] ?? [];
  const wantsOversized = chosen.some((type) => type !== itemMessage);
  return isFiltered(answers) && answers["oversized"]?.[0] === "leave" && !wantsOversized;
}

function expected(answers: Answers): readonly string[] {
  return events
    .filter(({ event }) => !(missesOversized(answers) && isOversized(event)))
    .filter(({ event }) =>
      Object.entries(answers).every(([question, answer]) => fits(event, question, answer, answers)),
    )
    .map(({ name }) => name);
}

function matched(text: string): readonly string[] {
  const { pattern, problems } = parsePattern(text);
  expect(problems).toEqual([]);
  const compiled = compilePattern(pattern!);
  return samples.filter((sample) => compiled.matchesText(sample.text)).map(({ name }) => name);
}

function warnings(text: string): readonly string[] {
  return diagnose(patternDocument(text), catalog)
    .filter(({ severity }) => severity !== "information")
    .map(({ code }) => code);
}

/** Every combination of one entry of each list. */
function combinations(choices: Readonly<Record<string, readonly (readonly string[])[]>>): readonly Answers[] {
  return Object.entries(choices).reduce<readonly Answers[]>(
    (all, [question, lists]) =>
      all.flatMap((answers) => lists.map((list) => ({ ...answers, [question]: list }))),
    [{ source: ["aws.config"] }],
  );
}

const any: readonly string[] = [];

/** Each event type with its message types and filters: any value, what some samples have, and what none has. */
const choices = {
  [itemChange]: {
    messageTypes: [
      any,
      [itemMessage],
      [oversizedMessage],
      ["OversizedConfigurationItemChangeDeliveryFailed"],
      [itemMessage, oversizedMessage],
      [oversizedMessage, "OversizedConfigurationItemChangeDeliveryFailed"],
      [itemMessage, oversizedMessage, "OversizedConfigurationItemChangeDeliveryFailed"],
    ],
    resourceTypes: [
      any,
      ["AWS::EC2::SecurityGroup"],
      ["AWS::EC2::Instance", "AWS::SSM::ManagedInstanceInventory"],
      ["AWS::Config::ResourceCompliance"],
      ["AWS::S3::Bucket"],
    ],
    resourceIds: [any, ["i-04606de676e635647"], ["mi-1234567890123456", "sg-0123456789abcdef0"]],
    statuses: [any, ["OK"], ["ResourceDiscovered", "ResourceDeleted"]],
    oversized: [["add"], ["leave"]],
  },
  [compliance]: {
    messageTypes: [any, ["ComplianceChangeNotification"]],
    resourceTypes: [any, ["AWS::EC2::Instance"], ["AWS::Logs::LogGroup", "AWS::S3::Bucket"]],
    resourceIds: [any, ["i-04606de676e635647"], ["app1loggroup", "other"]],
    ruleNames: [any, ["required-tags"], ["cloudwatch-log-group-encrypted", "required-tags"]],
    ruleMatch: [["exact"], ["prefix"], ["copies"]],
    complianceTypes: [any, ["NON_COMPLIANT"], ["COMPLIANT", "NON_COMPLIANT"], ["NOT_APPLICABLE"]],
  },
  [evaluation]: {
    messageTypes: [any, ["ConfigRulesEvaluationStarted"]],
    ruleNames: [any, ["iam-password-policy"], ["iam-password", "required-tags"]],
    ruleMatch: [["exact"], ["prefix"], ["copies"]],
  },
  [snapshot]: {
    messageTypes: [
      any,
      ["ConfigurationSnapshotDeliveryStarted"],
      ["ConfigurationSnapshotDeliveryCompleted"],
      ["ConfigurationSnapshotDeliveryFailed"],
      ["ConfigurationSnapshotDeliveryCompleted", "ConfigurationSnapshotDeliveryFailed"],
    ],
  },
  [history]: { messageTypes: [any, ["ConfigurationHistoryDeliveryCompleted"]] },
  [apiCall]: {
    operations: [any, ["StopConfigurationRecorder"], ["DeliverConfigSnapshot", "PutDeliveryChannel"]],
    identities: [any, ["Root"], ["IAMUser"], ["AssumedRole", "AWSService"]],
  },
} as const;

const before = {
  messageTypes: [any],
  ruleNames: [any, ["required-tags"]],
  complianceTypes: [["NON_COMPLIANT"], ["COMPLIANT", "NON_COMPLIANT"]],
  before: [["COMPLIANT"], ["#first"], ["COMPLIANT", "#first"], ["NON_COMPLIANT", "NOT_APPLICABLE"]],
} as const;

const paths = [
  ...Object.entries(choices).map(([detailType, questions]) => ({
    path: detailType,
    all: combinations({ detailType: [[detailType]], ...questions }),
  })),
  { path: "compliance before", all: combinations({ detailType: [[compliance]], ...before }) },
];

describe.each(paths)("$path: each of its paths through the wizard", ({ all }) => {
  test("leads to a valid pattern that lets through those samples that it should, and no other", () => {
    for (const answers of all) {
      const { text } = planPattern(withTyped(answers), catalog);
      expect({ answers, matched: matched(text) }).toEqual({ answers, matched: expected(answers) });
    }
    expect(all.filter((answers) => expected(answers).length > 0).length).toBeGreaterThan(all.length / 20);
  });

  test("has nothing to warn of, but where oversized items were declined", () => {
    for (const answers of all) {
      const { text, caveats } = planPattern(withTyped(answers), catalog);
      const declined = missesOversized(answers);
      expect({ answers, codes: warnings(text) }).toEqual({
        answers,
        codes: declined ? ["misses-oversized"] : [],
      });
      if (declined) expect(caveats.join()).toContain("too large");
    }
  });
});

/** Rule names and resource types that the lists lack are typed. */
function withTyped(answers: Answers): Answers {
  const typed = "iam-password";
  if (answers["ruleNames"]?.includes(typed) !== true) return answers;
  const listed = answers["ruleNames"].filter((name) => name !== typed);
  return { ...answers, ruleNames: [...listed, "#other"], "ruleNames.other": [typed] };
}

test.each([
  { types: [snapshot, history], message: [] },
  { types: [snapshot, history], message: ["ConfigurationHistoryDeliveryCompleted"] },
  { types: [compliance, itemChange, evaluation], message: [] },
  {
    types: [compliance, evaluation],
    message: ["ComplianceChangeNotification", "ConfigRulesEvaluationStarted"],
  },
  { types: [compliance, apiCall], message: [] },
])("several detail-types, $types: those samples and no others", ({ types, message }) => {
  const answers: Answers = {
    source: ["aws.config"],
    detailType: ["#several"],
    detailTypes: types,
    messageTypes: message,
  };
  const { text } = planPattern(answers, catalog);
  const wanted = events.filter(({ event }) => {
    const messageType = valuesAt(event, "messageTypes")[0] ?? "";
    const isOfType = types.includes(event["detail-type"] as string);
    return isOfType && (message.length === 0 || (message as readonly string[]).includes(messageType));
  });
  expect(matched(text)).toEqual(wanted.map(({ name }) => name));
  expect(warnings(text)).toEqual([]);
});

test("all events of AWS Config: all 18 samples", () => {
  const { text } = planPattern({ source: ["aws.config"], detailType: ["#all"] }, catalog);
  expect(text).toBe('{\n  "source": ["aws.config"]\n}\n');
  expect(matched(text)).toHaveLength(18);
  expect(warnings(text)).toEqual([]);
});

test("a sample event can be made for one path in twenty, whose pattern then lets it through", () => {
  const all = paths.flatMap((path) => path.all).filter((_, index) => index % 20 === 0);
  for (const answers of all) {
    const { text } = planPattern(withTyped(answers), catalog);
    const made = createSample(text, { samples, catalog }, "matches");
    if (!made.ok) throw new Error(`${JSON.stringify(answers)}: ${made.error}`);
    expect(compilePattern(parsePattern(text).pattern!).matchesText(made.value.text)).toBe(true);
  }
});
