import type { ManagedRule } from "../catalog/catalog";
import { chooseManyOrType, chooseOne, type Answers, type WizardItem, type WizardStep } from "./wizardStep";

/** What is asked about the names of AWS Config rules, and what the pattern then asks for. */
export interface RuleNames {
  readonly steps: readonly WizardStep[];
  readonly matchers: readonly unknown[];
  /** Whether names are asked for to the letter, so that copies with longer names are missed. */
  readonly exact: boolean;
}

const ways: readonly WizardItem[] = [
  { value: "exact", label: "Exactly these names" },
  { value: "prefix", label: "Names that start with these" },
  {
    value: "copies",
    label: "These names, and their copies",
    detail: "Conformance packs append to the name of a rule, Security Hub puts its own name before it.",
  },
];

/** The names of rules: those of managed rules to choose from, rules for the chosen resource types first, and any other. */
export function ruleNames(
  managedRules: readonly ManagedRule[],
  resourceTypes: readonly string[],
  answers: Answers,
): RuleNames {
  const names = chooseManyOrType(
    {
      id: "ruleNames",
      title: "Rule names",
      placeholder: "Which rules? Select none to match any.",
      other: "Other rule names",
    },
    ruleItems(managedRules, resourceTypes),
    answers,
  );
  if (names.values.length === 0) return { steps: names.steps, matchers: [], exact: false };
  const way = chooseOne(
    { id: "ruleMatch", title: "Rule names", placeholder: "How should the names match?" },
    ways,
    answers,
    "exact",
  );
  const [chosen] = way.chosen;
  return {
    steps: [...names.steps, way],
    matchers: matchersFor(names.values, chosen),
    exact: chosen === "exact",
  };
}

function ruleItems(rules: readonly ManagedRule[], types: readonly string[]): readonly WizardItem[] {
  const place = (rule: ManagedRule): number => {
    if (rule.current === false) return 2;
    return rule.resourceTypes.some((type) => types.includes(type)) ? 0 : 1;
  };
  return rules
    .toSorted((one, other) => place(one) - place(other))
    .map((rule) => ({
      value: rule.name,
      label: rule.name,
      description:
        rule.current === false ? "AWS no longer lists it" : rule.resourceTypes.slice(0, 3).join(", "),
    }));
}

function matchersFor(names: readonly string[], way: string | undefined): readonly unknown[] {
  const exact = way === "prefix" ? [] : names;
  const copies = names.flatMap((name) => [`${name}-conformance-pack-`, `securityhub-${name}-`]);
  const prefixes = way === "prefix" ? names : way === "copies" ? copies : [];
  // What another alternative covers changes nothing.
  const isCovered = (text: string) => prefixes.some((prefix) => prefix !== text && text.startsWith(prefix));
  return [
    ...exact.filter((name) => !prefixes.includes(name) && !isCovered(name)),
    ...prefixes.filter((prefix) => !isCovered(prefix)).map((prefix) => ({ prefix })),
  ];
}
