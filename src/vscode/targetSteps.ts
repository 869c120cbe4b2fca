import { messageGroupProblem } from "../rules/targetArn";
import { typeTexts, type Answers, type TextStep } from "../wizard/wizardStep";

/** The value of the choice that gives a rule no target. */
export const noTarget = "#none";

/** The question for the message group of a FIFO queue: `proposed` without an answer. */
export function messageGroupStep(id: string, title: string, proposed: string, answers: Answers): TextStep {
  return typeTexts(
    { id, title, placeholder: "Message group of the FIFO queue: events of one group arrive in order." },
    { several: false, optional: false, usual: proposed, check: (text) => messageGroupProblem(text.trim()) },
    answers,
  );
}
