import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { completeEvent } from "../../../src/language/eventFiles/completeEvent";
import type { EventFile } from "../../../src/language/eventFiles/eventCursor";
import type { Suggestion } from "../../../src/language/completion/suggestion";
import { applySuggestion, atCursor, passesFilter } from "../acceptSuggestion";
import { shippedCatalog } from "../shippedCatalog";

const catalog = shippedCatalog();

function suggest(marked: string, file: EventFile = "event"): readonly Suggestion[] {
  const { text, offset } = atCursor(marked);
  return completeEvent(text, offset, file, catalog).filter(({ span, filterText }) =>
    passesFilter(text.slice(span.offset, offset).trimStart(), filterText),
  );
}

function labels(marked: string, file: EventFile = "event"): readonly string[] {
  return suggest(marked, file).map(({ label }) => label);
}

/** The whole document after the suggestion is accepted at the `|`, and Tab pressed so many times. */
function accept(marked: string, label: string, file: EventFile = "event", tabs = 0): string {
  const found = suggest(marked, file).find((suggestion) => suggestion.label === label);
  if (found === undefined)
    throw new Error(`No "${label}"; there is ${labels(marked, file).slice(0, 20).join()}`);
  return applySuggestion(marked, found, tabs);
}

const rules = '"source": "aws.config", "detail-type": "Config Rules Compliance Change"';

describe("accepting a suggestion in an event gives the whole document", () => {
  test.each([
    ["{|}", "source", '{ "source": "|" }'],
    ["{|}", "detail", '{ "detail": {\n  |\n} }'],
    ["{|}", "resources", '{ "resources": ["|"] }'],
    ['{ "source": "|" }', "aws.config", '{ "source": "aws.config|" }'],
    ['{ "source": | }', "aws.config", '{ "source": "aws.config"| }'],
    [
      '{ "source": "aws.ec2", "detail-type": "|" }',
      "EC2 Instance State-change Notification",
      '{ "source": "aws.ec2", "detail-type": "EC2 Instance State-change Notification|" }',
    ],
    [`{ ${rules}, "detail": { | } }`, "configRuleName", `{ ${rules}, "detail": { "configRuleName": "|" } }`],
    [
      `{ ${rules}, "detail": { | } }`,
      "newEvaluationResult",
      `{ ${rules}, "detail": { "newEvaluationResult": {\n  |\n} } }`,
    ],
    [
      `{ ${rules}, "detail": { "newEvaluationResult": { "complianceType": "N|" } } }`,
      "NON_COMPLIANT",
      `{ ${rules}, "detail": { "newEvaluationResult": { "complianceType": "NON_COMPLIANT|" } } }`,
    ],
    [
      `{ ${rules} "detail": { "newEvaluationResult": { "complianceType": "N| } } }`,
      "NON_COMPLIANT",
      `{ ${rules} "detail": { "newEvaluationResult": { "complianceType": "NON_COMPLIANT"| } } }`,
    ],
    [
      '{ "source": "aws.config" "detail-|" }',
      "detail-type",
      '{ "source": "aws.config", "detail-type": "|" }',
    ],
    ['{ "region": "|" }', "eu-west-1", '{ "region": "eu-west-1|" }'],
  ])("%s with %s", (marked, label, expected) => {
    expect(accept(marked, label)).toBe(expected);
  });

  test("in a test of a pattern test file, with comments around it", () => {
    const before =
      '{\n  // first\n  "tests": [\n    { "name": "n", "event": { "source": "aws.config", "detail-type": "';
    expect(
      accept(`${before}|" }, "matches": true }\n  ]\n}`, "Config Rules Compliance Change", "tests"),
    ).toBe(`${before}Config Rules Compliance Change|" }, "matches": true }\n  ]\n}`);
  });
});

test.each<readonly [marked: string, file: EventFile]>([
  ['{ "na|" }', "tests"],
  ['{ "tests": [{ "na|" }] }', "tests"],
  ['{ "tests": [{ "event": {} , | }] }', "tests"],
  ['{ "tests": [{ "events": "|" }] }', "tests"],
  ['[{ "source": "|" }]', "event"],
  ["|", "event"],
])("nothing is offered outside of an event: %s in %s", (marked, file) => {
  expect(labels(marked, file)).toEqual([]);
});

test.each([
  [
    "keys that are there already are not",
    '{ "source": "a", | }',
    ["detail-type", "detail", "account"],
    ["source"],
  ],
  [
    "values are plain, without operators",
    '{ "source": "|" }',
    ["aws.config", "aws.ec2"],
    ["prefix", "exists"],
  ],
  [
    "fields are those of the detail-type",
    `{ ${rules}, "detail": { | } }`,
    ["configRuleName", "newEvaluationResult"],
    ["bucket", "$or"],
  ],
  [
    "fields of other message types are not",
    '{ "source": "aws.config", "detail-type": "Config Configuration Item Change", "detail": { "messageType": "OversizedConfigurationItemChangeNotification", | } }',
    ["configurationItemSummary"],
    ["configurationItem"],
  ],
])("of what is offered %s", (_, marked, some, none) => {
  const offered = labels(marked);
  expect(offered).toEqual(expect.arrayContaining(some));
  for (const label of none) expect(offered).not.toContain(label);
});

test("nothing is known of the detail of a custom source", () => {
  expect(labels('{ "source": "my.app", "detail-type": "x", "detail": { | } }')).toEqual([]);
});

test("an event written by suggestions alone can be read", () => {
  const steps: readonly (readonly [label: string, tabs: number])[] = [
    ["source", 0],
    ["aws.ec2", 0],
  ];
  let marked = "{|}";
  for (const [label, tabs] of steps) marked = accept(marked, label, "event", tabs);
  expect(marked).toBe('{ "source": "aws.ec2|" }');
});

test("whatever the text is, suggestions lie in it and hold the cursor", () => {
  const texts = fc.constantFrom(
    `{ ${rules}, "detail": { "newEvaluationResult": { "complianceType": "X" } }, "resources": ["a"] }`,
    '{ "tests": [{ "name": "n", "event": { "source": "aws.ec2", "detail": [{ "a": } }, "matches": true }] }',
  );
  fc.assert(
    fc.property(
      texts,
      fc.nat(200),
      fc.nat(200),
      fc.string(),
      fc.constantFrom<EventFile>("event", "tests"),
      (text, from, to, typed, file) => {
        const [start, end] = [Math.min(from, to, text.length), Math.min(Math.max(from, to), text.length)];
        const edited = text.slice(0, start) + typed + text.slice(end);
        const offset = Math.min(start + typed.length, edited.length);
        for (const { span } of completeEvent(edited, offset, file, catalog)) {
          expect(span.offset).toBeLessThanOrEqual(offset);
          expect(span.offset + span.length).toBeGreaterThanOrEqual(offset);
          expect(span.offset + span.length).toBeLessThanOrEqual(edited.length);
        }
      },
    ),
  );
});
