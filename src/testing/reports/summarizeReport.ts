import { assertNever } from "../../base/assertNever";
import { joinWords, shorten } from "../../pattern/matcherWords";
import { describeMiss } from "../../matching/explain/describeVerdict";
import type { Explanation } from "../../matching/explain/explanation";
import type { PatternProblem } from "../../pattern/problems";
import type { Span } from "../../base/span";
import { answering, describeTestError, describeUnknownValues } from "./describeTestError";
import type { TestError } from "../engines/patternTester";
import type { Remedies } from "./remedies";
import { placesIn, type AwsOutcome, type LocalOutcome, type TestedText, type TestReport } from "./testReport";

/** The result in words, short enough for a notification. */
export interface Summary {
  readonly text: string;
  /** A warning when something kept an engine from a verdict, or the engines differ; not for a plain "does not match". */
  readonly severity: "information" | "warning";
}

/**
 * The verdict first, with the nearest reason where there is no match, and then who said so and who did not, so that
 * it can be read aloud. `remedies` says what can be done where EventBridge gave no verdict.
 */
export function summarizeReport(
  report: TestReport,
  pattern: TestedText,
  event: TestedText,
  remedies: Remedies,
): Summary {
  const { local, aws } = report;
  if (report.differ) {
    return {
      severity: "warning",
      text: `The engines differ. ${positionOf(aws, remedies)}; the local engine ${claim(local)}.`,
    };
  }
  const sentences = [
    localSentence(local, aws, pattern, event),
    awsSentence(local, aws, remedies),
    missingSentence(report),
  ];
  const troubled = local.kind !== "verdict" || aws.kind === "failed" || unexpected(aws);
  return {
    severity: troubled ? "warning" : "information",
    text: sentences.filter((sentence) => sentence !== "").join(" "),
  };
}

/** `Matches`, or `Does not match` or on what that `Depends`, with the nearest reason. */
export function verdictWords(explanation: Explanation): string {
  if (explanation.matches) return "Matches";
  const first = explanation.nearestMiss?.failed[0];
  const { dependsOn } = explanation;
  const verdict =
    dependsOn === undefined ? "Does not match" : `Depends on ${joinWords(dependsOn.map(shorten), "and")}`;
  if (first === undefined) return verdict;
  const others = (explanation.nearestMiss?.failed.length ?? 1) - 1;
  return `${verdict}: ${describeMiss(first)}${others === 0 ? "" : ` (and ${others} more)`}`;
}

function localSentence(local: LocalOutcome, aws: AwsOutcome, pattern: TestedText, event: TestedText): string {
  switch (local.kind) {
    case "verdict":
      return `${verdictWords(local.explanation)}${aws.kind === "verdict" ? "." : " (local engine)."}`;
    case "invalidPattern":
      return invalidPatternSentence(local.problems, pattern);
    case "invalidEvent":
      return `${event.name} cannot be tested (${place(event, local.problem.span)}). ${local.problem.message}`;
    default:
      return assertNever(local);
  }
}

function invalidPatternSentence(problems: readonly PatternProblem[], pattern: TestedText): string {
  const first = problems.find(({ severity }) => severity === "error");
  if (first === undefined) throw new Error("A pattern without an error is not invalid.");
  return `The event pattern is not valid (${place(pattern, first.span)}). ${first.message}`;
}

function place(tested: TestedText, span: Span): string {
  const { line, column } = placesIn(tested)(span);
  return `line ${line}, column ${column}`;
}

function awsSentence(local: LocalOutcome, aws: AwsOutcome, remedies: Remedies): string {
  switch (aws.kind) {
    case "verdict":
      return `${aws.name} and the local engine agree.`;
    case "failed":
      // Both reject the pattern; the local engine has said why, at its place.
      return aws.error.kind === "invalidPattern" && local.kind === "invalidPattern"
        ? `${answering("EventBridge", aws.error)} rejects it too.`
        : describeTestError(aws.error, remedies);
    case "notAsked":
      return aws.because === undefined ? "" : notAskedSentence(aws.because, remedies);
    case "unknownValues":
      return describeUnknownValues(aws.on);
    default:
      return assertNever(aws);
  }
}

function notAskedSentence(because: TestError, remedies: Remedies): string {
  if (because.kind === "noCredentials" && because.message === undefined) {
    return "EventBridge was not asked, because no AWS credentials were found.";
  }
  if (because.kind === "noAwsClient") return remedies.noAwsClientInBrief;
  const sentence = describeTestError(because, remedies);
  return sentence.startsWith("EventBridge") ? sentence : `EventBridge was not asked. ${sentence}`;
}

function missingSentence({ missing, aws, local }: TestReport): string {
  if (missing.length === 0 || aws.kind !== "notAsked" || local.kind === "invalidEvent") return "";
  return `EventBridge's own test would reject this event, which lacks ${missing.join(", ")}.`;
}

/** Trouble that the user did not choose: in `auto`, to have no credentials or no AWS client is a choice. */
function unexpected(aws: AwsOutcome): boolean {
  if (aws.kind !== "notAsked" || aws.because === undefined) return false;
  const { kind } = aws.because;
  return kind !== "noCredentials" && kind !== "noAwsClient" && kind !== "notTrusted" && kind !== "noRegion";
}

function positionOf(aws: AwsOutcome, remedies: Remedies): string {
  if (aws.kind === "verdict")
    return `${aws.name} says that the event ${aws.matches ? "matches" : "does not match"}`;
  return aws.kind === "failed"
    ? describeTestError(aws.error, remedies).replace(/\. Correct it and test again\.$/, "")
    : "";
}

function claim(local: LocalOutcome): string {
  if (local.kind === "verdict") return local.matches ? "says that it matches" : "says that it does not";
  return "rejects the pattern";
}
