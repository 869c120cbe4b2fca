import { RULE_LIMITS } from "../pattern/limits";
import { assertNever } from "../base/assertNever";
import type { FlatEvent } from "./flatEvent";

/** Why no pattern was made. */
export type FromEventsFailure =
  /** No event has a value. */
  | { readonly kind: "noValues" }
  /**
   * Every pattern that matches `event` matches `counterExample`: that one has every value of the event at the same
   * paths, and no path that the event lacks.
   */
  | { readonly kind: "alike"; readonly event: FlatEvent; readonly counterExample: FlatEvent }
  /** Every pattern that matches `event` matches one of the counter-examples, though each can be kept out alone. */
  | {
      readonly kind: "alikeTogether";
      readonly event: FlatEvent;
      readonly counterExamples: readonly FlatEvent[];
    }
  /** Not everything could be tried, or written; a pattern may exist. */
  | { readonly kind: "unresolved"; readonly event: FlatEvent }
  /** There is so much to try that it was given up; a pattern may exist. */
  | { readonly kind: "tooMuch" }
  /** The shortest pattern found has `size` characters. */
  | { readonly kind: "tooLarge"; readonly size: number };

/** A sentence that says why there is no pattern, naming the events and what they share, and what to do. */
export function describeFailure(failure: FromEventsFailure): string {
  switch (failure.kind) {
    case "noValues":
      return "Choose events that have fields: these have no values that an event pattern could ask for.";
    case "alike":
      return describeAlike(failure.event, failure.counterExample);
    case "alikeTogether": {
      const names = failure.counterExamples.map(({ name }) => quote(name));
      return `No event pattern can match ${quote(failure.event.name)} and leave out all of ${listed(names)}: every value that sets it apart from one of them also occurs in another. Remove one of them.`;
    }
    case "unresolved":
      return `No event pattern was found that matches ${quote(failure.event.name)} and none of the counter-examples, but not everything could be tried. Leave that event out, or write its part of the pattern by hand.`;
    case "tooMuch":
      return "No event pattern was found: these events are too large to try everything. Choose fewer or shorter events and counter-examples.";
    case "tooLarge":
      return `The event pattern would have ${failure.size} characters, and EventBridge accepts at most ${RULE_LIMITS.maxSize}. Choose fewer events, or create a pattern for each kind of event.`;
    default:
      return assertNever(failure);
  }
}

function describeAlike(event: FlatEvent, counterExample: FlatEvent): string {
  const further = furtherValues(event, counterExample);
  const start = `No event pattern can match ${quote(event.name)} and leave out ${quote(counterExample.name)}`;
  const shared = describeValues(valuesOf(event));
  const end = "Leave one of them out, or put it on the other side.";
  if (further.length > 0) {
    return `${start}: the counter-example has all values of the event (${shared}), and a pattern cannot exclude what else a list has (${describeValues(further)}). ${end}`;
  }
  const unseen = "a pattern does not see the order of keys, or empty lists and objects";
  return `${start}: both have the same values (${shared}); ${unseen}. ${end}`;
}

interface NamedValue {
  readonly path: string;
  readonly text: string;
}

function valuesOf(event: FlatEvent): readonly NamedValue[] {
  return [...event.paths.values()].flatMap(({ path, values }) => values.map(({ text }) => ({ path, text })));
}

function furtherValues(event: FlatEvent, counterExample: FlatEvent): readonly NamedValue[] {
  return [...counterExample.paths.values()].flatMap(({ path, values }) => {
    const own = event.paths.get(path)?.values ?? [];
    const further = values.filter(({ key }) => own.every((value) => value.key !== key));
    return further.map(({ text }) => ({ path, text }));
  });
}

/** How many values a sentence names, and how much of each. */
const maxNamed = 3;
const longestNamed = 40;

function describeValues(values: readonly NamedValue[]): string {
  if (values.length === 0) return "none";
  const named = values.slice(0, maxNamed).map(({ path, text }) => `${path} ${shorten(text)}`);
  const rest = values.length - named.length;
  return named.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

function shorten(text: string): string {
  return text.length > longestNamed ? `${text.slice(0, longestNamed - 1)}…` : text;
}

function listed(names: readonly string[]): string {
  if (names.length > 5) return `${names.slice(0, 4).join(", ")} and ${names.length - 4} more`;
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

function quote(name: string): string {
  return `"${name}"`;
}
