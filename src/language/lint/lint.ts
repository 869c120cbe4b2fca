import type { Catalog } from "../../catalog/catalog";
import type { PatternObject } from "../../pattern/pattern";
import { breadthRules } from "./breadthRules";
import { callRules } from "./callRules";
import { configRules } from "./configRules";
import { envelopeRules } from "./envelopeRules";
import { eventRules } from "./eventRules";
import { fieldRules } from "./fieldRules";
import { leafRules } from "./leafRules";
import { lintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";
import { orRules } from "./orRules";
import { partlyChecked } from "./partlyChecked";
import { countSteps, type Steps } from "./steps";
import { typeRules } from "./typeRules";
import { valueRules } from "./valueRules";

/** Rules about a place of a pattern, whatever may be wrong elsewhere. */
const localRules = [
  envelopeRules,
  eventRules,
  fieldRules,
  typeRules,
  valueRules,
  callRules,
  leafRules,
  orRules,
];

/** Rules about what a pattern does not ask for, which may merely be half written. */
const wholeRules = [configRules, breadthRules];

/** What could be read of a pattern, and whether that is all of it. */
export interface PatternToLint {
  readonly text: string;
  readonly root: PatternObject;
  readonly isValid: boolean;
}

/**
 * What every rule says about a pattern, in the order of its text. Takes time linear in the text, and what else `steps`
 * grants; what is passed over for that is said as `partly-checked`.
 */
export function lint(
  { text, root, isValid }: PatternToLint,
  catalog: Catalog,
  steps: Steps = countSteps(),
): readonly LintFinding[] {
  const context = lintContext(text, root, catalog, steps);
  return [...localRules, ...(isValid ? wholeRules : []), partlyChecked]
    .flatMap((rules) => rules(context))
    .sort((one, other) => one.span.offset - other.span.offset || other.span.length - one.span.length);
}
