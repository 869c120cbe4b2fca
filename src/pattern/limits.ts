/** What EventBridge allows in a pattern. */
export interface PatternLimits {
  /** Characters that an account may use unless its quota "Event pattern size" is raised. */
  readonly defaultSize: number;
  /** Characters that the API accepts at most. */
  readonly maxSize: number;
  /** Paths, counted for each choice of branches in `$or`. */
  readonly maxPaths: number;
  /** Combinations of branches in `$or`. */
  readonly maxCombinations: number;
  /** The highest complexity of wildcards that has been seen to be accepted. */
  readonly acceptedComplexity: number;
  /** The lowest that has been seen to be rejected. Between the two no answer has been observed. */
  readonly rejectedComplexity: number;
}

/**
 * The limits of a rule on an event bus. Sources: EventBridge's quotas for the sizes; AWS's documentation of `$or` for
 * the combinations, which was not observed; recorded answers of TestEventPattern for the paths and the complexity, and for
 * the accepted complexity a rule in use: three wildcards of the form `*:stack/NAME/*` (9) were taken, four (12) refused.
 */
export const RULE_LIMITS: PatternLimits = {
  defaultSize: 2048,
  maxSize: 4096,
  maxPaths: 256,
  maxCombinations: 1000,
  acceptedComplexity: 9,
  rejectedComplexity: 11,
};
