import { compactPattern } from "../../rules/patternText";
import type { EventBus, Rule, RuleState, Target } from "../../rules/rule";
import { stateChoices } from "../../rules/ruleStates";
import type { RuleStore } from "../../rules/ruleStore";
import { roleProblem, targetPlace, targetProblem } from "../../rules/targetArn";
import { askMessageGroup } from "../askMessageGroup";
import { showInformation } from "../messages";
import { askText, pickOne } from "../questions";
import { askAws } from "./askAws";

/** The title of each question of the command. */
export const title = "Create Rule in AWS";

/** How much of a pattern the list of rules shows, in characters. */
const maxPattern = 200;

/** Asks for the state of a rule; undefined when the user thinks better of it. */
export async function pickState(
  bus: EventBus,
  former: RuleState | undefined,
  readsCalls: boolean,
): Promise<RuleState | undefined> {
  const items = stateChoices(bus, former, readsCalls).map(({ state, detail }) => ({
    label: state,
    detail,
    ...(state === former ? { description: "as it is now" } : {}),
  }));
  const options = { title, placeHolder: "In which state?", ignoreFocusOut: true };
  return (await pickOne(items, options))?.label;
}

/** Asks where a rule sends its events, and for what that needs; undefined when the user thinks better of it. */
export async function askTarget(
  bus: EventBus,
  rule: string,
): Promise<Omit<Target, "id"> | "none" | undefined> {
  const typed = await askText({
    title,
    prompt:
      "ARN of an SNS topic, SQS queue, Lambda function, log group, state machine or event bus. Leave it empty for no new target.",
    placeHolder: "arn:aws:sqs:eu-west-1:123456789012:queue",
    check: (text) => targetProblem(text, bus),
  });
  if (typed === undefined) return undefined;
  const place = targetPlace(typed, bus);
  if (place === undefined) return "none";
  const roleArn = place.role === "none" ? "" : await askRole(place.role);
  const group = place.isFifo ? await askMessageGroup(title, rule) : "";
  if (roleArn === undefined || group === undefined) return undefined;
  return {
    arn: place.arn,
    ...(roleArn === "" ? {} : { roleArn }),
    ...(group === "" ? {} : { more: { SqsParameters: { MessageGroupId: group } } }),
  };
}

async function askRole(role: "needed" | "possible"): Promise<string | undefined> {
  const typed = await askText({
    title,
    prompt:
      "ARN of the IAM role with which EventBridge calls the target." +
      (role === "possible" ? " Leave it empty where that bus lets this account put events." : ""),
    placeHolder: "arn:aws:iam::123456789012:role/name",
    check: (text) => (text.trim() === "" && role === "possible" ? undefined : roleProblem(text)),
  });
  return typed?.trim();
}

/**
 * Asks for one of the rules of a bus that have an event pattern; `first` are the names that come first, and `named` is
 * taken without asking. Undefined when the user thinks better of it, or was told that there is none.
 */
export async function pickRule(
  store: RuleStore,
  bus: EventBus,
  question: string,
  first: readonly string[],
  named?: string,
): Promise<(Rule & { readonly pattern: string }) | undefined> {
  const listed = await askAws("Asking AWS for rules…", (signal) => store.rules(bus.name, signal));
  if (!listed.ok) return undefined;
  const rules = listed.value.flatMap((rule) =>
    rule.pattern === undefined || (named !== undefined && rule.name !== named)
      ? []
      : [{ ...rule, pattern: rule.pattern }],
  );
  if (rules.length === 0) {
    const which = named === undefined ? "rule with an event pattern" : `rule ${named} with an event pattern`;
    void showInformation(`The event bus ${bus.name} has no ${which}.`);
    return undefined;
  }
  if (named !== undefined) return rules[0];
  const rank = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  const items = rules
    .sort((one, other) => rank(one.name) - rank(other.name) || one.name.localeCompare(other.name))
    .map((rule) => ({
      label: rule.name,
      description: [
        rule.state,
        ...(rule.managedBy === undefined ? [] : [`managed by ${rule.managedBy}`]),
      ].join(" · "),
      detail: compactPattern(rule.pattern).slice(0, maxPattern),
      rule,
    }));
  const options = { title: question, matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true };
  return (await pickOne(items, options))?.rule;
}
