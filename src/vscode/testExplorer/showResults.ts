import * as vscode from "vscode";
import type { CaseFailure, SuiteResult, TestResult } from "../../testing/suites/suiteResult";
import { failureSentence, hasPassed, suiteOutput } from "../../testing/suites/suiteOutput";
import { appendOutput, testMessage } from "../display";
import { rangesIn, toLocation } from "../convert";
import type { LoadedSuite } from "./showTests";
import { pathFromRoot, rootOf } from "../files";

/**
 * Shows what came of one test; `milliseconds` is how long it took. With `isShared` the item is that of other tests too:
 * each message then says whose it is.
 */
export function showResult(
  run: vscode.TestRun,
  item: vscode.TestItem,
  result: TestResult,
  root: vscode.Uri,
  milliseconds: number,
  isShared: boolean,
): void {
  if (hasPassed(result)) {
    run.passed(item, milliseconds);
    return;
  }
  const whose = isShared ? `${result.test.name}: ` : "";
  const messages = result.failures.flatMap((failure) => toMessages(failure, item, root, whose));
  // An error is a test that has no verdict; where only some events have none the test has failed.
  if (result.failures.every(({ kind }) => kind === "noVerdict") && result.passed === 0) {
    run.errored(item, messages, milliseconds);
  } else run.failed(item, messages, milliseconds);
}

/**
 * Shows what concerns a whole file: its mistakes, why none of its tests ran, and its part of the output. With `inBrief`
 * tests that did not run have no state of their own.
 */
export function showFile(
  run: vscode.TestRun,
  fileItem: vscode.TestItem,
  uri: vscode.Uri,
  { suite, problems, items }: LoadedSuite,
  result: SuiteResult,
  { inBrief, notes }: { readonly inBrief: boolean; readonly notes: readonly string[] },
): void {
  const root = rootOf(uri);
  const rangeOf = rangesIn(suite.text);
  const { trouble } = result;
  const messages = problems.map(({ message, span }) => {
    const shown = testMessage(message);
    shown.location = new vscode.Location(uri, rangeOf(span));
    return shown;
  });
  if (trouble !== undefined) {
    const shown = testMessage(trouble.message);
    const inSuite = new vscode.Location(uri, rangeOf(suite.pattern?.span ?? { offset: 0, length: 0 }));
    shown.location = trouble.at === undefined ? inSuite : toLocation(root, trouble.at);
    messages.push(shown);
    if (!inBrief) for (const item of new Set(items.values())) run.skipped(item);
  }
  if (messages.length > 0) run.errored(fileItem, messages);
  appendOutput(run, suiteOutput(pathFromRoot(uri), result, problems, notes));
}

/**
 * A message for each leaf that kept the event out, so that the editor shows one beside each of them; one for any other
 * failure.
 */
function toMessages(
  failure: CaseFailure,
  item: vscode.TestItem,
  root: vscode.Uri,
  whose: string,
): readonly vscode.TestMessage[] {
  const { leaves = [] } = failure;
  if (leaves.length === 0) return [toMessage(whose + failureSentence(failure), failure, item, root)];
  return leaves.map((leaf, index) => {
    const text = index === 0 ? failureSentence(failure) : failureSentence({ ...failure, ...leaf });
    return toMessage(whose + text, leaf, item, root);
  });
}

function toMessage(
  text: string,
  { expected, actual, patternAt, eventAt }: Omit<CaseFailure, "kind" | "event" | "message">,
  item: vscode.TestItem,
  root: vscode.Uri,
): vscode.TestMessage {
  const message = testMessage(text);
  if (expected !== undefined) message.expectedOutput = expected;
  if (actual !== undefined) message.actualOutput = actual;
  const pattern = patternAt && toLocation(root, patternAt);
  const event = eventAt && toLocation(root, eventAt);
  const itself = item.uri && new vscode.Location(item.uri, item.range ?? new vscode.Position(0, 0));
  const location = pattern ?? event ?? itself;
  if (location !== undefined) message.location = location;
  message.stackTrace = [
    ...frame("in the event pattern", pattern),
    ...frame("in the event", event),
    ...frame("in the test", itself),
  ];
  return message;
}

function frame(label: string, location: vscode.Location | undefined): vscode.TestMessageStackFrame[] {
  if (location === undefined) return [];
  return [new vscode.TestMessageStackFrame(label, location.uri, location.range.start)];
}
