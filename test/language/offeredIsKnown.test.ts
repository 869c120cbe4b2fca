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
  /^(?:misspelt|unknown|unlisted|misplaced)-|^wrong-(?:case|type|message-type)$|^(?:null-value|empty-resources)$/;

/** A pattern that asks for everything that completion offers below what it says already. */
function withAllOffered(head: Readonly<Record<string, readonly string[]>>): string {
  const start = JSON.stringify({ ...head, detail: {} });
  const cursor = cursorAt(patternDocument(start), start.length - 2);
  if (cursor.kind !== "key") throw new Error(`no key is offered in ${start}`);
  const { scope } = cursor;
  const chosen = chosenEvents(scope, catalog);
  return JSON.stringify({
    ...head,
    region: offered(chosen, ["region"]),
    detail: keys(chosen, ["detail"]),
  });
}

function keys(chosen: ChosenEvents, path: readonly string[]): unknown {
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

function doubtsAbout(text: string): readonly string[] {
  const { root } = parsePattern(text);
  if (root === undefined) throw new Error("not an object");
  return lint({ text, root, isValid: false }, catalog, countSteps(Number.POSITIVE_INFINITY))
    .filter(({ code }) => doubts.test(code))
    .map(({ code, message }) => `${code}: ${message}`);
}

test("every key and value that completion offers for an event is one that diagnostics know", () => {
  const doubted = sampled(events).flatMap((head) =>
    doubtsAbout(withAllOffered(head)).map((doubt) => `${JSON.stringify(head)}: ${doubt}`),
  );
  expect(doubted).toEqual([]);
}, 120_000);

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
