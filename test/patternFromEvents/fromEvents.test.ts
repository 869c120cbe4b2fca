import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { describeFailure } from "../../src/patternFromEvents/describeFailure";
import { eventLeaves } from "../../src/patternFromEvents/eventLeaves";
import type { FlatEvent } from "../../src/patternFromEvents/flatEvent";
import { patternFromEvents } from "../../src/patternFromEvents/patternFromEvents";
import { readEvents } from "../../src/patternFromEvents/readEvents";
import { compilePattern } from "../../src/matching/compilePattern";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { shippedCatalog } from "../language/shippedCatalog";
import { finish } from "./finish";
import { referenceMatches } from "../matching/referenceMatcher";

const catalog = shippedCatalog();

function read(files: Readonly<Record<string, string>>): readonly FlatEvent[] {
  const events = readEvents(Object.entries(files).map(([name, text]) => ({ name, text })));
  if (!events.ok) throw new Error(events.error);
  return events.value;
}

function named(prefix: string, texts: readonly string[]): readonly FlatEvent[] {
  return read(Object.fromEntries(texts.map((text, index) => [`${prefix}${index + 1}`, text])));
}

function make(yes: readonly string[], no: readonly string[] = [], chosen?: readonly string[]) {
  const [first, ...others] = named("e", yes);
  return finish(
    patternFromEvents({ events: [first!, ...others], counterExamples: named("n", no), chosen }, catalog),
  ).value;
}

/** The pattern without blanks, or the sentence that says why there is none. */
function outcome(yes: readonly string[], no: readonly string[] = [], chosen?: readonly string[]): string {
  const made = make(yes, no, chosen);
  if (!made.ok) return describeFailure(made.error);
  const { pattern } = parsePattern(made.value.text);
  const compiled = compilePattern(pattern!);
  for (const text of yes)
    expect([compiled.matchesText(text), referenceMatches(pattern!, text)]).toEqual([true, true]);
  for (const text of no)
    expect([compiled.matchesText(text), referenceMatches(pattern!, text)]).toEqual([false, false]);
  return JSON.stringify(JSON.parse(made.value.text));
}

function sample(name: string): string {
  return readFileSync(new URL(`../../samples/${name}.json`, import.meta.url), "utf8");
}

function preselected(text: string): readonly string[] {
  const [event] = read({ event: text });
  return eventLeaves(event!, catalog)
    .filter((leaf) => leaf.preselected)
    .map(({ path }) => path);
}

const order = (detail: object, more: object = {}): string =>
  JSON.stringify({
    version: "0",
    id: "7bf73129-1428-4cd3-a780-95db273d1602",
    "detail-type": "Order Placed",
    source: "com.shop.orders",
    account: "111122223333",
    time: "2026-04-19T19:04:05Z",
    region: "eu-west-1",
    resources: ["arn:aws:dynamodb:eu-west-1:111122223333:table/orders"],
    detail,
    ...more,
  });

describe("the fields of an event", () => {
  test.each<[string, readonly string[]]>([
    [
      "config-rules-compliance-change-noncompliant",
      [
        "detail-type",
        "source",
        "detail.messageType",
        "detail.newEvaluationResult.evaluationResultIdentifier.evaluationResultQualifier.evaluationMode",
        "detail.newEvaluationResult.complianceType",
        "detail.oldEvaluationResult.complianceType",
        "detail.resourceType",
      ],
    ],
    [
      "config-item-change-deleted",
      [
        "detail-type",
        "source",
        "detail.messageType",
        "detail.configurationItemDiff.changeType",
        "detail.configurationItem.configurationItemStatus",
        "detail.configurationItem.resourceType",
      ],
    ],
    [
      "api-call-stop-configuration-recorder",
      [
        "detail-type",
        "source",
        "detail.userIdentity.type",
        "detail.eventSource",
        "detail.eventName",
        "detail.eventCategory",
      ],
    ],
    ["config-configuration-snapshot-delivery-failed", ["detail-type", "source", "detail.messageType"]],
  ])("are preselected where the catalog says that they are the event's kind: %s", (name, paths) => {
    expect(preselected(sample(name))).toEqual(paths);
  });

  test("never preselect ids, times, ARNs, versions, account or Region of any sample", () => {
    for (const file of readdirSync(new URL("../../samples/", import.meta.url))) {
      if (!file.endsWith(".json")) continue;
      for (const path of preselected(sample(file.slice(0, -5)))) {
        expect(path).not.toMatch(/(?:[iI]d|ID|[tT]ime|[aA]rn|ARN|[vV]ersion|account|[rR]egion|Timestamp)$/);
      }
    }
  });

  test.each<[string, unknown, boolean]>([
    ["status", "PAID", true],
    ["orderStatus", "paid", true],
    ["event_type", "created", true],
    ["tier", "gold", true],
    ["currency", "EUR", true],
    ["customer", "Ann", false],
    ["orderId", "PAID", false],
    ["id", "a", false],
    ["createdAt", "2026-04-19T19:04:05Z", false],
    ["created", "2026-04-19", false],
    ["requestId", "7bf73129-1428-4cd3-a780-95db273d1602", false],
    ["state", "7bf73129-1428-4cd3-a780-95db273d1602", false],
    ["type", "arn:aws:s3:::bucket", false],
    ["kind", "111122223333", false],
    ["stage", "10.0.0.1", false],
    ["status", 200, false],
    ["isTest", true, false],
    ["status", null, false],
    ["region", "eu-west-1", false],
    ["class", "ann@example.com", false],
    ["__proto__", "X", false],
  ])("of an event that nobody knows: %s with %j is preselected: %j", (key, value, expected) => {
    const detail = `{${JSON.stringify(key)}: ${JSON.stringify(value)}}`;
    const paths = preselected(`{"source": "com.shop", "detail-type": "Order", "detail": ${detail}}`);
    expect(paths).toEqual(["source", "detail-type", ...(expected ? [`detail.${key}`] : [])]);
  });

  test("in lists of objects are not preselected, because each element could be meant", () => {
    expect(preselected('{"detail": {"items": [{"status": "NEW"}, {"status": "OLD"}]}}')).toEqual([]);
  });

  test("are shown once for each path, with all their values and what the catalog says of them", () => {
    const [event] = read({
      e: '{"source": "aws.ec2", "detail-type": "x", "resources": ["a", "b", "a"], "n": 1.0}',
    });
    expect(eventLeaves(event!, catalog).map(({ path, values }) => [path, values])).toEqual([
      ["source", ['"aws.ec2"']],
      ["detail-type", ['"x"']],
      ["resources", ['"a"', '"b"']],
      ["n", ["1.0"]],
    ]);
    const [known] = read({ e: sample("config-item-change-update") });
    const status = eventLeaves(known!, catalog).find(({ path }) => path.endsWith("configurationItemStatus"));
    expect(status?.description).toBeTruthy();
  });
});

describe("a pattern of chosen fields", () => {
  test.each<[string, string, readonly string[], string]>([
    ["asks for each value of a list", '{"a": ["x", "y"], "b": 1}', ["a"], '{"a":["x","y"]}'],
    [
      "keeps the order of the event, source first",
      '{"b": 1, "source": "s"}',
      ["b", "source"],
      '{"source":["s"],"b":[1]}',
    ],
    ["spells numbers as the event does", '{"a": 1.50, "b": 9007199254740993}', ["a"], '{"a":[1.5]}'],
    ["takes null and booleans", '{"a": null, "b": false}', ["a", "b"], '{"a":[null],"b":[false]}'],
    ["writes a key with dots as it is", '{"a.b": {"c": 1}}', ["a.b.c"], '{"a.b":{"c":[1]}}'],
    ["writes a path below a value beside it", '{"a": [1, {"b": 2}]}', ["a", "a.b"], '{"a":[1],"a.b":[2]}'],
    ["takes __proto__ for a field", '{"__proto__": {"a": 1}}', ["__proto__.a"], '{"__proto__":{"a":[1]}}'],
    ["takes both of two equal keys", '{"a": 1, "a": 2}', ["a"], '{"a":[1,2]}'],
    ["takes an empty key for a field", '{"": 1}', [""], '{"":[1]}'],
    ["takes a field that is called $or in an object", '{"a": {"$or": 1}}', ["a.$or"], '{"a.$or":[1]}'],
    ["takes an address as it is", '{"ip": "10.0.0.1"}', ["ip"], '{"ip":["10.0.0.1"]}'],
    ["takes an operator's name for a field", '{"a": {"prefix": 1}}', ["a.prefix"], '{"a":{"prefix":[1]}}'],
  ])("%s", (_, event, chosen, expected) => {
    expect(outcome([event], [], chosen)).toBe(expected);
  });

  test("leaves out, and says so, what no single element of a list has together", () => {
    const made = make(['{"a": [{"b": 1}, {"c": 2}]}'], [], ["a.b", "a.c"]);
    expect(made.ok && JSON.parse(made.value.text)).toEqual({ a: { b: [1] } });
    expect(made.ok && made.value.notes.join()).toMatch(/^a\.c could not be kept/);
  });
});

describe("a pattern of several events", () => {
  const state = (value: string): string => order({ status: value });

  test.each<[string, readonly string[], readonly string[], string]>([
    [
      "lists the values of a field that tells the kind",
      ['{"status":"NEW"}', '{"status":"OLD"}'],
      [],
      '{"status":["NEW","OLD"]}',
    ],
    [
      "asks only for fields that all have",
      ['{"status":"NEW","kind":"A1"}', '{"status":"NEW"}'],
      [],
      '{"status":["NEW"]}',
    ],
    [
      "asks for the values that all share in a list",
      ['{"kind":["AA","BB"]}', '{"kind":["BB","CC"]}'],
      [],
      '{"kind":["BB"]}',
    ],
    ["takes 1 and 1.0 for the same", ['{"code":1}', '{"code":1.0}'], [], '{"code":[1]}'],
    [
      "asks for a shared beginning",
      ['{"path":"/orders/1"}', '{"path":"/orders/2"}'],
      [],
      '{"path":[{"prefix":"/orders/"}]}',
    ],
    ["asks only for being there where types differ", ['{"x":"a"}', '{"x":1}'], [], '{"x":[{"exists":true}]}'],
    [
      "leaves ids and times out",
      [order({ orderId: 1 }), order({ orderId: 2 })],
      [],
      '{"source":["com.shop.orders"],"detail-type":["Order Placed"]}',
    ],
    ["takes ids where there is nothing else", ['{"id":"1"}', '{"id":"2"}'], [], '{"id":["1","2"]}'],
    [
      "has alternatives where nothing is shared",
      ['{"a":"x"}', '{"b":"x"}'],
      [],
      '{"$or":[{"a":["x"]},{"b":["x"]}]}',
    ],
    [
      "keeps a value out by listing the others",
      [state("PAID"), state("OPEN")],
      [state("LOST")],
      '{"source":["com.shop.orders"],"detail-type":["Order Placed"],"detail":{"status":["PAID","OPEN"]}}',
    ],
    [
      "keeps out by a field that is missing",
      ['{"status":"NEW"}'],
      ['{"status":"NEW","isTest":true}'],
      '{"status":["NEW"],"isTest":[{"exists":false}]}',
    ],
    [
      "keeps out by a field that is there",
      ['{"status":"NEW","paymentId":"1"}', '{"status":"NEW","paymentId":"2"}'],
      ['{"status":"NEW"}'],
      '{"status":["NEW"],"paymentId":[{"exists":true}]}',
    ],
    [
      "keeps out by a numeric range",
      [3, 7, 9].map((n) => `{"status":"NEW","amount":${n}}`),
      ['{"status":"NEW","amount":2}'],
      '{"status":["NEW"],"amount":[{"numeric":[">=",3]}]}',
    ],
    [
      "keeps out by both ends of a range",
      [3, 7, 9].map((n) => `{"status":"NEW","amount":${n}}`),
      ['{"status":"NEW","amount":2}', '{"status":"NEW","amount":10}'],
      '{"status":["NEW"],"amount":[{"numeric":[">=",3,"<=",9]}]}',
    ],
    [
      "keeps out by anything-but where the values are many",
      Array.from({ length: 12 }, (_, n) => `{"status":"NEW","customer":"x${n}"}`),
      ['{"status":"NEW","customer":"test"}'],
      '{"status":["NEW"],"customer":[{"anything-but":["test"]}]}',
    ],
    [
      "keeps out what has the value in another element",
      ['{"a":[{"b":1,"c":1},{"b":2,"c":2}]}'],
      ['{"a":[{"b":1,"c":2},{"b":2,"c":1}]}'],
      '{"a":{"b":[1],"c":[1]}}',
    ],
    [
      "has alternatives where no set of fields does it",
      ['{"kind":"AA","mode":"AA"}', '{"kind":"BB","mode":"BB"}'],
      ['{"kind":"AA","mode":"BB"}', '{"kind":"BB","mode":"AA"}'],
      '{"$or":[{"kind":["AA"],"mode":["AA"]},{"kind":["BB"],"mode":["BB"]}]}',
    ],
    [
      "tells spellings of an address apart",
      ['{"ip":"10.0.0.1"}'],
      ['{"ip":"10.0.0.01"}'],
      '{"ip":[{"wildcard":"10.0.0.1"}]}',
    ],
    [
      "tells numbers apart that no double can",
      ['{"n":9007199254740993}'],
      ['{"n":9007199254740992}'],
      '{"n":[9007199254740992]}',
    ],
    ["tells null from being missing", ['{"status":null}'], ["{}"], '{"status":[null]}'],
    ["tells an empty event from one with fields", ["{}"], ['{"a":1}'], '{"a":[{"exists":false}]}'],
    [
      "has alternatives rather than ids",
      ['{"kind":"AA","mode":"AA","id":"1"}', '{"kind":"BB","mode":"BB","id":"2"}'],
      ['{"kind":"AA","mode":"BB","id":"3"}', '{"kind":"BB","mode":"AA","id":"4"}'],
      '{"$or":[{"kind":["AA"],"mode":["AA"]},{"kind":["BB"],"mode":["BB"]}]}',
    ],
    [
      "has a field that some events lack",
      ['{"prefix":"A1"}', '{"a":{"prefix":"B1"}}'],
      ['{"prefix":"B1"}'],
      '{"prefix":[{"exists":false},"A1"]}',
    ],
    [
      "has no reserved name in an alternative",
      ['{"a":{"prefix":"A1","k":1}}', '{"a":{"prefix":"B1","k":2}}'],
      ['{"a":{"prefix":"A1","k":2}}', '{"a":{"prefix":"B1","k":1}}'],
      '{"$or":[{"a.prefix":["A1"],"a":{"k":[1]}},{"a.prefix":["B1"],"a":{"k":[2]}}]}',
    ],
  ])("%s", (_, yes, no, expected) => {
    expect(outcome(yes, no)).toBe(expected);
  });

  test("stays within 2,048 characters by leaving out what keeps nothing out", () => {
    const detail = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`status${n}`, "SOME_STATE"]));
    const made = make([order(detail), order(detail)], [order({ ...detail, status149: "OTHER" })]);
    expect(made.ok && made.value.text.length).toBeLessThanOrEqual(2048);
    expect(made.ok && made.value.text).toContain('"status149"');
    expect(made.ok && made.value.notes.join()).toMatch(/fields were omitted/);
  });

  test("is refused where it would be larger than EventBridge takes", () => {
    const event = (n: number): string => `{"status":"${String(n).repeat(5)}_${"X".repeat(100)}"}`;
    const texts = Array.from({ length: 60 }, (_, n) => event(n + 10));
    expect(outcome(texts.slice(0, 50), texts.slice(50))).toMatch(
      /characters, and EventBridge accepts at most 4096/,
    );
  });

  test("says that it asks for ids where nothing else tells a counter-example", () => {
    const made = make(['{"source":"s","id":"1"}'], ['{"source":"s","id":"2"}']);
    expect(made.ok && made.value.notes).toEqual([
      "Later events may have other values of id: check whether the pattern should ask for them.",
    ]);
  });
});

describe("where there is no pattern, the sentence", () => {
  test.each<[string, readonly string[], readonly string[], RegExp]>([
    [
      "names two events with the same values",
      ['{"a":1,"b":{}}'],
      ['{"b":[],"a":1.0}'],
      /match "e1" and leave out "n1": both have the same values \(a 1\)/,
    ],
    [
      "names what a list has besides",
      ['{"tags":["x"]}'],
      ['{"tags":["x","y"]}'],
      /has all values of the event \(tags "x"\).* exclude what else a list has \(tags "y"\)/,
    ],
    [
      "names counter-examples that only together are in the way",
      ['{"t":["x","y"]}'],
      ['{"t":["x"]}', '{"t":["y"]}', '{"q":1}'],
      /leave out all of "n1" and "n2"/,
    ],
    [
      "names the event of several that is in the way",
      ['{"a":1}', '{"a":2}'],
      ['{"a":3}', '{"a":2}'],
      /match "e2" and leave out "n2"/,
    ],
    ["says that there are no values", ["{}"], [], /no values/],
    [
      "says that empty things are none",
      ['{"a":{},"b":[]}'],
      ["{}"],
      /match "e1" and leave out "n1": both have the same values \(none\)/,
    ],
  ])("%s", (_, yes, no, expected) => {
    expect(outcome(yes, no)).toMatch(expected);
  });

  test("says that a name which EventBridge keeps for an operator is in the way", () => {
    const yes = ['{"prefix":"A1","k":1}', '{"prefix":"B1","k":2}'];
    const no = ['{"prefix":"A1","k":2}', '{"prefix":"B1","k":1}'];
    expect(outcome(yes, no)).toMatch(/not everything could be tried/);
  });

  test("claims nothing about keys that are empty, which other leaves can make seen", () => {
    const made = make(['{"a":[{"":"a"}]}', '{"a":[[{"a":true}]]}'], ["{}"]);
    expect(made).toMatchObject({ ok: false, error: { kind: "unresolved" } });
  });

  test("says that there are too many combinations instead of claiming anything", () => {
    const elements = Array.from({ length: 12 }, (_, n) => ({ [`k${n}`]: n, [`k${(n + 1) % 12}`]: n }));
    const mirrored = elements.map((element) => ({ ...element, extra: 1 }));
    const made = make(
      [JSON.stringify({ a: [...elements, ...mirrored] })],
      [
        JSON.stringify({ a: [...mirrored, ...elements] }),
        JSON.stringify({ a: [...mirrored, ...elements, { extra: 1 }] }),
      ],
    );
    expect(made.ok || ["alike", "unresolved"].includes(made.error.kind)).toBe(true);
  });
});

describe("files of events", () => {
  test("are read line by line where their name ends in .jsonl", () => {
    expect(
      read({ "a.jsonl": '{"a":1}\n\n{"a":2}\r\n', "b.json": '{\n"a": 3}' }).map(({ name }) => name),
    ).toEqual(["a.jsonl line 1", "a.jsonl line 3", "b.json"]);
  });

  test.each([
    ["a.json", "[{}]", /^a\.json is not an event\. Write the events of a list into a \.jsonl file/],
    ["a.jsonl", '{}\n{"a"}', /^a\.jsonl line 2 is not an event\. /],
    ["a.json", " ", /^a\.json contains no event/],
    ["a.jsonl", "{}\n".repeat(201), /at most 200/],
  ])("are refused with the place: %s", (name, text, expected) => {
    const events = readEvents([{ name, text }]);
    expect(events.ok ? "" : events.error).toMatch(expected);
  });
});
