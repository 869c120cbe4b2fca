/** Runs cases with known answers: those in ../shared/conformance where it exists, and our own that once failed. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { ROOT } from "../lib/loadSource.mjs";
import { asJackson214 } from "./awsText.mjs";
import { safely, sameAnswer } from "./compare.mjs";

const SHARED = path.join(ROOT, "..", "shared", "conformance");
/** The cases that ever failed, one a line: a pattern, an event, and event-ruler's answer. */
export const FAILED_CASES = path.join(ROOT, "scripts", "conformance", "failed-cases.jsonl");

/**
 * @typedef {{ file: string, cases: number, agreements: number, failures: { name: string, pattern: string, event: string, expected: unknown, ours: unknown }[] }} Outcome
 * @returns {Promise<Outcome[]>}
 */
export async function runRecorded(engine) {
  const outcomes = [await runFile(FAILED_CASES, failedCase(engine))];
  if (!existsSync(SHARED)) return outcomes;
  return [
    ...outcomes,
    await runFile(path.join(SHARED, "aws-verdicts.jsonl"), serviceCase(engine)),
    await runFile(path.join(SHARED, "ruler-cases.jsonl.gz"), rulerCase(engine)),
    await runFile(path.join(SHARED, "random-pairs.jsonl.gz"), randomCase(engine)),
  ];
}

async function runFile(file, check) {
  const bytes = await readFile(file);
  const lines = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes)
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");
  const failures = [];
  lines.forEach((line, at) => {
    const one = JSON.parse(line);
    const { expected, ours, agrees } = check(one);
    if (!agrees)
      failures.push({
        name: String(one.name ?? one.id ?? at),
        pattern: one.pattern,
        event: one.event,
        expected,
        ours,
      });
  });
  return {
    file: path.basename(file),
    cases: lines.length,
    agreements: lines.length - failures.length,
    failures,
  };
}

const failedCase =
  (engine) =>
  ({ pattern, event, answer: expected }) => {
    const ours = safely(engine.answer, pattern, event);
    return { expected, ours, agrees: ours.crash === undefined && sameAnswer(ours, expected) };
  };

/** The recordings put `<partition>` and `<region>` in place of the names, in the error texts only. */
const unnamed = (text) =>
  text.replaceAll("arn:aws:", "arn:<partition>:").replace(/\b[a-z]{2}-[a-z]+-\d\b/g, "<region>");

const serviceCase =
  (engine) =>
  ({ pattern, event, aws }) => {
    const ours = safely(engine.answerAsService, pattern, event);
    const text = ours.patternError ?? ours.eventError;
    const agrees =
      typeof aws === "boolean"
        ? ours.match === aws
        : text !== undefined && unnamed(text) === unnamed(aws.error);
    return { expected: aws, ours, agrees };
  };

const rulerCase =
  (engine) =>
  ({ pattern, event, expected, complexity }) => {
    const ours = withOldColumns(safely(engine.answer, pattern, event));
    const answered = typeof expected === "boolean" ? { match: expected } : expected;
    const score = complexity === undefined ? undefined : engine.complexity(pattern);
    const agrees = ours.crash === undefined && sameAnswer(ours, answered) && score === complexity;
    return { expected: { ...answered, complexity }, ours: { ...ours, complexity: score }, agrees };
  };

const randomCase =
  (engine) =>
  ({ pattern, event, match, patternError, eventError }) => {
    const ours = withOldColumns(safely(engine.answer, pattern, event));
    const expected =
      match === undefined ? (patternError === undefined ? { eventError } : { patternError }) : { match };
    return { expected, ours, agrees: ours.crash === undefined && sameAnswer(ours, expected) };
  };

/** Those files were answered with Jackson 2.14, whose texts differ from TestEventPattern's in a column. */
function withOldColumns(answer) {
  return answer.patternError === undefined ? answer : { patternError: asJackson214(answer.patternError) };
}
