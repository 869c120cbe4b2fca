import type { Answer } from "./engine";

/** The answer without whatever else is known of it; where one of the three is missing, so is its key. */
export function answerOnly({ match, patternError, eventError }: Answer): Answer {
  if (patternError !== undefined) return { patternError };
  if (eventError !== undefined) return { eventError };
  return match === undefined ? {} : { match };
}
