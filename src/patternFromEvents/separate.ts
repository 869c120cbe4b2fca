import type { MatcherKind } from "../pattern/pattern";
import { draftMatches, withLeaf } from "./draft";
import type { Draft } from "./draft";
import { hasEmptyKey } from "./flatEvent";
import type { FlatEvent } from "./flatEvent";
import { judgingEffort, wronglyMatched } from "./task";
import type { Task } from "./task";
import type { Work } from "./work";

/** Whether one event can be told from counter-examples by a pattern without `$or`. */
export type Separation =
  | { readonly kind: "separable"; readonly draft: Draft }
  | { readonly kind: "impossible" }
  /** There are too many ways to try them all. */
  | { readonly kind: "unresolved" };

/**
 * Tells an event from all counter-examples of the task, by trying every draft that could.
 *
 * Why that is every draft: the event matches a pattern by one value at each path, or by none. A leaf that accepts just
 * that value, or just absence, in place of the pattern's own matches the event and, of all others, no event that the
 * pattern does not match. So only leaves with a single such matcher need to be tried. Values that are in no element
 * of a list are independent of everything else: there a leaf never lets more through, and is always set. At other
 * paths a leaf can let more through, because `exists: false` is judged against the elements chosen before; there every
 * leaf and none are tried.
 */
export function* separate(task: Task, event: FlatEvent): Work<Separation> {
  let rivals = task.counterExamples;
  let fixed: Draft = new Map();
  for (;;) {
    const leaves = leavesToTry(task, event, rivals);
    // A counter-example that these leaves keep out is kept out for good, and its lists count no longer.
    fixed = new Map([...fixed, ...leaves.fixed]);
    yield judgingEffort({ ...task, counterExamples: rivals }, [event]);
    const left = rivals.filter((rival) => draftMatches(leaves.fixed, rival));
    if (left.length < rivals.length) {
      rivals = left;
      continue;
    }
    const open = leaves.open.filter(({ path }) => !fixed.has(path));
    if (rivals.length === 0) return check(task, event, fixed);
    const sizes = [event, ...rivals].reduce((sum, { event: { size } }) => sum + size, 0);
    return yield* tryAll(task, event, fixed, open, 1 + sizes / 64);
  }
}

const unresolved: Separation = { kind: "unresolved" };

/** A path with the leaves that are to be tried at it; undefined stands for no leaf. */
interface OpenPath {
  readonly path: string;
  readonly leaves: readonly (readonly MatcherKind[] | undefined)[];
}

const absent: readonly MatcherKind[] = [{ kind: "exists", exists: false }];

function leavesToTry(
  { paths, exact }: Task,
  event: FlatEvent,
  rivals: readonly FlatEvent[],
): { readonly fixed: Draft; readonly open: readonly OpenPath[] } {
  const fixed = new Map<string, readonly MatcherKind[]>();
  const open: OpenPath[] = [];
  for (const path of paths) {
    const own = event.paths.get(path);
    const theirs = rivals.flatMap((rival) => rival.paths.get(path) ?? []);
    const listed = (own?.values ?? []).map((value): readonly MatcherKind[] => [exact(value)]);
    const [only] = listed;
    if (hasEmptyKey(path) || own?.isScoped === true || theirs.some(({ isScoped }) => isScoped)) {
      // Absence where no counter-example has a value keeps none out.
      const mayBeAbsent = theirs.length > 0;
      open.push({ path, leaves: [...listed, ...(mayBeAbsent ? [absent] : []), undefined] });
    } else if (only === undefined) {
      if (theirs.length > 0) fixed.set(path, absent);
    } else if (own?.values.some(({ key }) => rivals.some((rival) => lacks(rival, path, key))) === true) {
      if (listed.length > 1) open.push({ path, leaves: listed });
      else fixed.set(path, only);
    } else fixed.set(path, only);
  }
  return { fixed, open };
}

function lacks(rival: FlatEvent, path: string, key: string): boolean {
  return rival.paths.get(path)?.valueKeys.has(key) !== true;
}

function* tryAll(
  task: Task,
  event: FlatEvent,
  fixed: Draft,
  open: readonly OpenPath[],
  effort: number,
): Work<Separation> {
  return (yield* tryFrom(0, fixed, new Map())) ?? { kind: "impossible" };

  /** `values` is the draft without its absences: where the event does not match that, it matches no extension of it. */
  function* tryFrom(index: number, draft: Draft, values: Draft): Work<Separation | undefined> {
    yield effort;
    task.budget.left -= effort;
    if (task.budget.left < 0) return unresolved;
    const next = open[index];
    if (next === undefined) {
      const found = check(task, event, draft);
      return found.kind === "separable" ? found : undefined;
    }
    for (const leaf of next.leaves) {
      const isValue = leaf !== undefined && leaf !== absent;
      const valuesThen = isValue ? withLeaf(values, next.path, leaf) : values;
      if (isValue && !draftMatches(valuesThen, event)) continue;
      const found = yield* tryFrom(
        index + 1,
        leaf === undefined ? draft : withLeaf(draft, next.path, leaf),
        valuesThen,
      );
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function check(task: Task, event: FlatEvent, draft: Draft): Separation {
  const isRight = draft.size > 0 && draftMatches(draft, event) && wronglyMatched(draft, task).length === 0;
  return isRight ? { kind: "separable", draft } : unresolved;
}
