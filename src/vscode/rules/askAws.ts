import { describeRuleError, type RuleError } from "../../rules/ruleError";
import type { RuleStore } from "../../rules/ruleStore";
import type { AwsSettings } from "../../testing/engines/eventBridge";
import type { Result } from "../../base/result";
import { showError, showProgress } from "../messages";
import { remedies } from "../remedies";
import type { RuleSession } from "./ruleSession";

/** How long a question may take before it is shown that it goes on, in milliseconds. */
const progressDelay = 400;

/**
 * Does `work`. Where it takes long, a notification shows that it goes on, from which it can be cancelled; not at once,
 * because the editor keeps messages back when many come in a short time, and what came of the work would be among them.
 */
export async function withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const running = work(controller.signal);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"late">((resolve) => (timer = setTimeout(() => resolve("late"), progressDelay)));
  const first = await Promise.race([running, late]).finally(() => clearTimeout(timer));
  if (first !== "late") return running;
  return showProgress(
    title,
    () => controller.abort(),
    () => running,
  );
}

/** What AWS answers to `question`. When it fails the user has been told why, unless it was the user who cancelled. */
export async function askAws<T>(
  title: string,
  question: (signal: AbortSignal) => Promise<Result<T, RuleError>>,
): Promise<Result<T, RuleError>> {
  const answer = await withProgress(title, question);
  if (!answer.ok && answer.error.kind !== "cancelled") tell(describeRuleError(answer.error, remedies));
  return answer;
}

/** Says why a command did not do what it was asked for. */
export function tell(sentence: string): void {
  void showError(sentence);
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
