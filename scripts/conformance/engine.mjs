/** The project's own engine, asked as event-ruler and TestEventPattern are: texts in, a plain answer out. */
import { loadSource } from "../lib/loadSource.mjs";
import { AWS_PREFIX } from "./awsText.mjs";

/**
 * @typedef {{ match: boolean } | { patternError: string } | { eventError: string }} Answer
 * @typedef {{ answer(pattern: string, event: string): Answer, answerAsService(pattern: string, event: string): Answer }} Engine
 */

/** Errors that TestEventPattern gives and event-ruler does not: its limits are its own. */
const SERVICE_ONLY = new Set(["wildcard-complexity", "pattern-size", "or-combinations"]);

/** What TestEventPattern says of an event that it refuses, whatever is wrong with it. */
export const REFUSED_EVENT = "Parameter Event is not valid.";

/**
 * `answer` gives what event-ruler would: the pattern's first error in its own words, and no limit that only the
 * service has. `answerAsService` gives what TestEventPattern would.
 */
export async function loadEngine() {
  const { parsePattern, compilePattern, parseEvent, serviceProblem } = await loadSource({
    parsePattern: "pattern/parsePattern",
    compilePattern: "matching/compilePattern",
    parseEvent: "matching/parseEvent",
    serviceProblem: "matching/serviceProblem",
  });
  let last = { text: undefined, parsed: undefined, compiled: undefined };
  const read = (text) => {
    if (text !== last.text) last = { text, parsed: parsePattern(text), compiled: undefined };
    return last.parsed;
  };
  const compiled = (pattern) => (last.compiled ??= compilePattern(pattern));
  return {
    answer: (patternText, eventText) => {
      const { root, problems } = read(patternText);
      const error = problems.find(({ severity, code }) => severity === "error" && !SERVICE_ONLY.has(code));
      if (error !== undefined) return { patternError: withoutPrefix(error) };
      const matches = compiled({ text: patternText, root }).matchesText(eventText);
      return typeof matches === "boolean" ? { match: matches } : { eventError: matches.message };
    },
    answerAsService: (patternText, eventText) => {
      const { pattern, problems } = read(patternText);
      const error = problems.find(({ severity }) => severity === "error");
      if (error !== undefined) return { patternError: error.awsMessage ?? `${AWS_PREFIX}${error.message}` };
      const event = parseEvent(eventText);
      if (!event.ok || serviceProblem(event.event) !== undefined) return { eventError: REFUSED_EVENT };
      return { match: compiled(pattern).matches(event.event) };
    },
    complexity: () => undefined,
  };
}

function withoutPrefix({ awsMessage, message }) {
  if (awsMessage === undefined) return message;
  return awsMessage.startsWith(AWS_PREFIX) ? awsMessage.slice(AWS_PREFIX.length) : awsMessage;
}
