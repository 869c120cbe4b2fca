import { describeMatchers, shorten } from "../../pattern/matcherWords";
import { describeMiss, describePatternChange, describeVerdict } from "../../matching/explain/describeVerdict";
import { explain } from "../../matching/explain/explain";
import type { Explanation, LeafVerdict, SuggestedPatternChange } from "../../matching/explain/explanation";
import type { Event } from "../../event/event";
import { verdictWords } from "../reports/summarizeReport";
import type { CasePlace } from "./suiteCases";
import type { SuitePattern } from "./suitePattern";
import type { CaseFailure, LeafFailure } from "./suiteResult";

/** How many leaves are named, and how many values of each. */
const maxLeaves = 20;
const maxValues = 3;

/** Why an event did not do as its test expects: the leaves that decided, with what they want and what they saw. */
export function explainUnexpected(pattern: SuitePattern, event: Event, place: CasePlace): CaseFailure {
  const explanation = explain(pattern.compiled, event);
  const { deciding, message, expected, actual } = explanation.matches
    ? tooMuch(explanation)
    : tooLittle(explanation);
  const [first] = deciding;
  const placesOf = (leaf: LeafVerdict | undefined) => ({
    patternAt: pattern.startOf(leaf?.leaf.span ?? { offset: 0, length: 0 }),
    eventAt: place.positionOf(leaf?.seen[0]?.span.offset ?? 0),
  });
  const leafFailure = (leaf: LeafVerdict): LeafFailure => ({
    message: withChange(describeMiss(leaf), leaf.patternChange),
    expected: describeMatchers(leaf.leaf.matchers),
    actual: valuesSeen(leaf),
    ...placesOf(leaf),
  });
  const { dependsOn } = explanation;
  const sentences = withChange(message, explanation.nearestMiss?.patternChange);
  return {
    kind: "unexpected",
    event: place.name,
    message: dependsOn === undefined ? sentences : `${sentences} ${giveValues(dependsOn)}`,
    expected,
    actual,
    ...placesOf(first),
    ...(explanation.matches ? {} : { leaves: deciding.slice(0, maxLeaves).map(leafFailure) }),
  };
}

/** What to do where unknown values of the pattern decide: a sentence that names them. */
export function giveValues(on: readonly string[]): string {
  const members = on.map((name) => `${JSON.stringify(name)}: …`).join(", ");
  return `Give ${on.length === 1 ? "a value" : "values"} in the test file: "values": { ${members} }.`;
}

/** A sentence without its full stop, and after it what would make the pattern match. */
function withChange(sentence: string, change: SuggestedPatternChange | undefined): string {
  return [`${sentence}.`, describePatternChange(change)].join(" ").trimEnd();
}

interface Reason {
  readonly deciding: readonly LeafVerdict[];
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
}

/** The pattern does not match an event that it should match. */
function tooLittle(explanation: Explanation): Reason {
  const failed = explanation.nearestMiss?.failed ?? [];
  const named = failed.slice(0, maxLeaves);
  return {
    deciding: failed,
    message: verdictWords(explanation),
    expected: named.map(({ path, leaf }) => `${path}: ${describeMatchers(leaf.matchers)}`).join("\n"),
    actual: named.map((leaf) => `${leaf.path}: ${valuesSeen(leaf)}`).join("\n"),
  };
}

/** The pattern matches an event that it should not match. */
function tooMuch({ alternatives }: Explanation): Reason {
  const deciding = alternatives[0]?.leaves ?? [];
  return {
    deciding,
    message: "Matches, and the test expects that it does not",
    expected: "does not match",
    actual: ["matches", ...deciding.slice(0, maxLeaves).map(describeVerdict)].join("\n"),
  };
}

function valuesSeen({ seen, seenCount }: LeafVerdict): string {
  if (seenCount === 0) return "absent";
  const named = seen.slice(0, maxValues).map(({ text }) => shorten(text));
  return named.join(", ") + (seenCount > maxValues ? ` and ${seenCount - maxValues} more` : "");
}
