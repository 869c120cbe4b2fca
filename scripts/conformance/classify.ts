/**
 * Known defects of event-ruler, each told apart by asking event-ruler again in a way that avoids it. A difference is a
 * known defect only if that second answer is ours, and the pattern has what the defect needs.
 */
import type { Answer } from "./engine";
import { parse, type JsonTree } from "./jsonTree";
import type { Probe, RulerAnswer } from "./ruler";

/**
 * The defects by name. They are event-ruler's, not the event pattern language's: see docs/semantics.md.
 */
export const DEFECTS = {
  hashOrder:
    "the answer changes from one build of the machine to the next (a string before a numeric range, and another string)",
  hashOrderOfScore: "the complexity of the wildcards changes from one build of the machine to the next",
  sharedBranchValue:
    "a branch of $or that has a value in common with an earlier branch is taken for added and dropped",
  valueBeforeRange:
    "an exact value before a range of numbers or addresses is lost; with the list reversed it is found",
  structuredFinder: "StructuredFinder forgets values outside an array; ACFinder answers as we do",
  ignoreCaseBeside:
    "ignore-case elements share a machine with wildcard or anything-but ones; each alone answers as we do",
  suffixBeside: "a suffix shares a machine with wildcard elements; each alone answers as we do",
  halfPairBeside:
    "half a surrogate pair is told from `?` only while no other text of its field starts with the same bytes; each alone answers as we do",
  anythingButIgnoreCase: "anything-but with a list of ignore-case values; each value alone answers as we do",
  addressFamily: "an address range compares hex digits of the other family's addresses or of numbers",
  javaDouble:
    "a number is compared or not as the Java version writes its double; on Java 19 and later it is as we say",
  largestDouble: "a numeric range that begins or ends at the largest or smallest double can't be added",
  suffixAddedAgain:
    "a suffix that ignores case can't be added once more if it has characters of several bytes; in a machine of its own it can",
  emptyAnythingBut:
    "an empty anything-but list of prefixes, suffixes, wildcards or ignore-case values can't be added",
};

export type Defect = keyof typeof DEFECTS;

/** Kinds of element that the defects need. */
type ElementKind =
  | (
      | "string"
      | "questionMark"
      | "number"
      | "address"
      | "or"
      | "ignoreCase"
      | "wildcard"
      | "suffix"
      | "suffixIgnoringCase"
    )
  | ("numericRange" | "largestDouble" | "anythingBut" | "emptyAnythingBut" | "anythingButIgnoreCase");

/**
 * The name of the defect that explains why event-ruler's answer is not ours; undefined when none does. `theirs` is what
 * `ask` gave, `probe` what `probe` gave for the same pair.
 */
export function classify(
  pattern: string,
  ours: Answer,
  theirs: RulerAnswer,
  probe: Probe,
): Defect | undefined {
  const has = elementKinds(pattern);
  if (javaDouble(ours, probe.modernNumbers, has("emptyAnythingBut"))) return "javaDouble";
  if (
    theirs.thrown === "NullPointerException" ||
    (theirs.patternError === undefined && ours.patternError !== undefined)
  ) {
    return EMPTY_LIST.test(ours.patternError ?? "") && has("emptyAnythingBut")
      ? "emptyAnythingBut"
      : undefined;
  }
  // The pattern fails before the event, which is broken, is looked at.
  if (ours.eventError !== undefined) {
    if (theirs.thrown === "ArrayIndexOutOfBoundsException") {
      if (has("largestDouble")) return "largestDouble";
      if (has("suffixIgnoringCase")) return "suffixAddedAgain";
    }
    if (theirs.thrown === "ClassCastException" && has("ignoreCase")) return "ignoreCaseBeside";
  }
  if (ours.match === undefined || probe.structured === undefined) return undefined;
  const answer = String(ours.match);
  const only = (answers: readonly string[]) => answers.length === 1 && answers[0] === answer;
  if (probe.structured.includes("ArrayIndexOutOfBoundsException")) {
    if (probe.apartSplitAddress === answer && has("largestDouble")) return "largestDouble";
    return probe.apart === answer && has("suffixIgnoringCase") ? "suffixAddedAgain" : undefined;
  }
  if (only(probe.ac)) return "structuredFinder";
  if (has("or") && probe.branches === answer) return "sharedBranchValue";
  const isUnstable = probe.structured.length > 1 || probe.ac.length > 1;
  if (isUnstable && probe.apartSplitAddress === answer && has("string") && has("numericRange"))
    return "hashOrder";
  if (probe.apart === answer) {
    if (has("ignoreCase") && (has("wildcard") || has("anythingBut"))) return "ignoreCaseBeside";
    if (has("suffix") && has("wildcard")) return "suffixBeside";
  }
  if (isUnstable) return undefined;
  if (probe.apart === answer && has("questionMark")) return "halfPairBeside";
  if (probe.apart === answer) {
    const reordered = probe.reversed === answer && (has("numericRange") || has("address"));
    return reordered && (has("string") || has("number")) ? "valueBeforeRange" : undefined;
  }
  if (probe.apartSplit === answer) return has("anythingButIgnoreCase") ? "anythingButIgnoreCase" : undefined;
  if (probe.apartAddress === answer) return has("address") ? "addressFamily" : undefined;
  return probe.apartSplitAddress === answer && has("address") && has("anythingButIgnoreCase")
    ? "addressFamily"
    : undefined;
}

/** Our own sentence: event-ruler has none, as it throws or, beside other elements, takes the list for no element. */
const EMPTY_LIST = /^The list inside "[a-z-]+" is empty/;
const NOT_COMPARED = "Cannot compare number : ";

/**
 * `modern` is event-ruler's answer with numbers respelled so that it does not depend on the Java version; there is none
 * where no number had to be respelled. Behind such a number there may be an empty list, of which event-ruler says
 * nothing.
 */
function javaDouble(ours: Answer, modern: Probe["modernNumbers"], hasEmptyList: boolean): boolean {
  if (modern === undefined) return false;
  if (modern.patternError === undefined && hasEmptyList && EMPTY_LIST.test(ours.patternError ?? ""))
    return true;
  if (ours.patternError !== undefined)
    return modern.patternError !== undefined && sentence(modern.patternError) === sentence(ours.patternError);
  return ours.match === undefined
    ? modern.match?.endsWith("Exception") === true
    : modern.match === String(ours.match);
}

/** An error without what respelling changes: its numbers, the pattern it quotes and its position. */
function sentence(patternError: string): string {
  if (patternError.startsWith(NOT_COMPARED)) return NOT_COMPARED;
  return patternError.replace(/\[Source: [^]*/, "").replace(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, "0");
}

const ADDRESS = /^(?:[0-9]+(?:\.[0-9]+){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*)$/;
const EXTREME = /^-?(?:1\.797693134862315[78]|179769313486231[56]\d*)/;

/** Tells which kinds of element occur anywhere in a pattern. A text that can't be read as a whole has none. */
function elementKinds(pattern: string): (kind: ElementKind) => boolean {
  const kinds = new Set<ElementKind>();
  const note = (node: JsonTree): void => {
    if (node.kind === "object") {
      for (const { key, value } of node.members) {
        noteOperator(kinds, key, value);
        note(value);
      }
    }
    if (node.kind === "array") {
      for (const element of node.elements) {
        if (element.kind === "string") noteText(kinds, element.value);
        if (element.kind === "raw") kinds.add("number");
        note(element);
      }
    }
  };
  const tree = parse(pattern) ?? parse(withoutTail(pattern));
  if (tree !== undefined) note(tree);
  return (kind: ElementKind) => kinds.has(kind);
}

/** In UTF-8 half a surrogate pair is a question mark too. */
function noteText(kinds: Set<ElementKind>, text: string): void {
  kinds.add(ADDRESS.test(text) ? "address" : "string");
  if (/[?\p{Surrogate}]/u.test(text)) kinds.add("questionMark");
}

function noteOperator(kinds: Set<ElementKind>, key: string, value: JsonTree): void {
  if (key === "$or") kinds.add("or");
  if (key === "equals-ignore-case") kinds.add("ignoreCase");
  if (key === "wildcard") kinds.add("wildcard");
  if (key === "suffix") kinds.add(value.kind === "object" ? "suffixIgnoringCase" : "suffix").add("suffix");
  if (key === "cidr") kinds.add("address");
  if (key === "exactly" || key === "prefix" || key === "suffix") kinds.add("string");
  if (key === "numeric" && value.kind === "array") {
    kinds.add("numericRange");
    if (value.elements.some((operand) => operand.kind === "raw" && EXTREME.test(operand.text)))
      kinds.add("largestDouble");
  }
  if (key === "anything-but") {
    kinds.add("anythingBut");
    if (
      value.kind === "object" &&
      value.members.some(({ value: listed }) => listed.kind === "array" && listed.elements.length === 0)
    )
      kinds.add("emptyAnythingBut");
    if (
      value.kind === "object" &&
      value.members.some(({ key: operator }) => operator === "equals-ignore-case")
    )
      kinds.add("anythingButIgnoreCase");
  }
}

/** Text after the root's closing brace is not read, so it is no part of the pattern. */
function withoutTail(text: string): string {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (token === "{") depth++;
    if (token === "}" && --depth === 0) return text.slice(0, index + 1);
  }
  return text;
}
