import { visibleLine } from "../base/harmlessText";
import { compactPattern, samePattern } from "./patternText";
import { writesRule, type RulePlan } from "./planRule";
import { placeOf, type EventBus, type Target } from "./rule";

/** What the user confirms before anything is written. */
export interface RuleSummary {
  readonly question: string;
  readonly detail: string;
  /** The verb that does it. */
  readonly action: string;
}

/** Who is asked, beside the bus. */
export interface AskedAws {
  readonly profile?: string;
  readonly endpoint?: string;
}

/** Who is asked, for a title: `account 111122223333, eu-west-1`, with the endpoint where that is not AWS's own. */
export function askedPlace(bus: EventBus, { endpoint }: AskedAws): string {
  const { account, region } = placeOf(bus);
  return `account ${account}, ${region}${endpoint === undefined ? "" : `, at ${endpoint}`}`;
}

/** How much of a former pattern is shown, in characters. */
const maxPattern = 500;

/** Everything that a plan makes, replaces and leaves alone. */
export function ruleSummary(plan: RulePlan, { profile, endpoint }: AskedAws): RuleSummary {
  const { bus, rule, before } = plan;
  const { account, region } = placeOf(bus);
  const at = endpoint === undefined ? "" : ` at ${endpoint}`;
  const lines = [
    `Account: ${account}${profile === undefined ? "" : ` (profile ${profile})`}`,
    `Region: ${region}`,
    ...(endpoint === undefined ? [] : [`Endpoint: ${endpoint}`]),
    `Event bus: ${bus.name}`,
    `Rule: ${rule.name}`,
    ...(before === undefined ? [`State: ${rule.state}`, ...targetLines(plan)] : []),
  ];
  if (before !== undefined)
    lines.push("", "A rule with this name exists.", ...changeLines(plan), ...targetLines(plan));
  return { question: question(plan, at), detail: lines.map(visibleLine).join("\n"), action: action(plan) };
}

function question(plan: RulePlan, at: string): string {
  if (plan.before === undefined) return `Create the rule ${plan.rule.name}${at}?`;
  return writesRule(plan)
    ? `Replace the rule ${plan.rule.name}${at}?`
    : `Add a target to the rule ${plan.rule.name}${at}?`;
}

function action(plan: RulePlan): string {
  if (plan.before === undefined) return "Create Rule";
  return writesRule(plan) ? "Replace Rule" : "Add Target";
}

function changeLines({ before, rule }: RulePlan): readonly string[] {
  const former = before?.rule;
  if (former === undefined) return [];
  const isSame = samePattern(former.pattern ?? "", rule.pattern ?? "");
  return [
    isSame
      ? "Event pattern: stays the same"
      : former.pattern === undefined
        ? "Event pattern: new; the rule had none"
        : `Event pattern: replaced. Until now: ${shorten(compactPattern(former.pattern))}`,
    former.state === rule.state
      ? `State: stays ${rule.state}`
      : `State: ${rule.state}, until now ${former.state}`,
    ...(former.schedule === undefined ? [] : [`Schedule: stays ${former.schedule}`]),
  ];
}

function targetLines({ before, added }: RulePlan): readonly string[] {
  const stay = before?.targets ?? [];
  if (stay.length + added.length === 0) return ["Target: none. The rule has no effect until you add one."];
  return [
    ...stay.map((target) => `Target that stays: ${describe(target)}`),
    ...added.map((target) => `${before === undefined ? "Target" : "New target"}: ${describe(target)}`),
  ];
}

function describe({ arn, roleArn }: Target): string {
  return roleArn === undefined ? arn : `${arn} with the role ${roleArn}`;
}

function shorten(text: string): string {
  return text.length <= maxPattern ? text : `${text.slice(0, maxPattern)}… (${text.length} characters)`;
}
