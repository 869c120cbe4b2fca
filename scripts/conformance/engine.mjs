/** The project's own engine, asked as event-ruler and TestEventPattern are: texts in, a plain answer out. */
import { loadSource } from "../lib/loadSource.mjs";
import { AWS_PREFIX } from "./awsText.mjs";

/**
 * @typedef {{ match: boolean } | { patternError: string } | { eventError: string }} Answer
 * @typedef {{ answer(pattern: string, event: string): Answer, answerAsService(pattern: string, event: string): Answer, complexity(pattern: string): number | undefined }} Engine
 */

/** Errors that TestEventPattern gives and event-ruler does not: its limits are its own. */
const SERVICE_ONLY = new Set(["wildcard-complexity", "pattern-size", "or-combinations"]);

/** What TestEventPattern says of an event that it refuses, whatever is wrong with it. */
const REFUSED_EVENT = "Parameter Event is not valid.";

/** Of so many pairs one is also explained, where every way of asking is tried. */
const EXPLAINED = 8;

/**
 * `answer` gives what event-ruler would: the pattern's first error in its own words, and no limit that only the
 * service has. `answerAsService` gives what TestEventPattern would. `complexity` gives the score of a pattern's
 * wildcards, 0 where it has none.
 *
 * With `everyWay`, `answer` also asks with the event as bytes, as an object and as a line among others, and now and
 * then for the explanation; it throws where they do not agree.
 *
 * @returns {Promise<Engine>}
 */
export async function loadEngine({ everyWay = false } = {}) {
  const source = await loadSource({
    parsePattern: "pattern/parse/parsePattern",
    patternComplexity: "pattern/complexity/patternComplexity",
    compilePattern: "matching/compilePattern",
    parseEvent: "event/parseEvent",
    serviceProblem: "event/serviceProblem",
    explain: "matching/explain/explain",
  });
  const { parsePattern, patternComplexity, compilePattern, parseEvent, serviceProblem } = source;
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
      if (everyWay) askEveryWay(last.compiled, eventText, matches, source);
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
    complexity: (patternText) => {
      const { root } = read(patternText);
      return root && (patternComplexity(root)?.score ?? 0);
    },
  };
}

function withoutPrefix({ code, awsMessage, message }) {
  // The service's text names the rule, which is not known before the rule exists; the driver names every rule r.
  if (code === "too-many-fields") return "Size of rule 'r' exceeds max value of 256";
  if (awsMessage === undefined) return message;
  return awsMessage.startsWith(AWS_PREFIX) ? awsMessage.slice(AWS_PREFIX.length) : awsMessage;
}

/** Throws where bytes, lines or the explanation give another answer than the text did. */
function askEveryWay(compiled, eventText, expected, { explain, parseEvent }) {
  // UTF-8 has no lone surrogates, so such a text has no bytes that mean the same.
  if (!eventText.isWellFormed()) return;
  const bytes = Buffer.from(eventText);
  const byBytes = compiled.matchesBytes(bytes);
  if (
    (typeof byBytes === "boolean" ? byBytes : undefined) !==
    (typeof expected === "boolean" ? expected : undefined)
  ) {
    throw new Error(`matchesText gives ${describe(expected)}, matchesBytes ${describe(byBytes)}`);
  }
  const parsed = parseEvent(eventText);
  const byEvent = parsed.ok ? compiled.matches(parsed.event) : undefined;
  if (byEvent !== (typeof expected === "boolean" ? expected : undefined))
    throw new Error(`matchesText gives ${describe(expected)}, matches ${describe(byEvent)}`);
  if (typeof expected !== "boolean") return;
  // A line feed in a valid event stands between tokens, where a blank means the same.
  const line = eventText.replaceAll("\n", " ");
  const matching = [];
  const found = compiled.filterLines(Buffer.from(`{}\n${line}\n\n${line}`), (start, end) =>
    matching.push([start, end]),
  );
  const nothing = compiled.matchesText("{}") === true ? 1 : 0;
  if (found !== nothing + (expected ? 2 : 0) || found !== matching.length) {
    throw new Error(
      `matchesText gives ${expected}, filterLines finds ${found} of two lines and {} (${nothing})`,
    );
  }
  if (eventText.length % EXPLAINED !== 0) return;
  const explained = explain(compiled, parsed.event).matches;
  if (explained !== expected) throw new Error(`matchesText gives ${expected}, explain ${explained}`);
}

function describe(answer) {
  return typeof answer === "boolean" ? String(answer) : "a problem";
}
