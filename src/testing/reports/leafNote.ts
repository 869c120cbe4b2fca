import { joinWords, shorten } from "../../pattern/matcherWords";
import type { LeafVerdict, MissReason, SeenContainer } from "../../matching/explain/explanation";
import { assertNever } from "../../base/assertNever";

/** What stands beside a leaf in the pattern: few characters, for a glance. */
export interface LeafNote {
  readonly text: string;
  readonly state: "matched" | "failed" | "depends" | "notNeeded";
}

/**
 * A mark, the value that the event has at the leaf, and in a word or two why it did not match. Sentences are
 * describeVerdict's task.
 */
export function leafNote(verdict: LeafVerdict): LeafNote {
  if (verdict.matched) return { text: `✓ ${matchedValue(verdict)}`, state: "matched" };
  const text = verdict.reason === undefined ? "does not match" : missWords(verdict.reason);
  if (verdict.counts && verdict.reason?.kind === "depends") return { text: `? ${text}`, state: "depends" };
  return verdict.counts ? { text: `✗ ${text}`, state: "failed" } : { text: `– ${text}`, state: "notNeeded" };
}

function matchedValue({ seen, seenCount, container }: LeafVerdict): string {
  const value = seen.find(({ matched }) => matched);
  if (value === undefined) return container === undefined ? "absent" : containerWords(container.kind);
  return `${shorten(value.text)}${seenCount > 1 ? ` (1 of ${seenCount})` : ""}`;
}

function missWords(reason: MissReason): string {
  switch (reason.kind) {
    case "absent":
      return absenceWords(reason.similarKey ?? reason.elsewhere?.[0]);
    case "notALeaf":
      return containerWords(reason.found);
    case "otherType":
      return `${shorten(reason.found)}, of another type`;
    case "differsByCase":
      return `${shorten(reason.found)} differs by case`;
    case "numberAgainstString":
      return `${shorten(reason.found)}: a number and a string`;
    case "otherArrayElement":
      return `${shorten(reason.found)} in another element of ${reason.array}`;
    case "excluded":
      return `${shorten(reason.found)} is excluded`;
    case "mustNotExist":
      return `${shorten(reason.found)} must be absent`;
    case "noAlternative":
      return shorten(reason.found);
    case "depends":
      return `depends on ${joinWords(reason.on.map(shorten), "and")}`;
    case "overridden":
      return "set again later";
    default:
      return assertNever(reason);
  }
}

function containerWords(kind: SeenContainer["kind"]): string {
  return kind === "object" ? "an object, not a value" : "an empty array";
}

/** Long paths are told by their end, which is what the leaf's path ends with too. */
function absenceWords(other: string | undefined): string {
  if (other === undefined) return "absent";
  const end = other.length <= 30 ? other : `…${other.split(".").slice(-3).join(".")}`;
  return `absent; the event has ${shorten(end)}`;
}
