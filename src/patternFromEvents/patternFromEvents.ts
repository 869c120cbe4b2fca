import { RULE_LIMITS } from "../pattern/limits";
import type { Catalog } from "../catalog/catalog";
import { compilePattern } from "../matching/compilePattern";
import { parseIpAddress } from "../pattern/values/ipAddress";
import { RULE } from "../pattern/dialects";
import { OR } from "../pattern/parse/parseFields";
import { parsePattern } from "../pattern/parse/parsePattern";
import { patternSize } from "../pattern/patternSize";
import type { Result } from "../base/result";
import type { FromEventsFailure } from "./describeFailure";
import { draftNotes } from "./draftNotes";
import { fitSize } from "./fitSize";
import { hasEmptyKey } from "./flatEvent";
import type { FlatEvent, FlatValue } from "./flatEvent";
import { solve } from "./solve";
import { eventTypeOf, stabilities, stabilityOf } from "./stability";
import type { Stability } from "./stability";
import type { Group, Task } from "./task";
import type { Work } from "./work";
import type { EventLayout } from "./writeDrafts";

/** What a pattern is made from. */
export interface EventsToMatch {
  readonly events: Group;
  readonly counterExamples: readonly FlatEvent[];
  /** The paths to keep; undefined where the catalog decides. */
  readonly chosen?: readonly string[] | undefined;
}

/** A pattern that the engine has tried on all events and counter-examples. */
export interface PatternFromEvents {
  /** JSON, laid out, with a line break at its end. */
  readonly text: string;
  /** Sentences on what the user might not expect of it. */
  readonly notes: readonly string[];
}

/**
 * The most specific pattern that matches all events, still lets later events of their kind through, and matches none of
 * the counter-examples; or why there is none. It asks for what the events share, with `$or` only where one set of
 * leaves cannot do it, and stays within the 4,096 characters that EventBridge takes and, where it can, within the 2,048
 * that an account has by default.
 */
export function* patternFromEvents(
  input: EventsToMatch,
  catalog: Catalog,
): Work<Result<PatternFromEvents, FromEventsFailure>> {
  const blocked = new Set([OR]);
  const made = yield* make(input, catalog, blocked);
  if (made !== undefined) return made;
  // A branch of $or asked for a field whose name EventBridge keeps for an operator.
  for (const name of RULE.reservedInOr) blocked.add(name);
  const withoutThem = yield* make(input, catalog, blocked);
  if (withoutThem === undefined) throw new Error("The pattern made from the events is not right.");
  return withoutThem;
}

/** Undefined where the pattern cannot be written as it should be. */
function* make(
  input: EventsToMatch,
  catalog: Catalog,
  blocked: ReadonlySet<string>,
): Work<Result<PatternFromEvents, FromEventsFailure> | undefined> {
  const task = taskFor(input, catalog, blocked);
  const everybody = [...input.events, ...input.counterExamples];
  const isWhole = everybody.every(
    ({ paths, isCut }) =>
      !isCut &&
      [...blocked].every((path) => !paths.has(path)) &&
      // Leaves at other empty steps, of no event, can make such a path seen; not all of them are tried.
      ![...paths.keys()].some(hasEmptyKey),
  );
  const solution = yield* solve(task, input.events, isWhole);
  if (!solution.ok) return solution;
  const fitted = yield* fitSize(task, input.events, solution.value, layoutOf(everybody));
  const { text } = fitted;
  const size = patternSize(text);
  if (size > RULE_LIMITS.maxSize) return { ok: false, error: { kind: "tooLarge", size } };
  if (!isRight(text, input)) return undefined;
  return { ok: true, value: { text, notes: draftNotes(task, fitted) } };
}

function isRight(text: string, { events, counterExamples }: EventsToMatch): boolean {
  const { pattern } = parsePattern(text);
  if (pattern === undefined) return false;
  const compiled = compilePattern(pattern);
  const matches = ({ event }: FlatEvent): boolean => compiled.matches(event);
  return events.every(matches) && !counterExamples.some(matches);
}

function taskFor(
  { events, counterExamples, chosen }: EventsToMatch,
  catalog: Catalog,
  blocked: ReadonlySet<string>,
): Task {
  const known = new Map<string, { stability: Stability; depth: number }>();
  for (const event of [...events, ...counterExamples]) {
    const type = eventTypeOf(catalog, event);
    for (const [path, flat] of event.paths) {
      if (blocked.has(path)) continue;
      const stability = stabilityOf(flat, type);
      const before = known.get(path);
      if (before === undefined || rank(before.stability) < rank(stability)) {
        known.set(path, { stability, depth: flat.keys.length });
      }
    }
  }
  const respelled = respelledAddresses([...events, ...counterExamples]);
  return {
    counterExamples,
    paths: [...known]
      .sort(([, one], [, other]) => rank(one.stability) - rank(other.stability) || one.depth - other.depth)
      .map(([path]) => path),
    stabilityOf: (path) => known.get(path)?.stability ?? "neutral",
    tiers: stabilities,
    isKnownKind: events.every((event) => eventTypeOf(catalog, event)?.fields !== undefined),
    exact: (value) => exactMatcher(value, respelled),
    chosen: chosen === undefined ? undefined : new Set(chosen),
    budget: { left: maxTried },
  };
}

const maxTried = 60_000;

function rank(stability: Stability): number {
  return stabilities.indexOf(stability);
}

/**
 * The text of an address stands for the address in a pattern, however the event spells it. Where the events hold
 * several spellings of one, a wildcard without a star takes one of them only.
 */
function exactMatcher(value: FlatValue, respelled: ReadonlySet<string>): FlatValue["exact"] {
  const { exact } = value;
  if (exact.kind !== "string" || !respelled.has(exact.value)) return exact;
  return { kind: "wildcard", value: exact.value };
}

/** The addresses that the events spell in more than one way, in all their spellings. */
function respelledAddresses(events: readonly FlatEvent[]): ReadonlySet<string> {
  const spellings = new Map<string, Set<string>>();
  for (const { paths } of events) {
    for (const { values } of paths.values()) {
      for (const { exact } of values) {
        const address = exact.kind === "string" ? parseIpAddress(exact.value) : undefined;
        if (address === undefined || exact.kind !== "string") continue;
        const key = `${address.family} ${address.value}`;
        spellings.set(key, (spellings.get(key) ?? new Set()).add(exact.value));
      }
    }
  }
  return new Set([...spellings.values()].filter(({ size }) => size > 1).flatMap((texts) => [...texts]));
}

/** The order of the events' own text, but what says which kind of event it is first. */
function layoutOf(events: readonly FlatEvent[]): EventLayout {
  const paths = new Map<string, readonly string[]>([
    ["source", ["source"]],
    ["detail-type", ["detail-type"]],
  ]);
  for (const event of events) {
    for (const [path, { keys }] of event.paths) if (!paths.has(path)) paths.set(path, keys);
  }
  const places = new Map([...paths.keys()].map((path, place) => [path, place]));
  return {
    orderOf: (path) => places.get(path) ?? paths.size,
    keysOf: (path) => paths.get(path) ?? path.split("."),
  };
}
