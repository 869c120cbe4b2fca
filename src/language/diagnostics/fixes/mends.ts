import { lazily } from "../../../base/lazily";
import type { TextEdit } from "../../../base/textEdit";
import { childrenOf } from "../../../json/nodesAround";
import type { TolerantTree, TreeNode } from "../../../json/tolerantTree";
import type { ParsedPattern } from "../../../pattern/parse/parsePattern";
import type { PatternProblem } from "../../../pattern/problems";
import type { Diagnostic } from "../diagnostic";
import { editedPattern, readUnscored, type PatternDocument } from "../../patternDocument";
import { overlap } from "./edits";

/** How good a text is as a pattern, which no fix makes worse. */
export interface Quality {
  readonly problems: readonly PatternProblem[];
  readonly errors: number;
  /** Paths that are asked for twice. */
  readonly duplicates: number;
  /** Names that stand again in one object; undefined in text that is no JSON, where they are a guess. */
  repeatedNames(): number | undefined;
}

/** How good a text is as a pattern, by what reading it has found. Takes time linear in its length. */
export function qualityOf(
  document: PatternDocument,
  { problems }: ParsedPattern = document.parsed(),
): Quality {
  const count = (isCounted: (problem: PatternProblem) => boolean): number =>
    problems.filter(isCounted).length;
  const isJson = problems.every(({ code }) => code !== "syntax");
  return {
    problems,
    errors: count(({ severity }) => severity === "error"),
    duplicates: count(({ code }) => code === "duplicate-field"),
    repeatedNames: lazily(() => (isJson ? repeatedNames(document.syntax()) : undefined)),
  };
}

/** Whether a text has no more errors than it had before, or than it may have, and repeats no name that it did not. */
function isNoWorse(after: Quality, before: Quality, maxErrors = before.errors): boolean {
  if (after.errors > maxErrors) return false;
  const names = before.repeatedNames();
  const moreNames = names === undefined ? 0 : (after.repeatedNames() ?? Infinity) - names;
  return after.duplicates - before.duplicates + moreNames <= 0;
}

/**
 * Whether a draft is no worse than the text that it was made from, with at most so many errors. Its wildcards are scored,
 * which takes longer than all else, only where the one error that they can make would be too many.
 */
export function isDraftNoWorse(draft: PatternDocument, before: Quality, maxErrors: number): boolean {
  const unscored = qualityOf(draft, readUnscored(draft));
  if (!isNoWorse(unscored, before, maxErrors)) return false;
  return unscored.errors < maxErrors || qualityOf(draft).errors <= maxErrors;
}

/**
 * Whether edits mend what a diagnostic is about: they lie apart and in the text, leave it no worse, and a problem of
 * EventBridge's is gone from its place.
 */
export function mends(
  document: PatternDocument,
  before: Quality,
  diagnostic: Diagnostic,
  edits: readonly TextEdit[],
): boolean {
  if (edits.length === 0 || !lieApart(edits, document.text.length)) return false;
  if (!isClear(before, diagnostic, edits)) return false;
  const after = qualityOf(editedPattern(document, edits));
  return isNoWorse(after, before) && (diagnostic.kind === "lint" || isGone(diagnostic, edits, before, after));
}

/**
 * Whether it is clear what edits would change: in text that is no JSON, where one thing ends and another begins is a
 * guess, so that only what a diagnostic is about itself is replaced, or the syntax mended.
 */
export function isClear(
  { problems }: Quality,
  { code, span }: Pick<Diagnostic, "code" | "span">,
  edits: readonly TextEdit[],
): boolean {
  if (code === "syntax" || problems.every((problem) => problem.code !== "syntax")) return true;
  return edits.every((edit) => edit.span.offset === span.offset && edit.span.length === span.length);
}

function lieApart(edits: readonly TextEdit[], length: number): boolean {
  const isInside = ({ span }: TextEdit): boolean =>
    span.offset >= 0 && span.length >= 0 && span.offset + span.length <= length;
  const areApart = edits.every(({ span }, index) =>
    edits.slice(index + 1).every((other) => !overlap(span, other.span)),
  );
  return edits.every(isInside) && areApart;
}

/** Whether a problem is not found at its place, or fewer of its kind are found than before. */
function isGone(
  { code, span }: Pick<PatternProblem, "code" | "span">,
  edits: readonly TextEdit[],
  before: Quality,
  after: Quality,
): boolean {
  const place = offsetAfter(span.offset, edits);
  const left = after.problems.filter((problem) => problem.code === code);
  if (left.every((problem) => problem.span.offset !== place)) return true;
  return left.length < before.problems.filter((problem) => problem.code === code).length;
}

/** Where an offset of a text lies after some edits: at the start of what was written in its place. */
function offsetAfter(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const { span, newText } of edits) {
    if (span.offset + span.length <= offset) shift += newText.length - span.length;
    else if (span.offset < offset) shift += span.offset - offset;
  }
  return offset + shift;
}

/** Names that stand again in one object; none are counted in what is nested deeper than EventBridge reads. */
function repeatedNames({ root, isCutOff }: TolerantTree): number {
  let repeated = 0;
  const rest: TreeNode[] = root === undefined || isCutOff ? [] : [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.kind === "object") {
      repeated += node.members.length - new Set(node.members.map(({ key }) => key.value)).size;
    }
    for (const child of childrenOf(node)) rest.push(child);
  }
  return repeated;
}
