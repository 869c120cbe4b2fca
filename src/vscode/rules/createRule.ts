import { changesNothing, planRule, type RulePlan } from "../../rules/planRule";
import { placeOf, type EventBus, type RuleWithTargets } from "../../rules/rule";
import { describeRuleError } from "../../rules/ruleError";
import { suggestRuleName } from "../../rules/ruleName";
import type { RuleStore } from "../../rules/ruleStore";
import { ruleSummary } from "../../rules/ruleSummary";
import type { Diagnostic } from "../../language/diagnostics/diagnostic";
import { confirm, showInformation } from "../messages";
import type { Answers } from "../../wizard/wizardStep";
import { askSteps, type StepsPlan } from "../askSteps";
import { remedies } from "../remedies";
import { askAws, tell } from "./askAws";
import { applyPlan } from "./applyPlan";
import { findPattern, patternNow, rangeOf, type OpenPattern } from "../patternDocuments";
import { findBuses } from "./pickBus";
import { busStep, nameStep, stateStep, targetSteps } from "./createSteps";
import { missingValues } from "../unknownValues";
import { needsPattern } from "../wrongFile";
import type { RuleSession } from "./ruleSession";
import { withRulesFor } from "./withRulesFor";

const title = "Create Rule in AWS";

/**
 * Makes a rule of a pattern, or gives its pattern to the rule of that name, once the user has confirmed a summary.
 * EventBridge is asked beforehand whether it takes the pattern; nothing is written by that.
 */
export async function createRule(session: RuleSession, argument: unknown): Promise<void> {
  const open = await findPattern(argument);
  if (open === undefined) {
    return needsPattern(title, "eventPattern.createRule");
  }
  const missing = missingValues(open, title);
  if (missing !== undefined) {
    tell(missing);
    return;
  }
  const pattern = open.pattern.text;
  const diagnostics = await session.check(open.pattern);
  if (!isValid(open, diagnostics)) return;
  await withRulesFor(session, open, async ({ store, settings, origin }) => {
    const suggested = origin?.rule ?? suggestRuleName(open.uri.path);
    const buses = await dryRunAndBuses(store, pattern, origin?.bus);
    const plan = buses && (await planFor(store, buses, suggested, pattern, readsCalls(diagnostics)));
    if (plan === undefined) return;
    if (changesNothing(plan)) {
      void showInformation(`The rule ${plan.rule.name} is already up to date.`);
      return;
    }
    if (patternNow(open)?.text !== pattern) {
      tell("The event pattern changed after EventBridge validated it. Run Create Rule again.");
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

/** The buses to choose from, once EventBridge accepts the pattern; undefined when it does not, which the user was told. */
async function dryRunAndBuses(
  store: RuleStore,
  pattern: string,
  preferred: string | undefined,
): Promise<readonly EventBus[] | undefined> {
  const dry = await askAws("Asking EventBridge about the event pattern…", (signal) =>
    store.dryRun(pattern, signal),
  );
  return dry.ok ? findBuses(store, preferred) : undefined;
}

/** Asks for everything that a plan needs; undefined if the user cancels or was told what is wrong. */
async function planFor(
  store: RuleStore,
  buses: readonly EventBus[],
  suggested: string,
  pattern: string,
  readsCalls: boolean,
): Promise<RulePlan | undefined> {
  let last: { readonly key: string; readonly found: Awaited<ReturnType<typeof ruleNow>> } | undefined;
  /** The rule of that name as it is, asked for once while its bus and its name stay. */
  async function former(bus: EventBus, name: string): ReturnType<typeof ruleNow> {
    const key = JSON.stringify([bus.name, name]);
    if (last?.key !== key || last.found === undefined) last = { key, found: await ruleNow(store, bus, name) };
    return last.found;
  }

  async function read(answers: Answers): Promise<(StepsPlan & { readonly plan?: RulePlan }) | undefined> {
    const asked = busStep(buses, answers);
    const bus = buses.find(({ name }) => name === asked.chosen[0]) ?? buses[0];
    if (bus === undefined) return undefined;
    const naming = nameStep(suggested, answers);
    const first = buses.length > 1 ? [asked, naming] : [naming];
    const [name] = naming.chosen;
    if (answers["name"] === undefined || name === undefined) return { steps: first, isWhole: false };
    const before = await former(bus, name);
    if (before === undefined) return undefined;
    const { step, state } = stateStep(bus, before.rule?.rule.state, readsCalls, answers);
    const { steps, target } = targetSteps(bus, name, answers);
    const isWhole = target !== undefined || steps.length === 1;
    const all = { steps: [...first, step, ...steps], isWhole };
    if (state === undefined) return all;
    const wish = { bus, name, pattern, state };
    return { ...all, plan: planRule(target === undefined ? wish : { ...wish, target }, before.rule) };
  }

  const answers = await askSteps(title, read);
  return answers && (await read(answers))?.plan;
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
