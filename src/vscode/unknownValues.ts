import { joinWords, shorten } from "../pattern/matcherWords";
import { unknownExpressions } from "../pattern/parse/parsePattern";
import type { OpenPattern } from "./patternDocuments";

/**
 * Why a task that hands a pattern on cannot be done, in sentences that begin with what to do; undefined where all of the
 * pattern is known. A name in the place of a value would otherwise be written or sent as though it were the value.
 */
export function missingValues({ pattern }: OpenPattern, task: string): string | undefined {
  const on = unknownExpressions(pattern.site);
  if (on.length === 0) return undefined;
  const names = joinWords(on.map(shorten), "and");
  return (
    `Copy the event pattern to a file of its own and write values for ${names}: ` +
    `${task} needs them, and they are known only after deployment.`
  );
}

/** What is said of a pattern that is shown with names in the places of unknown values; undefined where there are none. */
export function shownByName({ pattern }: OpenPattern): string | undefined {
  const on = unknownExpressions(pattern.site);
  if (on.length === 0) return undefined;
  const [names, are] = [joinWords(on.map(shorten), "and"), on.length === 1 ? "is" : "are"];
  return `${names} ${are} known only after deployment and shown by name.`;
}
