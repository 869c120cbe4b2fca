import type { EventBus, RuleState } from "./rule";

/** A state that a rule can be given. */
export interface StateChoice {
  readonly state: RuleState;
  /** What a rule does in it. */
  readonly detail: string;
}

const choices: readonly StateChoice[] = [
  { state: "ENABLED", detail: "Matches events as soon as it is created." },
  { state: "DISABLED", detail: "Matches nothing until it is enabled." },
];

const allCalls: StateChoice = {
  state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
  detail: "Also matches read-only API calls, which this event pattern asks for.",
};

/**
 * The states to choose from: first the one that the rule has, or for a new rule the one that its pattern needs.
 * `readsCalls` says that the pattern asks for API calls that only read; a partner's bus never has such calls.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 */
export function stateChoices(
  bus: EventBus,
  former: RuleState | undefined,
  readsCalls: boolean,
): readonly StateChoice[] {
  const needsAll = readsCalls && !bus.name.startsWith("aws.partner/");
  const offered = needsAll || former === allCalls.state ? [allCalls, ...choices] : choices;
  const isFirst = ({ state }: StateChoice) => state === former;
  return [...offered.filter(isFirst), ...offered.filter((choice) => !isFirst(choice))];
}
