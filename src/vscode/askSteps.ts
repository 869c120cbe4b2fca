import { otherItem, type Answers, type WizardStep } from "../wizard/wizardStep";
import { askStep, type StepPlace } from "./askStep";

/** The questions that some answers lead to. */
export interface StepsPlan {
  /** From the first to as far as the answers lead, in order; an answer can add and remove later ones. */
  readonly steps: readonly WizardStep[];
  /** Whether no answer to the last of them leads to another, so that it is known how many there are. */
  readonly isWhole: boolean;
}

/** The questions for some answers; undefined where they end, which the user was told. */
export type PlanSteps = (answers: Answers) => StepsPlan | Promise<StepsPlan | undefined>;

/**
 * Asks questions one after another, each with its number and, from the second on, with Back, which keeps every answer.
 * `title` stands before the title of each. `onChange` is fired with the answers whenever they change. Undefined if the
 * user cancels, or where `plan` has none.
 */
export async function askSteps(
  title: string,
  plan: PlanSteps,
  onChange: (answers: Answers) => void = () => undefined,
): Promise<Answers | undefined> {
  let answers: Answers = {};
  for (let position = 0; ;) {
    const planned = await plan(answers);
    if (planned === undefined) return undefined;
    const step = planned.steps[position];
    if (step === undefined) return answers;
    onChange(answers);
    const before = answers;
    const outcome = await askStep(title, step, placeOf(planned, position), (chosen) =>
      onChange({ ...before, [step.id]: chosen }),
    );
    if (outcome === undefined) return undefined;
    answers = { ...answers, [step.id]: outcome.chosen };
    position += outcome.kind === "back" ? -1 : 1;
    // What was typed to find something that the list lacks need not be typed again.
    const typed = `${step.id}.other`;
    if (outcome.kind === "next" && outcome.typed !== "" && outcome.chosen.includes(otherItem)) {
      answers = {
        ...answers,
        [typed]: [...(step.kind === "many" ? (answers[typed] ?? []) : []), outcome.typed],
      };
    }
  }
}

/** Where a question stands among the others; how many there are is known once the answers lead to the end. */
function placeOf({ steps, isWhole }: StepsPlan, position: number): StepPlace {
  return { step: position + 1, totalSteps: isWhole ? steps.length : undefined };
}
