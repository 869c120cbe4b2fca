import { MATCH_OPERATOR_NAMES } from "./operators";
import type { PatternLimits } from "./limits";
import { RULE_LIMITS } from "./limits";
import type { MatchOperatorName, OperatorPlace } from "./operatorTable";

/**
 * What differs between the places of AWS that take an event pattern: one row each. How a pattern is read and matched is
 * the same everywhere; a row says which part of it a place takes, and what it is matched against.
 */
export interface Dialect {
  readonly id: DialectId;
  /** What the pattern belongs to, to be read after "the pattern of": `a rule on an event bus`. */
  readonly name: string;
  /** The operators that it takes, by where they stand; each has a row in the operator table. */
  readonly operators: PlacedOperators;
  readonly limits: PatternLimits;
  /** Names that cannot be those of fields inside `$or`. */
  readonly reservedInOr: ReadonlySet<string>;
  /**
   * What a pattern is matched against: the envelope of an event (`source`, `detail-type`, `detail` …), the record of a
   * queue or stream, or the attributes of a message.
   */
  readonly root: "envelope" | "record" | "attributes";
  /** What AWS can be asked about a pattern. */
  readonly asks: ReadonlySet<AwsQuestion>;
}

/** Names of operators by the place where they may stand. */
export type PlacedOperators = Readonly<
  Record<Exclude<OperatorPlace, "fields">, readonly MatchOperatorName[]> & Record<"fields", readonly "$or"[]>
>;

export type DialectId = "rule";

/** Whether an event matches (TestEventPattern), and a rule with the pattern: read, created, compared. */
export type AwsQuestion = "test" | "rule";

const DIALECTS: Readonly<Record<DialectId, Dialect>> = {
  rule: {
    id: "rule",
    name: "a rule on an event bus",
    operators: {
      fields: ["$or"],
      array: MATCH_OPERATOR_NAMES,
      prefix: ["equals-ignore-case"],
      suffix: ["equals-ignore-case"],
      "anything-but": ["prefix", "suffix", "equals-ignore-case", "wildcard"],
    },
    limits: RULE_LIMITS,
    // EventBridge keeps them for operators, present and future. Source: event-ruler's JsonRuleCompiler.
    reservedInOr: new Set<string>([
      ...MATCH_OPERATOR_NAMES,
      ...["=", "<", "<=", ">", ">="],
      ...["regex", "not-wildcard", "not-equals-ignore-case"],
      ...["date-after", "date-on-or-after", "date-before", "date-on-or-before", "in-date-range"],
      ...["ip-address-in-range", "ip-address-not-in-range"],
    ]),
    root: "envelope",
    asks: new Set<AwsQuestion>(["test", "rule"]),
  },
};

/** The dialect of a rule, which is what a pattern has where nothing says otherwise. */
export const RULE: Dialect = DIALECTS.rule;
