import { changesNothing, planRule, type RulePlan } from "../../rules/planRule";
import { placeOf, type EventBus, type RuleWithTargets } from "../../rules/rule";
import { describeRuleError } from "../../rules/ruleError";
import { ruleNameProblem, suggestRuleName } from "../../rules/ruleName";
import type { RuleStore } from "../../rules/ruleStore";
import { ruleSummary } from "../../rules/ruleSummary";
import type { Diagnostic } from "../../language/diagnostics/diagnostic";
import { confirm, showInformation } from "../messages";
import { askText } from "../questions";
import { remedies } from "../remedies";
import { askAws, tell } from "./askAws";
import { applyPlan } from "./applyPlan";
import { findPattern, patternNow, rangeOf, type OpenPattern } from "../patternDocuments";
import { pickBus } from "./pickBus";
import { askTarget, pickState, title } from "./pickRule";
import { needsPattern } from "../wrongFile";
import type { RuleSession } from "./ruleSession";
import { withRulesFor } from "./withRulesFor";

/**
 * Makes a rule of a pattern, or gives its pattern to the rule of that name, once the user has confirmed a summary.
 * EventBridge is asked beforehand whether it takes the pattern; nothing is written by that.
 */
export async function createRule(session: RuleSession, argument: unknown): Promise<void> {
  const open = await findPattern(argument);
  if (open === undefined) {
    return needsPattern(title, "eventPattern.createRule");
  }
  const pattern = open.pattern.text;
  const diagnostics = await session.check(open.pattern);
  if (!isValid(open, diagnostics)) return;
  await withRulesFor(session, open, async ({ store, settings, origin }) => {
    const suggested = origin?.rule ?? suggestRuleName(open.uri.path);
    const bus = await dryRunAndBus(store, pattern, origin?.bus);
    const plan = bus && (await planFor(store, bus, suggested, pattern, readsCalls(diagnostics)));
    if (plan === undefined) return;
    if (changesNothing(plan)) {
      void showInformation(`The rule ${plan.rule.name} is like that already. There is nothing to change.`);
      return;
    }
    if (patternNow(open)?.text !== pattern) {
      tell(
        "The event pattern was edited meanwhile, and EventBridge was asked about the former. Create the rule again.",
      );
      return;
    }
    const { question, detail, action } = ruleSummary(plan, store);
    const severity = plan.before === undefined ? "information" : "warning";
    if (!(await confirm(severity, question, detail, action))) return;
    if (!(await applyPlan(session, { plan, settings, endpoint: store.endpoint }, store))) return;
    const place = { ...placeOf(plan.bus), bus: plan.bus.name, rule: plan.rule.name };
    await session.origins.remember(open.uri, place, open.site);
  });
}

/** The bus of the rule, once EventBridge takes the pattern; undefined when it does not, which the user was told. */
async function dryRunAndBus(
  store: RuleStore,
  pattern: string,
  preferred: string | undefined,
): Promise<EventBus | undefined> {
  const dry = await askAws("Asking EventBridge about the event pattern…", (signal) =>
    store.dryRun(pattern, signal),
  );
  return dry.ok ? pickBus(store, preferred) : undefined;
}

/** Asks for everything that a plan needs; undefined when the user thinks better of it or was told what is wrong. */
async function planFor(
  store: RuleStore,
  bus: EventBus,
  suggestedName: string,
  pattern: string,
  readsCalls: boolean,
): Promise<RulePlan | undefined> {
  const name = await askText({
    title,
    prompt: "Name of the rule. A rule of that name is replaced, after you have seen what it is now.",
    value: suggestedName,
    check: (text) => ruleNameProblem(text.trim()),
  });
  if (name === undefined) return undefined;
  const before = await ruleNow(store, bus, name.trim());
  if (before === undefined) return undefined;
  const state = await pickState(bus, before.rule?.rule.state, readsCalls);
  if (state === undefined) return undefined;
  const target = await askTarget(bus, name.trim());
  if (target === undefined) return undefined;
  const wish = { bus, name: name.trim(), pattern, state };
  return planRule(target === "none" ? wish : { ...wish, target }, before.rule);
}

function isValid(pattern: OpenPattern, diagnostics: readonly Diagnostic[]): boolean {
  const problem = diagnostics.find(({ kind, severity }) => kind === "problem" && severity === "error");
  if (problem === undefined) return true;
  const { line, character } = rangeOf(pattern, problem.span).start;
  const message = problem.message.split("\n").at(-1) ?? "";
  tell(
    `The event pattern is not valid (line ${line + 1}, column ${character + 1}): ${message} ` +
      "Correct it, then create the rule.",
  );
  return false;
}

/** The rule of that name as it is, in a box, because there may be none; undefined when that cannot be used. */
async function ruleNow(
  store: RuleStore,
  bus: EventBus,
  name: string,
): Promise<{ readonly rule: RuleWithTargets | undefined } | undefined> {
  const found = await askAws(`Asking AWS for the rule ${name}…`, (signal) =>
    store.rule(bus.name, name, signal),
  );
  if (!found.ok) return undefined;
  const by = found.value?.rule.managedBy;
  if (by === undefined) return { rule: found.value };
  tell(describeRuleError({ kind: "managedRule", rule: name, by }, remedies));
  return undefined;
}

/** Whether a pattern asks for API calls that only read, which reach a rule in one state only. */
function readsCalls(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ code }) => code === "read-only-call");
}
