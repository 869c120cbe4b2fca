import fc from "fast-check";
import { expect, test } from "vitest";
import { chosenEvents, type ChosenEvents } from "../../src/language/knowledge/chosenEvents";
import { cursorAt } from "../../src/language/cursor/cursor";
import { keysAt } from "../../src/language/knowledge/knownFields";
import { knownValues } from "../../src/language/knowledge/knownValues";
import { lint } from "../../src/language/diagnostics/lint/lint";
import { countSteps } from "../../src/language/diagnostics/lint/steps";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { patternDocument } from "../../src/language/patternDocument";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();

const events = catalog.sources.flatMap(({ name, detailTypes }) =>
  detailTypes.map((detailType) => ({ source: [name], "detail-type": [detailType] })),
);
type Head = Readonly<Record<string, readonly string[]>>;

/** All heads, but of those that leave CloudTrail's calls in, which are alike, twenty that PROPERTY_SEED chooses. */
function sampled(heads: readonly Head[]): readonly Head[] {
  const isAlike = (head: Head): boolean =>
    head["detail-type"] === undefined || head["detail-type"].some((name) => name.includes("CloudTrail"));
  const alike = heads.filter(isAlike);
  const most = { minLength: Math.min(20, alike.length), maxLength: 20 };
  const [some = []] = fc.sample(fc.shuffledSubarray([...alike], most), 1);
  return [...heads.filter((head) => !isAlike(head)), ...some];
}

/** Codes that say that AWS does not send something, or is not known to. */
const doubts =
  /^(?:misspelt|unknown|unlisted|misplaced)-|^wrong-(?:case|type|message-type|detail-type|event-source)$|^(?:logged-name|operator-outside-array)$|^(?:null-value|empty-resources)$/;

type Fields = Readonly<Record<string, unknown>>;

/** A pattern that asks for everything that completion offers below what it says already. */
function withAllOffered(head: Fields): string {
  return completed((detail, region) => ({ ...head, region, detail })).text;
}

/** A pattern with all that completion offers in its `detail`, and for its region, and where that detail is. */
function completed(write: (detail: Fields, region: readonly unknown[]) => Fields): {
  readonly text: string;
  readonly detail: { readonly offset: number; readonly end: number };
} {
  const start = JSON.stringify(write({}, []));
  const cursor = cursorAt(patternDocument(start), start.indexOf(EMPTY) + EMPTY.length - 1);
  if (cursor.kind !== "key") throw new Error(`no key is offered in ${start}`);
  const chosen = chosenEvents(cursor.scope, catalog);
  const detail = keys(chosen, ["detail"]);
  const text = JSON.stringify(write(detail, offered(chosen, ["region"])));
  const offset = text.indexOf(JSON.stringify(detail));
  return { text, detail: { offset, end: offset + JSON.stringify(detail).length } };
}

const EMPTY = '"detail":{}';

function keys(chosen: ChosenEvents, path: readonly string[]): Fields {
  const found = keysAt(chosen, path).map(({ name, holdsFields }) => {
    const own = [...path, name];
    return [name, holdsFields ? keys(chosen, own) : offered(chosen, own)] as const;
  });
  return Object.fromEntries(found.length === 0 ? [["any", { thing: [{ exists: false }] }]] : found);
}

/** The values that are offered for a field, as they are written; that it exists, where there are none. */
function offered(chosen: ChosenEvents, path: readonly string[]): readonly unknown[] {
  const values = knownValues({ catalog, chosen, path });
  if (values.length === 0) return [{ exists: true }];
  return values.map(({ value, isPrefix }) => (isPrefix === true ? { prefix: value } : value));
}

function doubtsAbout(text: string, { offset, end } = { offset: 0, end: text.length }): readonly string[] {
  const { root } = parsePattern(text);
  if (root === undefined) throw new Error("not an object");
  return lint({ text, root, isValid: false }, catalog, countSteps(Number.POSITIVE_INFINITY))
    .filter(({ code, span }) => doubts.test(code) && span.offset >= offset && span.offset < end)
    .map(({ code, message }) => `${code}: ${message}`);
}

test("every key and value that completion offers for an event is one that diagnostics know", () => {
  const doubted = sampled(events).flatMap((head) =>
    doubtsAbout(withAllOffered(head)).map((doubt) => `${JSON.stringify(head)}: ${doubt}`),
  );
  expect(doubted).toEqual([]);
}, 120_000);

test.each([
  ["aws.lambda", "AWS API Call via CloudTrail", ["CreateFunction20150331", "Invoke"], ["CreateFunction"]],
  ["aws.signin", "AWS API Call via CloudTrail", [], ["ConsoleLogin"]],
  ["aws.signin", "AWS Console Sign In via CloudTrail", ["ConsoleLogin", "SwitchRole"], []],
  ["aws.organizations", "AWS Service Event via CloudTrail", ["CreateAccountResult"], ["CreateAccount"]],
  [
    "aws.s3",
    "AWS API Call via CloudTrail",
    ["PutBucketPublicAccessBlock"],
    ["PutPublicAccessBlock", "JobCreated"],
  ],
])("of %s, %s offers what CloudTrail logs and nothing else", (source, detailType, some, none) => {
  const { text } = completed((detail, region) => ({
    source: [source],
    "detail-type": [detailType],
    region,
    detail,
  }));
  const { detail } = JSON.parse(text) as { readonly detail: { readonly eventName: readonly unknown[] } };
  expect(detail.eventName).toEqual(expect.arrayContaining(some));
  expect(detail.eventName.filter((name) => none.some((other) => other === name))).toEqual([]);
});

test("so is what it offers where only the source, or only the detail-type, is chosen", () => {
  const heads: readonly Head[] = [
    ...catalog.sources.map(({ name }) => ({ source: [name] })),
    ...new Set(catalog.sources.flatMap(({ detailTypes }) => detailTypes)),
  ].map((head) => (typeof head === "string" ? { "detail-type": [head] } : head));
  const doubted = sampled(heads).flatMap((head) =>
    doubtsAbout(withAllOffered(head)).map((doubt) => `${JSON.stringify(head)}: ${doubt}`),
  );
  expect(doubted).toEqual([]);
}, 120_000);

/** Operators that accept a text, of which many accept other texts as well. */
const operators: readonly ((text: string, at: number) => unknown)[] = [
  (text, at) => ({ prefix: text.slice(0, at) }),
  (text, at) => ({ prefix: { "equals-ignore-case": text.slice(0, at).toUpperCase() } }),
  (text, at) => ({ suffix: text.slice(at) }),
  (text, at) => ({ wildcard: `${text.slice(0, at)}*${text.slice(at + 1)}` }),
  (text, at) => ({ wildcard: `*${text.slice(at)}` }),
  (text, at) => ({ "anything-but": [`${text}${at}`, "aws.config"] }),
  (text, at) => ({ "anything-but": { prefix: text.slice(at) } }),
  (text) => ({ "equals-ignore-case": text.toUpperCase() }),
];

const everyEvent = catalog.sources.flatMap(({ name, detailTypes }) =>
  detailTypes.map((detailType) => ({ source: name, detailType })),
);
const event = fc.constantFrom(...everyEvent);
/** Mostly the text itself: diagnostics are silent where anybody's events can come through. */
const asked = (text: string): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(text) },
    {
      weight: 1,
      arbitrary: fc
        .record({
          operator: fc.constantFrom(...operators),
          at: fc.integer({ min: Math.ceil(text.length / 2), max: text.length }),
        })
        .map(({ operator, at }) => operator(text, at)),
    },
  );

/** What asks for some events, by source, by detail-type or by both, with whatever operators. */
const head: fc.Arbitrary<Fields> = fc.array(event, { minLength: 1, maxLength: 3 }).chain((chosen) =>
  fc.record(
    {
      source: fc.tuple(...chosen.map(({ source }) => asked(source))),
      "detail-type": fc.tuple(...chosen.map(({ detailType }) => asked(detailType))),
    },
    { requiredKeys: ["source"] },
  ),
);

/** What asks for message types, or for nothing. */
const messageTypes = [
  ...new Set(
    catalog.sources.flatMap(({ name }) =>
      (catalog.source(name)?.events ?? []).flatMap((sent) =>
        (sent.messageTypes ?? []).map(({ value }) => String(value)),
      ),
    ),
  ),
];
const messages: fc.Arbitrary<Fields> = fc
  .array(fc.constantFrom(...messageTypes).chain(asked), { maxLength: 2 })
  .map((messageType) => (messageType.length === 0 ? {} : { detail: { messageType } }));

/** Patterns with `$or` before, behind and around the `detail` that is completed, one in another. */
const shapes: readonly ((heads: readonly Fields[], message: Fields, detail: Fields) => Fields)[] = [
  ([one], _message, detail) => ({ ...one, detail }),
  ([one, other], message, detail) => ({ $or: [{ ...one, ...message }, other], detail }),
  ([one, other, around], message, detail) => ({ detail, ...around, $or: [one, { ...other, ...message }] }),
  ([one, other, third], message, detail) => ({
    ...third,
    $or: [
      { ...one, detail },
      { ...other, ...message },
    ],
  }),
  ([one, other, third], message, detail) => ({ $or: [{ detail, ...one }, other], ...third, ...message }),
  ([one, other, third], message, detail) => ({
    $or: [
      { ...one, ...message },
      { $or: [other, { ...third, ...message }], detail },
    ],
  }),
  ([one, other, third], message, detail) => ({
    $or: [
      one,
      {
        $or: [
          { ...other, detail },
          { ...third, ...message },
        ],
      },
    ],
  }),
];

test("so is what it offers in a pattern with `$or` and with operators on source and detail-type", () => {
  fc.assert(
    fc.property(
      fc.array(head, { minLength: 3, maxLength: 3 }),
      messages,
      fc.constantFrom(...shapes),
      (heads, message, shape) => {
        const { text, detail } = completed((written) => shape(heads, message, written));
        // What asks for the events may well be wrong.
        expect(doubtsAbout(text, detail)).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
}, 300_000);
