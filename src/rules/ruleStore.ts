import type { AwsSettings } from "../testing/engines/eventBridge";
import type { Result } from "../base/result";
import type { EventBus, Rule, RuleWithTargets, Target } from "./rule";
import type { RuleError } from "./ruleError";

/** The event buses, rules and targets of one account in one Region. `dispose` closes the connections to it. */
export interface RuleStore {
  readonly region: string;
  readonly profile?: string;
  /** In place of EventBridge's own. */
  readonly endpoint?: string;
  /** Lets EventBridge say whether it takes the pattern; nothing is made. */
  dryRun(pattern: string, signal: AbortSignal): Promise<Result<undefined, RuleError>>;
  buses(signal: AbortSignal): Promise<Result<readonly EventBus[], RuleError>>;
  bus(name: string, signal: AbortSignal): Promise<Result<EventBus, RuleError>>;
  rules(bus: string, signal: AbortSignal): Promise<Result<readonly Rule[], RuleError>>;
  /** Undefined when the bus has no rule of that name. */
  rule(
    bus: string,
    name: string,
    signal: AbortSignal,
  ): Promise<Result<RuleWithTargets | undefined, RuleError>>;
  /**
   * Makes or replaces the rule: whatever is absent is taken away from a rule that is there. Gives the ARN of the rule
   * that was written, which says in which account and Region that was.
   */
  putRule(rule: Rule, signal: AbortSignal): Promise<Result<string, RuleError>>;
  /** Adds the targets, or replaces those with the same ids. Fails with the first that is refused. */
  putTargets(
    rule: Rule,
    targets: readonly Target[],
    signal: AbortSignal,
  ): Promise<Result<undefined, RuleError>>;
  removeTargets(
    rule: Rule,
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<Result<undefined, RuleError>>;
  deleteRule(rule: Rule, signal: AbortSignal): Promise<Result<undefined, RuleError>>;
  dispose(): void;
}

/** What the editor needs of the AWS layer to read and write rules. */
export interface RuleServices {
  /** Fails when there is no Region or no credentials, before anything is sent to EventBridge. */
  openRuleStore(settings: AwsSettings, signal: AbortSignal): Promise<Result<RuleStore, RuleError>>;
}
