import { describeMatchers, joinWords, shorten } from "../../pattern/matcherWords";
import {
  describeContainer,
  describePatternChange,
  describeVerdict,
} from "../../matching/explain/describeVerdict";
import type {
  Alternative,
  Explanation,
  LeafVerdict,
  NearestMiss,
  SeenValue,
} from "../../matching/explain/explanation";
import { assertNever } from "../../base/assertNever";
import type { PatternProblem } from "../../pattern/problems";
import type { Span } from "../../base/span";
import { describeTestError, describeUnknownValues } from "./describeTestError";
import { visibleLine } from "../../base/harmlessText";
import type { Remedies } from "./remedies";
import { summarizeReport } from "./summarizeReport";
import {
  localEngine,
  placesIn,
  type AwsOutcome,
  type LocalOutcome,
  type TestedText,
  type TestReport,
} from "./testReport";

/** A result to read, and the places in it that lead somewhere. */
export interface ReportText {
  readonly text: string;
  readonly links: readonly ReportLink[];
}

export interface ReportLink {
  /** In the report's text. */
  readonly span: Span;
  readonly target: "pattern" | "event";
  /** In the target's text. */
  readonly at: Span;
}

/** How many of the values at one path are written out. */
const maxValues = 10;

/**
 * The whole result in the form of Markdown, which reads well aloud as it stands: the verdict, what failed and what would
 * make the event match, then the leaves that matched, the answer of each engine by name, and the ways to match. Of each
 * leaf it says what it wants, what the event has there and why that does not do. Every place is written as line and
 * column, and linked.
 */
export function reportText(
  report: TestReport,
  pattern: TestedText,
  event: TestedText,
  remedies: Remedies,
): ReportText {
  const page = new Page(pattern, event);
  page.heading(1, heading(report));
  page.line(summarizeReport(report, pattern, event, remedies).text);
  page.line();
  writeLocal(page, report.local);
  page.heading(2, "What was tested");
  page.line(`- Event pattern: ${pattern.name}`);
  page.line(`- Event: ${event.name}`);
  for (const [name, answer] of [
    [localEngine, localAnswer(report.local)],
    awsAnswer(report.aws, remedies),
  ] as const) {
    page.line(`- ${name}: ${answer}`);
  }
  if (report.missing.length > 0) {
    page.line(
      `- EventBridge's TestEventPattern demands id, account, source, time, region and detail-type; ` +
        `the event lacks ${report.missing.join(", ")}.`,
    );
  }
  if (report.local.kind === "verdict" && report.local.explanation.alternatives.length > 1) {
    page.line();
    writeAlternatives(page, report.local.explanation.alternatives);
  }
  return page.finish();
}

function heading({ local, differ }: TestReport): string {
  if (differ) return "The engines differ";
  switch (local.kind) {
    case "verdict":
      if (local.matches) return "Matches";
      return local.explanation.dependsOn === undefined ? "Does not match" : "Depends on what is not known";
    case "invalidPattern":
      return "The event pattern is not valid";
    case "invalidEvent":
      return "The event cannot be tested";
    default:
      return assertNever(local);
  }
}

function localAnswer(local: LocalOutcome): string {
  switch (local.kind) {
    case "verdict":
      return local.matches ? "matches" : mismatchAnswer(local.explanation);
    case "invalidPattern":
      return "rejects the event pattern";
    case "invalidEvent":
      return `no verdict. ${local.problem.message}`;
    default:
      return assertNever(local);
  }
}

function mismatchAnswer({ dependsOn }: Explanation): string {
  return dependsOn === undefined
    ? "does not match"
    : `depends on ${joinWords(dependsOn.map(shorten), "and")}`;
}

function awsAnswer(aws: AwsOutcome, remedies: Remedies): readonly [string, string] {
  switch (aws.kind) {
    case "verdict":
      return [aws.name, aws.matches ? "matches" : "does not match"];
    case "failed":
      return ["EventBridge", describeTestError(aws.error, remedies)];
    case "notAsked":
      return [
        "EventBridge",
        aws.because === undefined ? "not asked." : `not asked. ${describeTestError(aws.because, remedies)}`,
      ];
    case "unknownValues":
      return ["EventBridge", describeUnknownValues(aws.on)];
    default:
      return assertNever(aws);
  }
}

function writeLocal(page: Page, local: LocalOutcome): void {
  switch (local.kind) {
    case "verdict":
      writeExplanation(page, local.explanation);
      break;
    case "invalidPattern":
      for (const problem of local.problems) writeProblem(page, problem);
      page.line();
      break;
    case "invalidEvent":
      page.text("At ").place("event", local.problem.span).line();
      page.line();
      break;
    default:
      assertNever(local);
  }
}

function writeProblem(page: Page, { severity, message, span, awsMessage }: PatternProblem): void {
  page.text(`- ${severity} at `).place("pattern", span).line(`: ${message}`);
  if (awsMessage !== undefined) page.line(`  - EventBridge says: ${awsMessage.split("\n").join(" ")}`);
}

function writeExplanation(page: Page, { leaves, nearestMiss }: Explanation): void {
  if (nearestMiss !== undefined) writeChanges(page, nearestMiss);
  const isFailed = (leaf: LeafVerdict): boolean => !leaf.matched && leaf.counts && !isOpen(leaf);
  const parts: readonly [string, readonly LeafVerdict[]][] = [
    ["What failed", leaves.filter(isFailed)],
    ["What depends on unknown values", leaves.filter(isOpen)],
    ["What matched", leaves.filter(({ matched }) => matched)],
    ["What was not needed", leaves.filter(({ matched, counts }) => !matched && !counts)],
  ];
  for (const [title, part] of parts) {
    if (part.length === 0) continue;
    page.heading(2, title);
    for (const leaf of part) writeLeaf(page, leaf);
    page.line();
  }
}

/** What would make the event match: in the pattern, which is the reader's, before the event, which is often AWS's. */
function writeChanges(page: Page, { patternChange, change }: NearestMiss): void {
  const inPattern = describePatternChange(patternChange);
  if (inPattern !== "") page.line(inPattern);
  if (change !== "")
    page.line(inPattern === "" ? `To match, ${change} in the event.` : `Or the event: ${change}.`);
  if (inPattern !== "" || change !== "") page.line();
}

function writeLeaf(page: Page, leaf: LeafVerdict): void {
  page
    .text(`- ${stateMark(leaf)} `)
    .code(leaf.path)
    .line(`: ${stateWords(leaf)}`);
  if (isOpen(leaf)) page.line(`  - why: ${describeVerdict(leaf)}`);
  else if (!leaf.matched) page.line(`  - why not: ${describeVerdict(leaf)}`);
  page.text("  - at ").place("pattern", leaf.leaf.span).line();
  page.line(`  - wants ${describeMatchers(leaf.leaf.matchers)}`);
  if (leaf.container !== undefined) {
    page
      .text("  - sees ")
      .place("event", leaf.container.span)
      .line(`: ${describeContainer(leaf.container)}`);
  } else if (leaf.seen.length === 0) page.line("  - sees nothing: the event has no value at this path");
  for (const value of leaf.seen.slice(0, maxValues)) writeValue(page, value);
  if (leaf.seenCount > maxValues) page.line(`  - and ${leaf.seenCount - maxValues} more values`);
}

function writeValue(page: Page, value: SeenValue): void {
  page.text("  - sees ").code(oneLine(value.text));
  page
    .text(`${value.matched ? ", which fits" : ""}, `)
    .place("event", value.span)
    .line();
}

function writeAlternatives(page: Page, alternatives: readonly Alternative[]): void {
  page.heading(2, "Ways to match");
  page.line("The pattern has $or, so there are several ways to match; the closest first:");
  page.line();
  alternatives.forEach(({ leaves, matches, failed }, index) => {
    const missing = leaves.filter(({ matched }) => !matched).map(({ path }) => path);
    const words = matches ? "matches" : `${failed} of ${leaves.length} fail: ${missing.join(", ")}`;
    page.line(`${index + 1}. ${words}`);
  });
}

/** Whether unknown values of the pattern decide about a leaf that is needed. */
function isOpen({ counts, reason }: LeafVerdict): boolean {
  return counts && reason?.kind === "depends";
}

function stateMark(leaf: LeafVerdict): string {
  return leaf.matched ? "✓" : isOpen(leaf) ? "?" : leaf.counts ? "✗" : "–";
}

function stateWords(leaf: LeafVerdict): string {
  const { matched, counts } = leaf;
  if (isOpen(leaf)) return "depends on unknown values";
  return matched ? "matched" : counts ? "not matched" : "not matched, and not needed";
}

function oneLine(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** The text as it grows, with its links. */
class Page {
  private readonly links: ReportLink[] = [];
  private readonly positions: Readonly<Record<ReportLink["target"], ReturnType<typeof placesIn>>>;
  private written = "";

  constructor(pattern: TestedText, event: TestedText) {
    this.positions = { pattern: placesIn(pattern), event: placesIn(event) };
  }

  /** Writes within a line, whatever a key or a value holds. */
  text(text: string): this {
    this.written += visibleLine(text);
    return this;
  }

  line(text = ""): this {
    this.text(text);
    this.written += "\n";
    return this;
  }

  heading(level: 1 | 2, title: string): void {
    this.line(`${"#".repeat(level)} ${title}`);
    this.line();
  }

  /** Writes a key or a value as code, however many backticks it has. */
  code(text: string): this {
    const shown = visibleLine(text);
    const longest = (shown.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
    const fence = "`".repeat(longest + 1);
    const pad = longest > 0 || shown === "" ? " " : "";
    return this.text(`${fence}${pad}${shown}${pad}${fence}`);
  }

  /** Writes where `at` is in the target: `line 3, column 5 of the event`. */
  place(target: ReportLink["target"], at: Span): this {
    const { line, column } = this.positions[target](at);
    const words = `line ${line}, column ${column}${target === "event" ? " of the event" : ""}`;
    this.links.push({ span: { offset: this.written.length, length: words.length }, target, at });
    return this.text(words);
  }

  finish(): ReportText {
    return { text: this.written, links: this.links };
  }
}
