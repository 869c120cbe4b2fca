/** Runs cases with known answers: those in ../shared/conformance where it exists, and our own that once failed. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { answerOnly } from "./answerOnly";
import { ROOT } from "../lib/root.mjs";
import { asJackson214 } from "./awsText";
import { safely, sameAnswer, type OwnAnswer } from "./compare";
import type { Answer, Engine } from "./engine";

const SHARED = path.join(ROOT, "..", "shared", "conformance");
/** The cases that ever failed, one a line: a pattern, an event, and event-ruler's answer. */
export const FAILED_CASES = path.join(ROOT, "scripts", "conformance", "failed-cases.jsonl");

export interface Outcome {
  readonly file: string;
  readonly cases: number;
  readonly agreements: number;
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly name: string;
  readonly pattern: string;
  readonly event: string;
  readonly expected: unknown;
  readonly ours: unknown;
}

/** What a line of a file has; which answer depends on the file. */
interface RecordedCase extends Answer {
  readonly name?: string;
  readonly id?: string | number;
  readonly pattern: string;
  readonly event: string;
  readonly answer?: Answer;
  readonly aws?: boolean | { readonly error: string };
  readonly expected?: boolean | Answer;
  readonly complexity?: number;
}

type Check = (one: RecordedCase) => { readonly agrees: boolean } & Pick<Failure, "expected" | "ours">;

/** What came of each file of cases. Fails where a file cannot be read. */
export async function runRecorded(engine: Engine): Promise<readonly Outcome[]> {
  const outcomes = [await runFile(FAILED_CASES, failedCase(engine))];
  if (!existsSync(SHARED)) return outcomes;
  return [
    ...outcomes,
    await runFile(path.join(SHARED, "aws-verdicts.jsonl"), serviceCase(engine)),
    await runFile(path.join(SHARED, "ruler-cases.jsonl.gz"), rulerCase(engine)),
    await runFile(path.join(SHARED, "random-pairs.jsonl.gz"), randomCase(engine)),
  ];
}

async function runFile(file: string, check: Check): Promise<Outcome> {
  const bytes = await readFile(file);
  const lines = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes)
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");
  const failures: Failure[] = [];
  lines.forEach((line, at) => {
    const one = JSON.parse(line) as RecordedCase;
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
  (engine: Engine): Check =>
  ({ pattern, event, answer: expected = {} }) => {
    const ours = safely(() => engine.answer(pattern, event));
    return { expected, ours, agrees: sameAnswer(ours, expected) };
  };

/** The recordings put `<partition>` and `<region>` in place of the names, in the error texts only. */
const unnamed = (text: string) =>
  text.replaceAll("arn:aws:", "arn:<partition>:").replace(/\b[a-z]{2}-[a-z]+-\d\b/g, "<region>");

const serviceCase =
  (engine: Engine): Check =>
  ({ pattern, event, aws }) => {
    const ours = safely(() => engine.answerAsService(pattern, event));
    const text = ours.patternError ?? ours.eventError;
    const agrees =
      typeof aws === "boolean"
        ? ours.match === aws
        : aws !== undefined && text !== undefined && unnamed(text) === unnamed(aws.error);
    return { expected: aws, ours, agrees };
  };

const rulerCase =
  (engine: Engine): Check =>
  ({ pattern, event, expected = {}, complexity }) => {
    const ours = withOldColumns(safely(() => engine.answer(pattern, event)));
    const answered = typeof expected === "boolean" ? { match: expected } : expected;
    const score = complexity === undefined ? undefined : engine.complexity(pattern);
    const agrees = sameAnswer(ours, answered) && score === complexity;
    return { expected: { ...answered, complexity }, ours: { ...ours, complexity: score }, agrees };
  };

const randomCase =
  (engine: Engine): Check =>
  (one) => {
    const ours = withOldColumns(safely(() => engine.answer(one.pattern, one.event)));
    return { expected: answerOnly(one), ours, agrees: sameAnswer(ours, one) };
  };

/** Those files were answered with Jackson 2.14, whose texts differ from TestEventPattern's in a column. */
function withOldColumns(answer: OwnAnswer): OwnAnswer {
  return answer.patternError === undefined ? answer : { patternError: asJackson214(answer.patternError) };
}
