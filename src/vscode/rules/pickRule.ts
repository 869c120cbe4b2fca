import { compactPattern } from "../../rules/patternText";
import type { EventBus, Rule } from "../../rules/rule";
import type { RuleStore } from "../../rules/ruleStore";
import { showInformation } from "../messages";
import { pickOne } from "../questions";
import { askAws } from "./askAws";

/** How much of a pattern the list of rules shows, in characters. */
const maxPattern = 200;

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
