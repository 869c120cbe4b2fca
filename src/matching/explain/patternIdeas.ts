import type { TextEdit } from "../../base/textEdit";
import { comparableNumber } from "../../pattern/values/comparableNumber";
import { quote, shorten } from "../../pattern/matcherWords";
import type { Excluded, Field, Matcher, NumericBound, Or, Pattern } from "../../pattern/pattern";
import type { Event, EventValue } from "../../event/event";
import { stringValue, valueKind, valueText } from "../../event/event";
import { valuesAt } from "../../event/eventPaths";
import type { MissReason } from "./explanation";
import { satisfies } from "../gatherEvidence";
import type { PlannedLeaf } from "../matchPlan";
import { fieldsAround, misplacedOperator } from "./misplacedOperator";
import type { FieldsAround } from "./misplacedOperator";
import { matcherButForCase, matcherOfOtherSpelling } from "./missReason";
import { valueTest } from "../valueTest";

/** How a pattern could be changed so that one of its leaves accepts what an event has. */
export interface PatternIdea {
  readonly change: string;
  /** Edits of the pattern's text, from its end to its start; absent where there is but advice. */
  readonly edits?: readonly TextEdit[];
  /** Whether the leaf has another path after the edits, or is gone. */
  readonly moves?: "elsewhere" | "away";
}

/** A pattern and an event that it does not match. */
export interface Mismatch {
  readonly pattern: Pattern;
  readonly event: Event;
  /** The paths that have a value in the event. */
  readonly paths: () => readonly string[];
  /** Whether a leaf of the pattern replaces another of its path. */
  readonly overlaps: boolean;
}

/** What is known of a leaf that an event misses. */
export interface MissedLeaf {
  readonly leaf: PlannedLeaf;
  readonly reason: MissReason;
  /** The values at its path, those beside which the other leaves match in front. */
  readonly values: readonly EventValue[];
}

/** How many values of an event, and paths in an object of it, ideas are had for. */
const MAX_VALUES = 3;
const MAX_PATHS = 20;

const ABSENT = `{ "exists": false }`;
const PRESENT = `{ "exists": true }`;

/** Ideas for a missed leaf, the most natural first. Whether one does is to be tried; of a leaf overridden there is none. */
export function* patternIdeas(mismatch: Mismatch, missed: MissedLeaf): Generator<PatternIdea> {
  const { pattern, event } = mismatch;
  const { leaf, reason, values } = missed;
  const around = fieldsAround(pattern, leaf.leaf);
  switch (reason.kind) {
    case "overridden":
    case "depends":
      return;
    case "absent":
    case "notALeaf": {
      const misplaced = operatorOutsideArray(mismatch, leaf);
      if (misplaced !== undefined) {
        yield misplaced;
        yield { change: misplaced.change };
        return;
      }
      if (reason.kind === "absent") yield* otherPaths(leaf, reason, event, around);
      else if (reason.found === "object") yield* insideObject(mismatch, leaf);
      yield* absentToo(leaf, around);
      return;
    }
    case "mustNotExist":
      yield* withoutField(leaf, around);
      yield replace(
        leaf.leaf.matchers,
        PRESENT,
        `write ${PRESENT} instead of ${ABSENT} in ${leaf.field.path}`,
      );
      return;
    case "otherType":
    case "differsByCase":
    case "numberAgainstString":
    case "otherArrayElement":
    case "excluded":
    case "noAlternative":
      for (const value of values.slice(0, MAX_VALUES)) yield* ideasForValue(leaf, event, value);
      yield* absentToo(leaf, around);
  }
}

/** What to say of an operator that is not in an array, if a leaf is in one; undefined where the event has an object there. */
export function operatorOutsideArray(
  { pattern, paths }: Mismatch,
  { leaf }: PlannedLeaf,
): PatternIdea | undefined {
  const misplaced = misplacedOperator(pattern, fieldsAround(pattern, leaf));
  if (misplaced === undefined) return undefined;
  const { name, path, span, array } = misplaced;
  if (paths().some((each) => each.startsWith(`${path}.`))) return undefined;
  const change = `put the operator ${JSON.stringify(name)} of ${path} into an array, ${shorten(array)}`;
  return { change, edits: [{ span, newText: array }], moves: "elsewhere" };
}

function* ideasForValue(leaf: PlannedLeaf, event: Event, value: EventValue): Generator<PatternIdea> {
  const { matchers } = leaf.leaf;
  const { path } = leaf.field;
  const json = asJson(event, value);
  const text = valueKind(event, value) === "string" ? stringValue(event, value) : undefined;
  const insteadOf = (matcher: Matcher, by: string, old: string): PatternIdea =>
    replace([matcher], by, `write ${shorten(by)} instead of ${shorten(old)} in ${path}`);

  const butForCase = text === undefined ? undefined : matcherButForCase(matchers, text);
  if (text !== undefined && butForCase !== undefined) yield* sameCase(butForCase, text, path);
  const otherSpelling = matcherOfOtherSpelling(matchers, event, value);
  if (otherSpelling?.kind === "string") yield insteadOf(otherSpelling, json, quote(otherSpelling.value));
  if (otherSpelling?.kind === "number") yield insteadOf(otherSpelling, json, otherSpelling.text);
  const [only] = matchers;
  if (matchers.length === 1 && only !== undefined) {
    if (only.kind === "numeric") yield* widerRange(only, json, path);
    if (text !== undefined && (only.kind === "prefix" || only.kind === "suffix"))
      yield* looserAffix(only, text, path);
  }
  for (const matcher of matchers) {
    if (matcher.kind === "anythingBut") yield* fewerExcluded(matcher, event, value, path);
  }
  yield addTo(leaf, json, `add ${shorten(json)} to ${path}`);
}

/** A matcher that only the case keeps from accepting a text, in the text's case. */
function* sameCase(matcher: Matcher, text: string, path: string): Generator<PatternIdea> {
  if (matcher.kind === "string" || matcher.kind === "exactly") {
    const [old, by] = [quote(matcher.value), JSON.stringify(text)];
    const change = `write ${shorten(by)} instead of ${old} in ${path}`;
    yield replace([matcher], matcher.kind === "string" ? by : `{ "exactly": ${by} }`, change);
  } else if (matcher.kind === "prefix" || matcher.kind === "suffix") {
    const { kind, value } = matcher;
    const end = kind === "prefix" ? text.slice(0, value.length) : text.slice(-value.length);
    const change = `write ${quote(end)} instead of ${quote(value)} in ${path}`;
    yield replace([matcher], affix(kind, end, false), change);
  }
}

/** A value as the pattern should have it: escapes that need not be are resolved. */
function asJson(event: Event, value: EventValue): string {
  return valueKind(event, value) === "string"
    ? JSON.stringify(stringValue(event, value))
    : valueText(event, value);
}

function affix(kind: "prefix" | "suffix", text: string, ignoreCase: boolean): string {
  const operand = JSON.stringify(text);
  return `{ "${kind}": ${ignoreCase ? `{ "equals-ignore-case": ${operand} }` : operand} }`;
}

/** What a prefix or suffix has in common with a value is offered if it is not much less. */
function* looserAffix(
  matcher: Matcher & { readonly kind: "prefix" | "suffix" },
  text: string,
  path: string,
): Generator<PatternIdea> {
  const { kind, value, ignoreCase } = matcher;
  const same = (one: string | undefined, other: string | undefined): boolean =>
    one !== undefined && (ignoreCase ? one.toLowerCase() === other?.toLowerCase() : one === other);
  let length = 0;
  if (kind === "prefix") while (length < value.length && same(value[length], text[length])) length++;
  else while (length < value.length && same(value.at(-1 - length), text.at(-1 - length))) length++;
  if (length < 3 || length * 2 < value.length || length === value.length) return;
  const shorter = kind === "prefix" ? value.slice(0, length) : value.slice(-length);
  yield replace(
    [matcher],
    affix(kind, shorter, ignoreCase),
    `shorten the ${kind} ${quote(value)} of ${path} to ${quote(shorter)}`,
  );
}

function* widerRange(
  matcher: Matcher & { readonly kind: "numeric" },
  json: string,
  path: string,
): Generator<PatternIdea> {
  const number = comparableNumber(json);
  const { lower, upper } = matcher;
  if (number === undefined || lower?.text === upper?.text) return;
  const isBelow = lower !== undefined && number <= (comparableNumber(lower.text) ?? number);
  const bound: NumericBound = { text: json, inclusive: true };
  const parts = [...rangePart(">", isBelow ? bound : lower), ...rangePart("<", isBelow ? upper : bound)];
  yield replace(
    [matcher],
    `{ "numeric": [${parts.join(", ")}] }`,
    `change the ${isBelow ? "lower" : "upper"} bound of ${path} to ${isBelow ? ">=" : "<="} ${shorten(json)}`,
  );
}

function rangePart(sign: "<" | ">", bound: NumericBound | undefined): readonly string[] {
  return bound === undefined ? [] : [`"${sign}${bound.inclusive ? "=" : ""}"`, bound.text];
}

function* fewerExcluded(
  matcher: Matcher & { readonly kind: "anythingBut" },
  event: Event,
  value: EventValue,
  path: string,
): Generator<PatternIdea> {
  const { excluded } = matcher;
  const excludes = (one: Excluded): boolean =>
    !satisfies(valueTest({ kind: "anythingBut", excluded: one }), event, value);
  const all: readonly (readonly [Excluded, string])[] =
    excluded.kind === "numbers"
      ? excluded.texts.map((text) => [{ kind: "numbers", texts: [text] }, text] as const)
      : excluded.values.map(
          (each) => [{ kind: excluded.kind, values: [each] }, JSON.stringify(each)] as const,
        );
  const stay = all.filter(([one]) => !excludes(one)).map(([, json]) => json);
  const gone = all.filter(([one]) => excludes(one)).map(([, json]) => json);
  if (gone.length === 0) return;
  if (stay.length === 0) {
    yield replace([matcher], PRESENT, `write ${PRESENT} instead of the "anything-but" of ${path}`);
    return;
  }
  const list = `[${stay.join(", ")}]`;
  const change = `take ${gone.map(shorten).join(" and ")} out of the "anything-but" of ${path}`;
  yield replace([matcher], `{ "anything-but": ${insideAnythingBut(excluded.kind, list)} }`, change);
}

function insideAnythingBut(kind: Excluded["kind"], list: string): string {
  switch (kind) {
    case "strings":
    case "numbers":
      return list;
    case "equalsIgnoreCase":
      return `{ "equals-ignore-case": ${list} }`;
    case "prefix":
    case "suffix":
    case "wildcard":
      return `{ "${kind}": ${list} }`;
  }
}

/** The field at the path that was meant, with its value if the leaf does not accept that either. */
function* otherPaths(
  leaf: PlannedLeaf,
  { similarKey, elsewhere }: MissReason & { readonly kind: "absent" },
  event: Event,
  around: FieldsAround,
): Generator<PatternIdea> {
  const { path } = leaf.field;
  for (const other of elsewhere ?? []) {
    if (valuesAt(event, other, MAX_PATHS).some((value) => satisfies(leaf.test, event, value))) {
      yield { change: `ask for ${other} instead of ${path}` };
      return;
    }
  }
  if (similarKey === undefined) return;
  const keys = similarKey.split(".");
  if (around.length !== keys.length) return;
  const renamed = around.flatMap(({ field }, index): readonly TextEdit[] => {
    const key = keys[index] ?? "";
    return field.name === key ? [] : [{ span: field.nameSpan, newText: JSON.stringify(key) }];
  });
  const change = `write ${similarKey} instead of ${path}`;
  yield { change, edits: renamed.toReversed(), moves: "elsewhere" };
  for (const value of valuesAt(event, similarKey, MAX_VALUES)) {
    const json = asJson(event, value);
    const { edits = [] } = addTo(leaf, json, "");
    yield {
      change: `${change} and add ${shorten(json)} to it`,
      edits: [...edits, ...renamed.toReversed()],
      moves: "elsewhere",
    };
  }
}

/** A field of the object that the event has at the leaf's path. */
function* insideObject({ pattern, event, paths }: Mismatch, leaf: PlannedLeaf): Generator<PatternIdea> {
  const { path } = leaf.field;
  const { span } = leaf.leaf;
  const written = pattern.text.slice(span.offset, span.offset + span.length);
  const inner = paths().filter((each) => each.startsWith(`${path}.`));
  for (const each of inner.slice(0, MAX_PATHS)) {
    if (!valuesAt(event, each, MAX_PATHS).some((value) => satisfies(leaf.test, event, value))) continue;
    const keys = each.slice(path.length + 1).split(".");
    const newText = keys.reduceRight((json, key) => `{ ${JSON.stringify(key)}: ${json} }`, written);
    yield { change: `ask for ${each} instead of ${path}`, edits: [{ span, newText }], moves: "elsewhere" };
  }
  const [first] = inner;
  if (first !== undefined) yield { change: `ask for a field in ${path}, such as ${first}` };
}

/** Lets the leaf accept that there is no value. */
function* absentToo(leaf: PlannedLeaf, around: FieldsAround): Generator<PatternIdea> {
  if (leaf.leaf.matchers.some((matcher) => matcher.kind === "exists")) yield* withoutField(leaf, around);
  yield addTo(leaf, ABSENT, `add ${ABSENT} to ${leaf.field.path}`);
}

/** Takes the field out of its object, if that has others. */
function* withoutField({ field }: PlannedLeaf, around: FieldsAround): Generator<PatternIdea> {
  const members = around.at(-1)?.object.members ?? [];
  const index = members.findIndex((member) => member === field);
  const [before, after] = [members[index - 1], members[index + 1]];
  if (index < 0 || (before === undefined && after === undefined)) return;
  const start = after === undefined && before !== undefined ? endOf(before) : field.nameSpan.offset;
  const end = after === undefined ? endOf(field) : after.nameSpan.offset;
  const span = { offset: start, length: end - start };
  yield { change: `remove ${field.path}`, edits: [{ span, newText: "" }], moves: "away" };
}

function endOf(member: Field | Or): number {
  const { offset, length } = member.kind === "or" ? member.span : member.value.span;
  return offset + length;
}

function addTo({ leaf: { span } }: PlannedLeaf, json: string, change: string): PatternIdea {
  return {
    change,
    edits: [{ span: { offset: span.offset + span.length - 1, length: 0 }, newText: `, ${json}` }],
  };
}

/** Writes one matcher in the place of some that lie side by side. */
function replace(matchers: readonly Matcher[], newText: string, change: string): PatternIdea {
  const offset = matchers[0]?.span.offset ?? 0;
  const last = matchers.at(-1)?.span ?? { offset, length: 0 };
  return { change, edits: [{ span: { offset, length: last.offset + last.length - offset }, newText }] };
}
