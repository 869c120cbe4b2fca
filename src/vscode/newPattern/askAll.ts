import type { Catalog } from "../../catalog/catalog";
import { planPattern } from "../../wizard/planPattern";
import { otherItem, type Answers, type WizardStep } from "../../wizard/wizardStep";
import { askStep, type StepPlace } from "./askStep";
import { openPreview } from "./patternPreview";

/**
 * Asks the wizard's questions one after another, with a preview of the pattern below. Going back keeps every answer.
 * Undefined where the user gave up.
 */
export async function askAll(catalog: Catalog): Promise<Answers | undefined> {
  const preview = await openPreview();
  const show = (answers: Answers): void => preview.show(planPattern(answers, catalog));
  let answers: Answers = {};
  try {
    for (let position = 0; ;) {
      const { steps } = planPattern(answers, catalog);
      const step = steps[position];
      if (step === undefined) return answers;
      show(answers);
      const before = answers;
      const outcome = await askStep(step, placeOf(steps, position), (chosen) =>
        show({ ...before, [step.id]: chosen }),
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
  } finally {
    await preview.close();
  }
}

/** Where a question stands among the others; how many there are is known once the answers lead to the end. */
function placeOf(steps: readonly WizardStep[], position: number): StepPlace {
  const isWhole = steps.at(-1)?.id === "result";
  return { step: position + 1, totalSteps: isWhole ? steps.length : undefined };
}
