import { expect, test } from "vitest";
import { describeFailure } from "../../src/patternFromEvents/describeFailure";
import { patternFromEvents } from "../../src/patternFromEvents/patternFromEvents";
import { readEvents } from "../../src/patternFromEvents/readEvents";
import { doWork, maxWork, type Work } from "../../src/patternFromEvents/work";
import { shippedCatalog } from "../language/shippedCatalog";
import { finish } from "./finish";

const catalog = shippedCatalog();

function* pieces(count: number): Work<string> {
  for (let piece = 0; piece < count; piece++) yield 1;
  return "done";
}

function eventsOf(name: string, text: string) {
  const read = readEvents([{ name, text }]);
  if (!read.ok) throw new Error(read.error);
  const [first, ...others] = read.value;
  return [first!, ...others] as const;
}

test("work within the limit is done, and one piece more is too much", async () => {
  expect(await doWork(pieces(10), () => false, undefined, 10)).toEqual({ kind: "done", value: "done" });
  expect(await doWork(pieces(11), () => false, undefined, 10)).toEqual({ kind: "tooMuch" });
});

test("work stops when it is cancelled, and tells its progress until then", async () => {
  const shares: number[] = [];
  const outcome = await doWork(
    pieces(10),
    () => shares.length === 3,
    (share) => shares.push(share),
    10,
  );
  expect(outcome).toEqual({ kind: "cancelled" });
  expect(shares).toEqual([0.1, 0.2, 0.3]);
});

test("ordinary events take a small part of the limit", () => {
  const lines = (kind: string): string =>
    Array.from({ length: 20 }, (_, at) =>
      JSON.stringify({ source: "s", detail: { kind, id: `id-${at}`, state: at % 3, list: [{ a: at }] } }),
    ).join("\n");
  const input = { events: eventsOf("a.jsonl", lines("a")), counterExamples: eventsOf("b.jsonl", lines("b")) };
  const { value, effort } = finish(patternFromEvents(input, catalog));
  expect(value.ok).toBe(true);
  expect(effort).toBeLessThan(maxWork / 100);
});

test.each([
  {
    shape: "an event with a long list",
    text: JSON.stringify({ a: Array.from({ length: 50_000 }, (_, at) => at) }),
  },
  {
    shape: "an event with a long list of objects",
    text: JSON.stringify({ a: Array.from({ length: 20_000 }, (_, id) => ({ id, state: "x" })) }),
  },
  {
    shape: "199 events against as many that share their values",
    text: Array.from({ length: 199 }, (_, at) =>
      JSON.stringify({ a: [at, at + 1], b: at % 7, c: [at % 5] }),
    ).join("\n"),
    against: Array.from({ length: 199 }, (_, at) =>
      JSON.stringify({ a: [at, at + 2], b: at % 5, c: [at % 7] }),
    ).join("\n"),
  },
  {
    shape: "events against one that is nested deep",
    text: `{"a":{"x":1}}\n{"b":{"y":2}}`,
    against: `${'{"a":'.repeat(900)}1${"}".repeat(900)}`,
  },
])("the effort for $shape comes to an end", async ({ text, against }) => {
  const input = {
    events: eventsOf("a.jsonl", text),
    counterExamples: against === undefined ? [] : eventsOf("b.jsonl", against),
  };
  const outcome = await doWork(patternFromEvents(input, catalog), () => false, undefined, 200_000);
  expect(["done", "tooMuch"]).toContain(outcome.kind);
});

test("no piece of work reads the events more than a few times", () => {
  const only = (name: string): string =>
    JSON.stringify(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${name}${at}`, at])));
  let reads = 0;
  const [first, ...others] = eventsOf("a.jsonl", `${only("a")}\n${only("b")}`).map((flat) => ({
    ...flat,
    event: new Proxy(flat.event, {
      get: (event, name) => {
        if (name === "nexts") reads++;
        return Reflect.get(event, name) as unknown;
      },
    }),
  }));
  const work = patternFromEvents({ events: [first!, ...others], counterExamples: [] }, catalog);
  let most = 0;
  for (let piece = work.next(); piece.done !== true; piece = work.next()) {
    most = Math.max(most, reads);
    reads = 0;
  }
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(10 * 2 * 300);
});

test("when it is too much a sentence says what to do", () => {
  expect(describeFailure({ kind: "tooMuch" })).toMatch(
    /Choose fewer or shorter events and counter-examples\.$/,
  );
});
