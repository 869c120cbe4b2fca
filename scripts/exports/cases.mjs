import fc from "fast-check";
import { exportFormats } from "../../src/export/exportFormats";
import { exportRule } from "../../src/export/exportRule";
import { readJson, scalarsOf } from "../../src/export/jsonNode";
import { targetKinds } from "../../src/rules/targetKinds";
import { nastyTexts } from "../../test/arbitraries/nastyTexts";
import { ruleToExport } from "../../test/arbitraries/rules";
import { snippetsOf } from "../../test/snippets/snippetFile";

/** The JSON of a text as one string: equal for two texts whose tokens are the same, keys that stand twice included. */
export function exactJson(text) {
  return JSON.stringify(readJson(text));
}

/** Like exactJson, with the keys of an object in one order, for languages that do not keep it. */
function sortedJson(text) {
  return JSON.stringify(sortKeys(readJson(text)));
}

function sortKeys(node) {
  if (node.kind === "array") return { ...node, items: node.items.map(sortKeys) };
  if (node.kind !== "object") return node;
  const members = node.members.map(([key, value]) => [key, sortKeys(value)]);
  return { ...node, members: members.sort(([one], [other]) => (one < other ? -1 : 1)) };
}

const existing = (kind) => ({ kind, arn: targetKinds[kind].example });
const created = (kind) => ({ kind });

/** Together every kind of target, those that exist and new ones; a rule has five at most. */
const TARGETS = {
  new: [...["topic", "queue", "logGroup"].map(created), ...["stateMachine", "eventBus"].map(existing)],
  existing: [
    ...["topic", "queue", "logGroup", "function"].map(existing),
    { kind: "queue", arn: `${targetKinds.queue.example}.fifo`, messageGroup: "$.detail.configRuleName" },
  ],
  function: [created("function")],
  none: [],
};

/** Patterns that some language on the way takes amiss; `{` and what no parser prints make it stand as text. */
function oddPatterns() {
  const printable = nastyTexts.filter(
    (text) => !/[{\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}|^(__proto__|Ref|Fn::.*)$/u.test(text),
  );
  const composed = printable.filter((text) => text === text.normalize("NFC"));
  const whole = nastyTexts.filter((text) => !/\p{Cs}/u.test(text));
  const patternOf = (texts) => {
    const members = texts.map((text) => `${JSON.stringify(`k${text}`)}: [${JSON.stringify(text)}]`);
    return `{"source": ${JSON.stringify(texts)}, "detail": {${members.join(", ")}}}`;
  };
  const halves = (texts) => [texts.slice(0, texts.length / 2), texts.slice(texts.length / 2)];
  return {
    "odd texts": halves(composed).map(patternOf),
    "odd texts as text": halves(whole).map(patternOf),
    "odd keys": [
      '{"__proto__": ["a"], "detail": {"__proto__": {"b": [1]}, "10": [1], "2": [2], "": ["c"]}}',
      '{"detail": {"Ref": ["main"], "Fn::Sub": ["${AWS::Region}"]}}',
    ],
    numbers: [
      '{"detail": {"a": [0, 1, -3.5, 0.1, 100000, 123456789012345]}}',
      '{"detail": {"a": [1e3, 1.0, 1E+2, 0.10]}}',
      '{"detail": {"a": [9007199254740993, 12345678901234567890]}}',
    ],
    "twice the same key": ['{"detail": {"a": [1], "b": {"c": [2]}, "a": [3], "b": {"d": [4]}}}'],
    "words that are no texts": ['{"detail": {"a": [null, true, false, "null", "true", "false"]}}'],
  };
}

/** The same with numbers as the doubles that they are, for what reads and prints them anew. */
export function doubles(text) {
  return JSON.stringify(JSON.parse(text));
}

/** How many texts a rule holds: the keys and values of its pattern, and its description. */
export function textsOf({ patternText, description }) {
  return scalarsOf(readJson(patternText)).length + (description === undefined ? 0 : 1);
}

/**
 * Rules whose every text is odd, like those of allCases: as many as asked for that each language takes, and those that
 * it refuses on the way. The same for the same seed.
 */
export function randomCases(seed, count) {
  const rules = fc.sample(ruleToExport, { seed, numRuns: 10 * count });
  return exportFormats.flatMap((format) => {
    const cases = [];
    for (const [index, rule] of rules.entries()) {
      if (cases.filter(({ exported }) => exported.ok).length >= count) break;
      const { patternText } = rule;
      const name = `${format.label}: random rule ${index} of seed ${seed}\n${JSON.stringify(rule)}`;
      const exported = exportRule(format, rule);
      cases.push({ name, format, patternText, set: "random", rule, exported });
    }
    return cases;
  });
}

/**
 * What is wrong with a rule as a tool has read it, or undefined. `read` has what PutRule and PutTargets are given:
 * `{ Name, Description, EventBusName, State, EventPattern, Targets }`, the pattern as text or as a value.
 */
export function faultOfRule(read, { rule, patternText }) {
  const {
    Name,
    Description = "",
    EventBusName = "default",
    State = "ENABLED",
    EventPattern,
    Targets = [],
  } = read;
  const found = typeof EventPattern === "string" ? EventPattern : JSON.stringify(EventPattern);
  if (sortedJson(found) !== sortedJson(patternText)) return `The pattern is another one:\n${found}`;
  const lost = rule.targets.filter(
    ({ arn, messageGroup }) =>
      arn !== undefined &&
      !Targets.some(({ Arn, SqsParameters: queue }) => Arn === arn && queue?.MessageGroupId === messageGroup),
  );
  if (lost.length > 0) return `Targets are missing:\n${JSON.stringify(lost)}\n${JSON.stringify(Targets)}`;
  const wanted = [rule.name, rule.description ?? "", rule.eventBus ?? "default", rule.state];
  const given = [Name, Description, EventBusName, State];
  return JSON.stringify(given) === JSON.stringify(wanted)
    ? undefined
    : `The rule is another one:\n${JSON.stringify(given)}\n${JSON.stringify(wanted)}`;
}

/** Everything that is exported: `{ name, format, patternText, set, rule, exported }`, where `exported` is a Result. */
export function allCases() {
  const snippets = ["event-pattern", "operators", "aws-config"].flatMap((file) => snippetsOf(file));
  const patterns = snippets.map(({ name, text }) => ({
    name,
    patternText: text,
    sets: ["new", "existing", "function"],
  }));
  for (const [name, texts] of Object.entries(oddPatterns())) {
    texts.forEach((patternText, index) => {
      patterns.push({ name: `${name} ${index + 1}`, patternText, sets: ["none", "function"] });
    });
  }
  const cases = [];
  for (const format of exportFormats) {
    for (const [index, { name, patternText, sets }] of patterns.entries()) {
      for (const set of sets) {
        const targets = TARGETS[set];
        if (targets.some(({ kind, arn }) => arn === undefined && !format.creates.includes(kind))) continue;
        const rule = { name: `rule-${index}`, state: "ENABLED", patternText, targets };
        const exported = exportRule(format, rule);
        cases.push({
          name: `${format.label}: ${name}, ${set}`,
          format,
          patternText,
          set,
          rule,
          exported,
        });
      }
    }
  }
  return cases;
}
