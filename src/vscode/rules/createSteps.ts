import type { EventBus, RuleState, Target } from "../../rules/rule";
import { ruleNameProblem } from "../../rules/ruleName";
import { stateChoices } from "../../rules/ruleStates";
import { roleProblem, targetPlace, targetProblem } from "../../rules/targetArn";
import {
  chooseOne,
  typeTexts,
  type Answers,
  type ChoiceStep,
  type TextStep,
  type WizardStep,
} from "../../wizard/wizardStep";
import { messageGroupStep, noTarget } from "../targetSteps";

const arnOfTarget = "arn";

/** The question for the bus; it is not asked where there is one bus alone. The first is the one that is preferred. */
export function busStep(buses: readonly EventBus[], answers: Answers): ChoiceStep {
  const items = buses.map(({ name }) => ({ value: name, label: name }));
  const words = { id: "bus", title: "Event bus", placeholder: "Which event bus?" };
  return chooseOne(words, items, answers, items[0]?.value);
}

/** The question for the rule's name. */
export function nameStep(suggested: string, answers: Answers): TextStep {
  const placeholder = "Name of the rule. You will see an existing rule of that name before it is replaced.";
  return typeTexts(
    { id: "name", title: "Name", placeholder },
    { several: false, optional: false, usual: suggested, check: (text) => ruleNameProblem(text.trim()) },
    answers,
  );
}

/** The question for the state of a rule, `former` being the one that it has. */
export function stateStep(
  bus: EventBus,
  former: RuleState | undefined,
  readsCalls: boolean,
  answers: Answers,
): { readonly step: ChoiceStep; readonly state: RuleState | undefined } {
  const choices = stateChoices(bus, former, readsCalls);
  const items = choices.map(({ state, detail }) => ({
    value: state,
    label: state,
    detail,
    ...(state === former ? { description: "as it is now" } : {}),
  }));
  const words = { id: "state", title: "State", placeholder: "In which state?" };
  const step = chooseOne(words, items, answers, items[0]?.value);
  return { step, state: choices.find(({ state }) => state === step.chosen[0])?.state };
}

/** The questions for where a rule sends its events, and the new target that they come to; undefined for none. */
export function targetSteps(
  bus: EventBus,
  rule: string,
  answers: Answers,
): { readonly steps: readonly WizardStep[]; readonly target: Omit<Target, "id"> | undefined } {
  const kind = chooseOne(
    { id: "target", title: "Target", placeholder: "Where does the rule send its events?" },
    [
      { value: arnOfTarget, label: "A target by its ARN…" },
      {
        value: noTarget,
        label: "No target",
        detail: "The rule keeps the targets that it has; a new one matches events and sends them nowhere.",
      },
    ],
    answers,
    arnOfTarget,
  );
  if (kind.chosen[0] === noTarget) return { steps: [kind], target: undefined };
  const arn = typeTexts(
    {
      id: "target.arn",
      title: "Target",
      placeholder: "ARN of an SNS topic, SQS queue, Lambda function, log group, state machine or event bus.",
    },
    {
      several: false,
      optional: false,
      example: "arn:aws:sqs:eu-west-1:123456789012:queue",
      check: (text) => targetProblem(text, bus),
    },
    answers,
  );
  const steps: WizardStep[] = [kind, arn];
  const place = targetPlace(arn.chosen[0] ?? "", bus);
  if (place === undefined) return { steps, target: undefined };
  const role = place.role === "none" ? undefined : roleStep(place.role, answers);
  const group = place.isFifo ? messageGroupStep("target.group", "Target", rule, answers) : undefined;
  steps.push(...[role, group].filter((step) => step !== undefined));
  const [roleArn] = role?.chosen ?? [];
  const [messageGroup] = group?.chosen ?? [];
  return {
    steps,
    target: {
      arn: place.arn,
      ...(roleArn === undefined ? {} : { roleArn }),
      ...(messageGroup === undefined ? {} : { more: { SqsParameters: { MessageGroupId: messageGroup } } }),
    },
  };
}

function roleStep(role: "needed" | "possible", answers: Answers): TextStep {
  const mayLack = role === "possible" ? " Leave it empty where that bus lets this account put events." : "";
  return typeTexts(
    {
      id: "target.role",
      title: "Target",
      placeholder: `ARN of the IAM role with which EventBridge calls the target.${mayLack}`,
    },
    {
      several: false,
      optional: role === "possible",
      example: "arn:aws:iam::123456789012:role/name",
      check: roleProblem,
    },
    answers,
  );
}
