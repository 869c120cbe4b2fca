import { absentEnvelopeField } from "./rules/absentEnvelopeField";
import { acceptsEverything } from "./rules/acceptsEverything";
import { bothDirections } from "./rules/bothDirections";
import { contradictoryOr } from "./rules/contradictoryOr";
import { coveredAlternative } from "./rules/coveredAlternative";
import { emptyResources } from "./rules/emptyResources";
import { firstEvaluation } from "./rules/firstEvaluation";
import { globalResource } from "./rules/globalResource";
import { globalServiceRegion } from "./rules/globalServiceRegion";
import { joinedByAnd } from "./rules/joinedByAnd";
import { literalStar } from "./rules/literalStar";
import { loggedName } from "./rules/loggedName";
import { misplacedField } from "./rules/misplacedField";
import { missesOversized } from "./rules/missesOversized";
import { misspeltDetailType } from "./rules/misspeltDetailType";
import { misspeltEnvelopeField } from "./rules/misspeltEnvelopeField";
import { misspeltField } from "./rules/misspeltField";
import { misspeltSource } from "./rules/misspeltSource";
import { nullValue } from "./rules/nullValue";
import { operatorOutsideArray } from "./rules/operatorOutsideArray";
import { parameterCase } from "./rules/parameterCase";
import { partlyChecked } from "./rules/partlyChecked";
import { pathAsValue } from "./rules/pathAsValue";
import { plainWildcard } from "./rules/plainWildcard";
import { prefixAndSuffix } from "./rules/prefixAndSuffix";
import { prefixIgnoringCase } from "./rules/prefixIgnoringCase";
import { quotedOperator } from "./rules/quotedOperator";
import { readOnlyCall } from "./rules/readOnlyCall";
import { tooBroad } from "./rules/tooBroad";
import { twoAnythingBut } from "./rules/twoAnythingBut";
import { unknownDetailType } from "./rules/unknownDetailType";
import { unknownEnvelopeField } from "./rules/unknownEnvelopeField";
import { unknownField } from "./rules/unknownField";
import { unknownSource } from "./rules/unknownSource";
import { unknownValue } from "./rules/unknownValue";
import { unlistedDetailType } from "./rules/unlistedDetailType";
import { unlistedField } from "./rules/unlistedField";
import { fieldOfSomeEvents } from "./rules/fieldOfSomeEvents";
import { unlistedValue } from "./rules/unlistedValue";
import { wrongCase } from "./rules/wrongCase";
import { wrongEventSource } from "./rules/wrongEventSource";
import { wrongDetailType } from "./rules/wrongDetailType";
import { wrongMessageType } from "./rules/wrongMessageType";
import { wrongType } from "./rules/wrongType";
import type { Found, LintRule, RelatedPlace } from "./lintRule";

/** Every rule about patterns that EventBridge accepts, in the order in which they are checked. */
export const rules = [
  misspeltEnvelopeField,
  unknownEnvelopeField,
  absentEnvelopeField,
  emptyResources,
  misspeltSource,
  unknownSource,
  misspeltDetailType,
  unknownDetailType,
  unlistedDetailType,
  wrongMessageType,
  operatorOutsideArray,
  wrongDetailType,
  misspeltField,
  misplacedField,
  unknownField,
  unlistedField,
  fieldOfSomeEvents,
  wrongCase,
  wrongEventSource,
  loggedName,
  parameterCase,
  wrongType,
  nullValue,
  unknownValue,
  unlistedValue,
  twoAnythingBut,
  acceptsEverything,
  coveredAlternative,
  plainWildcard,
  literalStar,
  pathAsValue,
  quotedOperator,
  prefixAndSuffix,
  prefixIgnoringCase,
  joinedByAnd,
  contradictoryOr,
  missesOversized,
  firstEvaluation,
  bothDirections,
  globalResource,
  globalServiceRegion,
  tooBroad,
  readOnlyCall,
  partlyChecked,
] as const;

type Rule = (typeof rules)[number];

/** A code of these rules: a section of docs/diagnostics.md and a setting `eventPattern.lint.<code>`. */
export type LintCode = Rule["code"];

type FindingOf<One> =
  One extends LintRule<infer Code, infer Data>
    ? Found<Data> & { readonly code: Code; readonly related: readonly RelatedPlace[] }
    : never;

/** What a rule says about a place of a pattern that EventBridge accepts. */
export type LintFinding = FindingOf<Rule>;

const byCode: readonly (readonly [LintCode, LintRule<LintCode, unknown>])[] = rules.map((rule) => [
  rule.code,
  rule,
]);

/** Every rule by its code. */
export const lintRules = Object.fromEntries(byCode) as Readonly<
  Record<LintCode, LintRule<LintCode, unknown>>
>;
