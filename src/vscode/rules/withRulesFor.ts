import type { RuleStore } from "../../rules/ruleStore";
import type { AwsSettings } from "../../testing/engines/eventBridge";
import type { PatternAddress } from "../patternDocuments";
import { pickOne } from "../questions";
import { readTestSettings } from "../settings";
import { withRules } from "./askAws";
import type { RuleOrigin } from "./ruleOrigins";
import type { RuleSession } from "./ruleSession";

/** The rules that go with a pattern, and the one that it came from or became, where that is known. */
export interface RulesForPattern {
  readonly store: RuleStore;
  /** They lead to this Region again, whatever the user chooses later. */
  readonly settings: AwsSettings;
  readonly origin: RuleOrigin | undefined;
}

/**
 * Opens the rules that the settings lead to, does `work`, and closes them. Where the pattern came from another Region
 * the user is asked which of the two is meant. Undefined when nothing was opened.
 */
export function withRulesFor<T>(
  session: RuleSession,
  pattern: PatternAddress,
  work: (rules: RulesForPattern) => Promise<T>,
): Promise<T | undefined> {
  const aws = readTestSettings(pattern.uri).aws;
  const origin = session.origins.of(pattern.uri, pattern.site);
  const go = (store: RuleStore) => work({ store, settings: { ...aws, region: store.region }, origin });
  return withRules(session, aws, async (store) => {
    if (origin === undefined || origin.region === store.region) return go(store);
    const items = [
      { label: origin.region, description: `where this event pattern belongs to the rule ${origin.rule}` },
      { label: store.region, description: "as the settings say" },
    ];
    const picked = await pickOne(items, { title: "Region", ignoreFocusOut: true });
    if (picked === undefined) return undefined;
    return picked.label === store.region
      ? go(store)
      : withRules(session, { ...aws, region: picked.label }, go);
  });
}
