/** Compares our answers with event-ruler's, and sorts what differs into known defects and disagreements. */
import { classify, type Defect } from "./classify";
import type { Answer } from "./engine";
import type { Pair } from "./minimise";
import type { Probe, Ruler, RulerAnswer } from "./ruler";

/** Our answer, or how our engine failed. */
export interface OwnAnswer extends Answer {
  readonly crash?: string;
}

/** A pair of which the two answers differ, and the defect of event-ruler that explains it, if one does. */
export interface Difference {
  /** Its place in the batch. */
  readonly at: number;
  readonly pair: Pair;
  readonly ours: OwnAnswer;
  readonly theirs: RulerAnswer;
  readonly defect: Defect | undefined;
}

/** A batch's answers, in its order, and what differs. */
export interface Comparison {
  readonly ours: readonly OwnAnswer[];
  readonly theirs: readonly RulerAnswer[];
  readonly differences: readonly Difference[];
}

/** What kind of answer it is. */
export function answerKind(answer: Answer): "match" | "noMatch" | "patternError" | "eventError" {
  if (answer.patternError !== undefined) return "patternError";
  if (answer.eventError !== undefined) return "eventError";
  return answer.match ? "match" : "noMatch";
}

/** Whether two answers are the same. A pattern's error is compared by its whole text; an event's only by being one. */
export function sameAnswer(ours: OwnAnswer, theirs: RulerAnswer): boolean {
  const kind = answerKind(ours);
  return (
    ours.crash === undefined &&
    kind === answerKind(theirs) &&
    (kind !== "patternError" ||
      (ours.patternError === theirs.patternError && theirs.thrown !== "NullPointerException"))
  );
}

/** Our answer, or what it threw: an exception that escapes is a disagreement like any other. */
export function safely(answer: () => Answer): OwnAnswer {
  try {
    return answer();
  } catch (error) {
    return { crash: firstLines(error) };
  }
}

/** The error and where it was thrown, in one line. */
export function firstLines(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text.split("\n").slice(0, 3).join(" ");
}

/** Compares a batch of pairs; `asked` is event-ruler's answer where it was asked before. Fails where event-ruler ends. */
export async function compareBatch(
  pairs: readonly Pair[],
  answer: (pattern: string, event: string) => Answer,
  ruler: Ruler,
  asked = ruler.ask(pairs),
): Promise<Comparison> {
  const ours = pairs.map(([pattern, event]) => safely(() => answer(pattern, event)));
  const theirs = await asked;
  const different: Omit<Difference, "defect">[] = [];
  for (const [at, pair] of pairs.entries()) {
    const [own, other] = [ours[at], theirs[at]];
    if (own === undefined || other === undefined)
      throw new Error("event-ruler left a pair without an answer.");
    if (!sameAnswer(own, other)) different.push({ at, pair, ours: own, theirs: other });
  }
  const probes = different.length === 0 ? [] : await ruler.probe(different.map(({ pair }) => pair));
  const differences = different.map((one, index) => ({ ...one, defect: defectOf(one, probes[index]) }));
  return { ours, theirs, differences };
}

function defectOf({ pair, ours, theirs }: Omit<Difference, "defect">, probe: Probe | undefined) {
  return ours.crash !== undefined || probe === undefined ? undefined : classify(pair[0], ours, theirs, probe);
}

/** Tells differences apart that have different causes, as far as their texts show it. */
export function signature({ ours, theirs }: Pick<Difference, "ours" | "theirs">): string {
  if (ours.crash !== undefined) return `crash ${ours.crash.replace(/\d+/g, "0").slice(0, 80)}`;
  return `ours ${summary(ours)} / event-ruler ${summary(theirs)}`;
}

function summary(answer: Answer): string {
  if (answer.patternError === undefined) return answerKind(answer);
  const [first = ""] = answer.patternError.split("\n");
  return first.replace(/'[^]*?'|"[^]*?"|\d+/g, "_").slice(0, 60);
}
