import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { compilePattern } from "../../src/matching/compilePattern";
import type { Event } from "../../src/event/event";
import { parseEvent } from "../../src/event/parseEvent";
import { accept, applySuggestion, atCursor, suggest } from "./acceptSuggestion";
import { shippedCatalog } from "./shippedCatalog";

const catalog = shippedCatalog();
const folder = new URL("../../samples/", import.meta.url);

interface Sample {
  readonly name: string;
  readonly value: unknown;
  readonly event: Event;
}

const samples: readonly Sample[] = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const parsed = parseEvent(text);
    if (!parsed.ok) throw new Error(`${name} is no event`);
    return { name, value: JSON.parse(text) as unknown, event: parsed.event };
  });

/** Types a quote and the first two letters of a key at the `|`, as the editor closes the quote, and accepts the key. */
function writeKey(marked: string, key: string): string {
  return accept(marked.replace("|", `"${key.slice(0, 2)}|"`), key, catalog);
}

/** Moves on to the place for the next key, behind the array that the cursor is in. */
function nextKey(marked: string): string {
  const { text, offset } = atCursor(marked);
  const end = text.indexOf("]", offset) + 1;
  return `${text.slice(0, end)}, |${text.slice(end)}`;
}

/** The pattern up to the braces of `detail`, written from an empty file with completion alone. */
function startPattern(source: string, detailType: string): string {
  const withSource = accept(accept("so|", "source", catalog), source, catalog);
  const withType = accept(writeKey(nextKey(withSource), "detail-type"), detailType, catalog);
  return writeKey(nextKey(withType), "detail");
}

/** The values that an event has at a path, through arrays. */
function valuesAt(event: unknown, path: readonly string[]): readonly unknown[] {
  if (Array.isArray(event)) return event.flatMap((element) => valuesAt(element, path));
  const [key, ...rest] = path;
  if (key === undefined) return [event];
  if (typeof event !== "object" || event === null) return [];
  const value = (event as Record<string, unknown>)[key];
  return value === undefined ? [] : valuesAt(value, rest);
}

type Asked = readonly (readonly [path: readonly string[], value: unknown])[];

/** Checks that the text is a valid pattern, and that it matches exactly the samples that have the values asked for. */
function expectRightMatches(marked: string, asked: Asked): readonly string[] {
  const { text } = atCursor(marked);
  const { pattern, problems } = parsePattern(text);
  if (pattern === undefined) throw new Error(`${problems[0]?.message ?? ""} in ${text}`);
  const compiled = compilePattern(pattern);
  const matched = samples.filter(({ event }) => compiled.matches(event)).map(({ name }) => name);
  const right = samples.filter(({ value }) =>
    asked.every(([path, wanted]) => valuesAt(value, path).includes(wanted)),
  );
  if (matched.join() !== right.map(({ name }) => name).join()) expect(matched, text).toEqual(right);
  return matched;
}

const config = catalog.source("aws.config")!;
const matchedSamples = new Set<string>();

describe.each(config.events)("$detailType, with completion alone", (event) => {
  const messageTypes = event.messageTypes?.map(({ value }) => String(value)) ?? [undefined];
  const kind: Asked = [
    [["source"], "aws.config"],
    [["detail-type"], event.detailType],
  ];

  describe.each(messageTypes)("message type %s", (messageType) => {
    const path = ["detail", "messageType"];
    const start = startPattern("aws.config", event.detailType);
    const asked: Asked = messageType === undefined ? kind : [...kind, [path, messageType]];
    const withMessageType =
      messageType === undefined ? undefined : accept(writeKey(start, "messageType"), messageType, catalog);

    if (withMessageType !== undefined) {
      test("a pattern for it alone matches its samples", () => {
        for (const name of expectRightMatches(withMessageType, asked)) matchedSamples.add(name);
      });
    }

    const fields = (event.fields ?? []).filter(
      (field) =>
        field.values.length > 0 &&
        !field.path.includes("*") &&
        field.path.at(-1) !== "messageType" &&
        (field.onlyIn === undefined || messageType === undefined || field.onlyIn.includes(messageType)),
    );
    test.each(fields.map((field) => ({ name: field.path.join("."), field })))(
      "every value of $name",
      ({ field }) => {
        const keys = field.path.slice(1);
        const place = withMessageType === undefined ? start : nextKey(withMessageType);
        const slot = keys.reduce(writeKey, place);
        const values = suggest(slot, catalog).filter(({ kind }) => kind === "value");
        const byLabel = new Map(values.map((suggestion) => [suggestion.label, suggestion]));
        for (const { value } of field.values) {
          const suggestion = byLabel.get(String(value));
          if (suggestion === undefined) throw new Error(`${String(value)} is not offered`);
          const written = applySuggestion(slot, suggestion);
          for (const name of expectRightMatches(written, [...asked, [field.path, value]]))
            matchedSamples.add(name);
        }
      },
    );
  });
});

test("every operation of AWS Config is offered as eventName, and the samples' own match", () => {
  const start = startPattern("aws.config", "AWS API Call via CloudTrail");
  const withSource = accept(writeKey(start, "eventSource"), "config.amazonaws.com", catalog);
  const slot = writeKey(nextKey(withSource), "eventName");
  const offered = suggest(slot, catalog);
  for (const { name: operation } of catalog.operations("config.amazonaws.com")) {
    const suggestion = offered.find(({ label }) => label === operation);
    expect(suggestion, `${operation} is offered`).toBeDefined();
    const asked: Asked = [
      [["detail-type"], "AWS API Call via CloudTrail"],
      [["detail", "eventName"], operation],
    ];
    for (const name of expectRightMatches(applySuggestion(slot, suggestion!), asked))
      matchedSamples.add(name);
  }
});

test("each of the 18 samples was matched by a pattern above", () => {
  expect(samples).toHaveLength(18);
  expect([...matchedSamples].sort()).toEqual(samples.map(({ name }) => name).sort());
});
