import { unknownExpressions, writtenPattern, type WrittenPattern } from "../../pattern/parse/parsePattern";
import type { PatternTester, TestError } from "./patternTester";
import type { Result } from "../../base/result";
import { missingEventFields, withMissingFields } from "./missingEventFields";
import { testLocally } from "./testLocally";
import type { AwsOutcome, LocalOutcome, TestReport } from "../reports/testReport";

/**
 * Which engine to ask beside the local one: EventBridge where credentials resolve (`auto`), EventBridge always
 * (`aws`), none (`local`).
 */
export type Engine = "auto" | "aws" | "local";

/** Opens EventBridge: fails without credentials or a Region, in an untrusted workspace, in a browser. */
export type OpenTester = (signal: AbortSignal) => Promise<Result<PatternTester, TestError>>;

/**
 * Tests a pattern against an event, both as JSON text, with the local engine and, as `engine` says, with EventBridge.
 * The local outcome is told to `onLocal` as soon as it is there, because EventBridge can take seconds. An event that
 * is not a JSON object is not sent, and a pattern of which something is not known neither.
 */
export async function testPattern(
  pattern: string | WrittenPattern,
  event: string,
  engine: Engine,
  openTester: OpenTester,
  signal: AbortSignal,
  onLocal: (local: LocalOutcome) => void = () => undefined,
): Promise<TestReport> {
  const local = testLocally(pattern, event);
  onLocal(local);
  const asks = engine !== "local" && local.kind !== "invalidEvent";
  const aws = asks
    ? await askAws(writtenPattern(pattern), event, engine, openTester, signal)
    : ({ kind: "notAsked" } as const);
  return { local, aws, differ: differ(local, aws), missing: missingEventFields(event) };
}

async function askAws(
  pattern: WrittenPattern,
  event: string,
  engine: "auto" | "aws",
  openTester: OpenTester,
  signal: AbortSignal,
): Promise<AwsOutcome> {
  const on = unknownExpressions(pattern);
  if (on.length > 0) return { kind: "unknownValues", on };
  const opened = await openTester(signal);
  if (!opened.ok) {
    return engine === "aws" || opened.error.kind === "cancelled"
      ? { kind: "failed", error: opened.error }
      : { kind: "notAsked", because: opened.error };
  }
  const answer = await opened.value.test(pattern.text, event, signal);
  return answer.ok
    ? { kind: "verdict", name: opened.value.name, matches: answer.value }
    : { kind: "failed", error: withMissingFields(answer.error, event) };
}

function differ(local: LocalOutcome, aws: AwsOutcome): boolean {
  const here =
    local.kind === "verdict" ? local.matches : local.kind === "invalidPattern" ? "rejected" : undefined;
  const rejected = aws.kind === "failed" && aws.error.kind === "invalidPattern";
  const there = aws.kind === "verdict" ? aws.matches : rejected ? "rejected" : undefined;
  return here !== undefined && there !== undefined && here !== there;
}
