import * as vscode from "vscode";
import { describeRuleError, type RuleError } from "../../authoring/rules/ruleError";
import type { RuleStore } from "../../authoring/rules/ruleStore";
import type { AwsSettings } from "../../testing/eventBridge";
import type { Result } from "../../testing/result";
import type { RuleSession } from "./ruleSession";

/** Does `work` while a notification shows that it goes on, from which it can be cancelled. */
export async function withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_progress, token) => {
    const controller = new AbortController();
    const subscription = token.onCancellationRequested(() => controller.abort());
    try {
      return await work(controller.signal);
    } finally {
      subscription.dispose();
    }
  });
}

/** What AWS answers to `question`. When it fails the user has been told why, unless it was the user who cancelled. */
export async function askAws<T>(
  title: string,
  question: (signal: AbortSignal) => Promise<Result<T, RuleError>>,
): Promise<Result<T, RuleError>> {
  const answer = await withProgress(title, question);
  if (!answer.ok && answer.error.kind !== "cancelled") tell(describeRuleError(answer.error));
  return answer;
}

/** Says why a command did not do what it was asked for. */
export function tell(sentence: string): void {
  void vscode.window.showErrorMessage(sentence);
}

/** Opens the rules, does `work`, and closes them; undefined when they could not be opened, which the user was told. */
export async function withRules<T>(
  session: RuleSession,
  settings: AwsSettings,
  work: (store: RuleStore) => Promise<T>,
): Promise<T | undefined> {
  const opened = await askAws("Connecting to AWS…", (signal) => session.open(settings, signal));
  if (!opened.ok) return undefined;
  try {
    return await work(opened.value);
  } finally {
    opened.value.dispose();
  }
}
