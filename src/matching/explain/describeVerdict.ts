import { assertNever } from "../../base/assertNever";
import { describeMatchers, joinWords, shorten } from "../../pattern/matcherWords";
import type { LeafVerdict, MissReason, SeenContainer, SuggestedPatternChange } from "./explanation";

/**
 * What became of a leaf, in one plain sentence without a full stop. It names the path, what the event has there and
 * what the pattern wants; long values are cut.
 */
export function describeVerdict(verdict: LeafVerdict): string {
  if (!verdict.matched) return describeMiss(verdict);
  const value = verdict.seen.find((seen) => seen.matched);
  if (value === undefined) return describeAbsent(verdict);
  return `${name(verdict.path)} is ${shorten(value.text)}, as the pattern wants`;
}

function describeAbsent({ path, container }: LeafVerdict): string {
  if (container === undefined) return `${name(path)} is absent, as the pattern wants`;
  return `${name(path)} is ${describeContainer(container)} and so counts as absent, as the pattern wants`;
}

/** What the event has in the place of a value, to be read after "is" or "sees". */
export function describeContainer({ kind }: Pick<SeenContainer, "kind">): string {
  return kind === "object"
    ? "an object, which has no value of its own"
    : "an empty array, which has no value";
}

/** What to change in the pattern so that an event matches, as a sentence; empty where nothing is known that would help. */
export function describePatternChange(suggested: SuggestedPatternChange | undefined): string {
  const change = suggested?.change ?? "";
  return change === "" ? "" : `To match, change the pattern: ${change}.`;
}

/** Why a leaf did not match, in one plain sentence without a full stop. The leaf must be one that did not match. */
export function describeMiss(verdict: LeafVerdict): string {
  const path = name(verdict.path);
  const { reason } = verdict;
  if (reason === undefined) throw new Error("A leaf that matched has no reason why it did not.");
  const wants = `the pattern wants ${describeMatchers(verdict.leaf.matchers)}`;
  switch (reason.kind) {
    case "absent":
      return `${path} is absent; ${describeAbsence(verdict.path, reason, wants)}`;
    case "notALeaf":
      return `${path} is ${describeContainer({ kind: reason.found })}; ${wants}`;
    case "otherType":
      return `${path} is ${shorten(reason.found)}; the pattern wants ${reason.expected}`;
    case "differsByCase":
      return `${path} is ${shorten(reason.found)}, which differs only by case; the pattern wants ${reason.expected}`;
    case "numberAgainstString":
      return `${path} is ${shorten(reason.found)}; the pattern wants ${reason.expected} (a number and a string are never equal)`;
    case "otherArrayElement":
      return `${path} is ${shorten(reason.found)} only in another element of ${name(reason.array)} than the other fields; all must match in one element`;
    case "excluded":
      return `${path} is ${shorten(reason.found)}; the pattern excludes ${reason.by}`;
    case "mustNotExist":
      return `${path} is ${shorten(reason.found)}; the pattern wants it to be absent`;
    case "noAlternative":
      return `${path} is ${shorten(reason.found)}; ${wants}${describeClosest(verdict, reason.closest)}`;
    case "depends": {
      const is = reason.found === undefined ? "absent" : shorten(reason.found);
      return `${path} is ${is}; whether the pattern wants that depends on ${joinWords(reason.on, "and")}`;
    }
    case "overridden":
      return `${path} is set again later in the pattern, and only the last one counts`;
    default:
      return assertNever(reason);
  }
}

/** A path in a sentence; the empty path has no other way to be seen. */
function name(path: string): string {
  return path === "" ? '""' : path;
}

function describeAbsence(path: string, reason: MissReason & { kind: "absent" }, wants: string): string {
  const { similarKey } = reason;
  if (similarKey !== undefined) {
    const byCase = similarKey.toLowerCase() === path.toLowerCase();
    return `the event has ${similarKey}${byCase ? " (keys are case-sensitive)" : ""}`;
  }
  if (reason.elsewhere !== undefined) return `the event has ${joinWords(reason.elsewhere, "and")}`;
  return wants;
}

function describeClosest(verdict: LeafVerdict, closest: string | undefined): string {
  return closest === undefined || verdict.leaf.matchers.length < 3 ? "" : ` (closest: ${closest})`;
}
