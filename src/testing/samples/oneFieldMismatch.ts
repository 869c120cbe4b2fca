import { applyInTurn } from "../../base/textEdit";
import { valueText, type Event } from "../../event/event";
import { parseEvent } from "../../event/parseEvent";
import type { CompiledPattern } from "../../matching/compilePattern";
import { editsToAdd, editsToRemove, editToSet } from "../../matching/explain/editEvent";
import type { EventEdit } from "../../matching/explain/explanation";
import { observe } from "../../matching/explain/observe";
import type { PlannedLeaf } from "../../matching/matchPlan";
import { isPossible } from "../../matching/verdict";
import type { Excluded, Matcher } from "../../pattern/pattern";
import { compileWildcard } from "../../pattern/values/wildcard";

/** Two events that differ in one field: the pattern matches the first and not the second. */
export interface OneFieldMismatch {
  readonly matching: string;
  readonly mismatching: string;
  /** The path of the field. */
  readonly path: string;
}

/** How many characters of events may be read in search of one, and how many excluded values of a leaf are tried. */
const maxRead = 3_000_000;
const maxExcluded = 20;

/**
 * An event that one field keeps out, made of one that the pattern matches by giving that field another value, taking it
 * out or adding it. A field of `detail` is changed before one of the envelope, the last one first. If no field alone
 * keeps the event out, because another branch of `$or` matches then, fields are changed one after another until it no
 * longer matches: `matching` is then the event before the last change. Undefined where that leads nowhere.
 */
export function oneFieldMismatch(compiled: CompiledPattern, matching: string): OneFieldMismatch | undefined {
  const search = new Search(compiled);
  const paths = pathsInOrder(compiled);
  for (const path of paths) {
    const found = search.breakAt(matching, path);
    if (found?.keepsOut === true) return { matching, mismatching: found.text, path: path.name };
  }
  let current = matching;
  for (const path of paths) {
    const found = search.breakAt(current, path);
    if (found === undefined) continue;
    if (found.keepsOut) return { matching: current, mismatching: found.text, path: path.name };
    current = found.text;
  }
  return undefined;
}

/** A path of the pattern with the leaves that it has there. */
interface LeavesAt {
  readonly name: string;
  readonly leaves: readonly PlannedLeaf[];
}

function pathsInOrder(compiled: CompiledPattern): readonly LeavesAt[] {
  const byName = new Map<string, PlannedLeaf[]>();
  for (const leaf of compiled.plan().leaves) {
    const { path } = leaf.field;
    byName.set(path, [...(byName.get(path) ?? []), leaf]);
  }
  const all = Array.from(byName, ([name, leaves]) => ({ name, leaves }));
  const isDetail = ({ name }: LeavesAt): boolean => name.startsWith("detail.");
  return [...all.filter(isDetail).reverse(), ...all.filter((each) => !isDetail(each))];
}

interface Broken {
  readonly text: string;
  /** Whether the event does not match any more; else fewer leaves at the path are satisfied. */
  readonly keepsOut: boolean;
}

class Search {
  private readonly compiled: CompiledPattern;
  private left = maxRead;

  constructor(compiled: CompiledPattern) {
    this.compiled = compiled;
  }

  /** The event with another value at a path, or none: one that is kept out if possible. */
  breakAt(text: string, { leaves }: LeavesAt): Broken | undefined {
    const event = this.read(text);
    if (event === undefined) return undefined;
    let best: Broken | undefined;
    let fewest = this.possible(event, leaves);
    if (fewest === 0) return undefined;
    for (const edits of this.changes(event, leaves)) {
      const edited = applyInTurn(text, edits);
      const changed = this.read(edited);
      if (changed === undefined) continue;
      if (this.compiled.judge(changed).kind === "noMatch") return { text: edited, keepsOut: true };
      const count = this.possible(changed, leaves);
      if (count < fewest && this.compiled.matches(changed)) {
        fewest = count;
        best = { text: edited, keepsOut: false };
      }
    }
    return best;
  }

  private read(text: string): Event | undefined {
    this.left -= text.length;
    const parsed = this.left < 0 ? undefined : parseEvent(text);
    return parsed?.ok === true ? parsed.event : undefined;
  }

  private possible(event: Event, leaves: readonly PlannedLeaf[]): number {
    const { evidence } = observe(this.compiled, event);
    return leaves.filter((leaf) => isPossible(leaf, evidence)).length;
  }

  /** Changes of the field that the leaves ask for, the most natural first. */
  private *changes(event: Event, leaves: readonly PlannedLeaf[]): Generator<readonly EventEdit[]> {
    const [first] = leaves;
    if (first === undefined) return;
    const path = first.field.path;
    const values = (observe(this.compiled, event).fields[first.path] ?? []).map(({ value }) => value);
    const matchers = leaves.flatMap(({ leaf }) => leaf.matchers);
    const [seen] = values;
    const others = new Set([
      ...(seen === undefined ? [] : likeValues(valueText(event, seen))),
      ...excludedValues(matchers),
      ...['"other"', "0", "1", "true", "false", "null", '""'],
    ]);
    // From the end, so that each edit leaves the places of the others as they are.
    const backwards = values.toReversed();
    for (const value of others) {
      if (seen !== undefined) yield backwards.map((place) => editToSet(event, place, path, value));
      else {
        for (const spelling of ["objects", "key", "rootKey"] as const) {
          yield editsToAdd(event, path, value, [], spelling);
        }
      }
    }
    if (seen !== undefined) yield editsToRemove(event, path, values);
  }
}

/** Values, as JSON, that are like one and yet another. */
function likeValues(text: string): readonly string[] {
  if (text.startsWith('"')) {
    const value = JSON.parse(text) as string;
    return [`${value}-other`, `other-${value}`].map((each) => JSON.stringify(each));
  }
  if (text === "true" || text === "false") return [text === "true" ? "false" : "true"];
  const number = Number(text);
  if (text === "null" || !Number.isFinite(number)) return [];
  return [number + 1, number - 1, number + 1_000_000, number - 1_000_000].map(String);
}

/** Values, as JSON, that `anything-but` excludes. */
function excludedValues(matchers: readonly Matcher[]): readonly string[] {
  const all = matchers.flatMap((matcher) =>
    matcher.kind === "anythingBut" ? namedValues(matcher.excluded).slice(0, maxExcluded) : [],
  );
  return all.slice(0, maxExcluded);
}

function namedValues(excluded: Excluded): readonly string[] {
  if (excluded.kind === "numbers") return excluded.texts;
  if (excluded.kind !== "wildcard") return excluded.values.map((value) => JSON.stringify(value));
  return excluded.values.map((value) => {
    const { first, middle, last } = compileWildcard(value);
    return JSON.stringify([first, ...middle, last].join(""));
  });
}
