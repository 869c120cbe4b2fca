/** Compares our answers with event-ruler's, and sorts what differs into known defects and disagreements. */
import { classify } from "./classify.mjs";

/** What kind of answer it is: "match", "noMatch", "patternError" or "eventError". */
export function answerKind(answer) {
  if (answer.patternError !== undefined) return "patternError";
  if (answer.eventError !== undefined) return "eventError";
  return answer.match ? "match" : "noMatch";
}

/** Whether two answers are the same. A pattern's error is compared by its whole text; an event's only by being one. */
export function sameAnswer(ours, theirs) {
  const kind = answerKind(ours);
  return (
    kind === answerKind(theirs) &&
    (kind !== "patternError" ||
      (ours.patternError === theirs.patternError && theirs.thrown !== "NullPointerException"))
  );
}

/** Our answer, or what it threw: an exception that escapes is a disagreement like any other. */
export function safely(answer, pattern, event) {
  try {
    return answer(pattern, event);
  } catch (error) {
    return { crash: `${error?.stack ?? error}`.split("\n").slice(0, 3).join(" ") };
  }
}

/**
 * Compares a batch of pairs. Gives both answers of each pair, and of those that differ the defect that explains it or
 * undefined.
 */
export async function compareBatch(pairs, answer, ruler, asked = ruler.ask(pairs)) {
  const ours = pairs.map(([pattern, event]) => safely(answer, pattern, event));
  const theirs = await asked;
  const different = [];
  for (let at = 0; at < pairs.length; at++)
    if (ours[at].crash !== undefined || !sameAnswer(ours[at], theirs[at])) different.push(at);
  const probes = different.length === 0 ? [] : await ruler.probe(different.map((at) => pairs[at]));
  const differences = different.map((at, index) => ({
    at,
    pair: pairs[at],
    ours: ours[at],
    theirs: theirs[at],
    probe: probes[index],
    defect:
      ours[at].crash === undefined ? classify(pairs[at][0], ours[at], theirs[at], probes[index]) : undefined,
  }));
  return { ours, theirs, differences };
}

/** Tells differences apart that have different causes, as far as their texts show it. */
export function signature({ ours, theirs }) {
  if (ours.crash !== undefined) return `crash ${ours.crash.replace(/\d+/g, "0").slice(0, 80)}`;
  return `ours ${summary(ours)} / event-ruler ${summary(theirs)}`;
}

function summary(answer) {
  const kind = answerKind(answer);
  if (kind !== "patternError") return kind;
  return answer.patternError
    .split("\n")[0]
    .replace(/'[^]*?'|"[^]*?"|\d+/g, "_")
    .slice(0, 60);
}
