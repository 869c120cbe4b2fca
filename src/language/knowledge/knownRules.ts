import type { Catalog, ManagedRule } from "../../catalog/catalog";
import { codeList, paragraphs } from "./describeField";
import type { KnownValue } from "./knownValue";
import { boldMarkdown, codeSpan, escapeMarkdown } from "./markdown";

/**
 * Names of AWS Config's managed rules, and how the names of their copies begin: a conformance pack appends to the name,
 * Security Hub puts its own name before it. A deployed rule can have any name; most keep the managed rule's.
 */
export function managedRuleValues({ managedRules }: Catalog): readonly KnownValue[] {
  const current = managedRules.filter((rule) => rule.current !== false);
  const retired = managedRules.filter((rule) => rule.current === false);
  const rules = [...current, ...retired];
  return [
    ...rules.map((rule) => ruleValue(rule, rule.name, "managed rule", false)),
    ...rules.map((rule) =>
      ruleValue(rule, `${rule.name}-conformance-pack-`, "copies in conformance packs", true),
    ),
    ...rules.map((rule) => ruleValue(rule, `securityhub-${rule.name}-`, "copy by Security Hub", true)),
  ];
}

function ruleValue(rule: ManagedRule, value: string, detail: string, isPrefix: boolean): KnownValue {
  return { value, kind: "value", detail, documentation: () => describeManagedRule(rule), isPrefix };
}

/** Markdown on a managed rule: its identifier, what makes Config evaluate it, and how its copies are called. */
function describeManagedRule(rule: ManagedRule): string {
  const types = rule.resourceTypes.slice(0, 6);
  const more = rule.resourceTypes.length - types.length;
  return paragraphs([
    `${boldMarkdown(rule.name)} · managed rule ${codeSpan(rule.identifier)}`,
    rule.trigger === undefined ? "" : `Trigger: ${escapeMarkdown(rule.trigger)}.`,
    types.length === 0 ? "" : `Evaluates ${codeList(types)}${more > 0 ? ` and ${more} more types` : ""}.`,
    rule.current === false ? "⚠ AWS no longer lists this rule." : "",
    `A conformance pack deploys it as ${codeSpan(`${rule.name}-conformance-pack-…`)}, Security Hub as ` +
      `${codeSpan(`securityhub-${rule.name}-…`)}: match those with \`prefix\`.`,
  ]);
}
