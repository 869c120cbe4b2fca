import * as vscode from "vscode";
import {
  otherItem,
  type ChoiceStep,
  type TextStep,
  type WizardItem,
  type WizardStep,
} from "../../wizard/wizardStep";
import { openList, openTextBox, type Choice, type ShownChoice } from "../questions";

/** The number of a question, from 1, and of all questions where that is known. */
export interface StepPlace {
  readonly step: number;
  readonly totalSteps: number | undefined;
}

/** How a question was left. `typed` is a text in the box that may be meant as an answer which the list lacks. */
export interface StepOutcome {
  readonly kind: "next" | "back";
  readonly chosen: readonly string[];
  readonly typed: string;
}

/**
 * Asks one question of the wizard in the box at the top. `onChange` hears what would be answered, whenever it changes.
 * Undefined where the user gave up.
 */
export function askStep(
  step: WizardStep,
  place: StepPlace,
  onChange: (chosen: readonly string[]) => void,
): Promise<StepOutcome | undefined> {
  return step.kind === "text" ? askText(step, place, onChange) : askChoice(step, place, onChange);
}

interface StepItem extends Choice {
  readonly value: string;
}

function askChoice(
  step: ChoiceStep,
  place: StepPlace,
  onChange: (chosen: readonly string[]) => void,
): Promise<StepOutcome | undefined> {
  const isMany = step.kind === "many";
  const picker = openList(titleOf(step), step.placeholder, step.items.map(toItem));
  const chosenItems = picker.items.filter(({ choice }) => step.chosen.includes(choice?.value ?? ""));
  picker.canSelectMany = isMany;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  if (isMany) picker.selectedItems = chosenItems;
  else picker.activeItems = chosenItems;
  const selected = (): readonly string[] => valuesOf(isMany ? picker.selectedItems : picker.activeItems);
  const changes = isMany ? picker.onDidChangeSelection : picker.onDidChangeActive;
  return run(picker, place, {
    subscriptions: [
      changes(() => {
        onChange(selected());
      }),
    ],
    back: () => ({ kind: "back", chosen: isMany ? selected() : step.chosen, typed: "" }),
    next() {
      const typed = picker.value.trim();
      const chosen = isMany ? selected() : valuesOf(picker.selectedItems);
      if (chosen.length === 0 && !isMany) return undefined;
      // Enter after a text that the list lacks means that text, and not any.
      const isLacking = isMany && typed !== "" && !step.items.some((item) => isFound(item, typed));
      const hasOther = step.items.some(({ value }) => value === otherItem);
      const all = isLacking && hasOther ? [...new Set([...chosen, otherItem])] : chosen;
      return { kind: "next", chosen: all, typed: isLacking || !isMany ? typed : "" };
    },
  });
}

function askText(
  step: TextStep,
  place: StepPlace,
  onChange: (chosen: readonly string[]) => void,
): Promise<StepOutcome | undefined> {
  const { box, refuse } = openTextBox(titleOf(step), step.placeholder);
  box.value = step.chosen.join(", ");
  const chosen = (): readonly string[] => (box.value.trim() === "" ? [] : [box.value.trim()]);
  return run(box, place, {
    subscriptions: [
      box.onDidChangeValue(() => {
        refuse(undefined);
        onChange(chosen());
      }),
    ],
    back: () => ({ kind: "back", chosen: chosen(), typed: "" }),
    next() {
      if (chosen().length > 0 || step.optional) return { kind: "next", chosen: chosen(), typed: "" };
      refuse(step.placeholder);
      return undefined;
    },
  });
}

interface Behaviour {
  readonly subscriptions: readonly vscode.Disposable[];
  readonly back: () => StepOutcome;
  /** Undefined where the answer will not do yet. */
  readonly next: () => StepOutcome | undefined;
}

function run(
  box: vscode.QuickPick<ShownChoice<StepItem>> | vscode.InputBox,
  { step, totalSteps }: StepPlace,
  { subscriptions, back, next }: Behaviour,
): Promise<StepOutcome | undefined> {
  box.step = step;
  box.totalSteps = totalSteps;
  // The preview beside must not take the box away.
  box.ignoreFocusOut = true;
  if (step > 1) box.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    const all = vscode.Disposable.from(
      ...subscriptions,
      box,
      box.onDidTriggerButton(() => {
        leave(back());
      }),
      box.onDidAccept(() => {
        const outcome = next();
        if (outcome !== undefined) leave(outcome);
      }),
      box.onDidHide(() => {
        leave(undefined);
      }),
    );
    function leave(outcome: StepOutcome | undefined): void {
      resolve(outcome);
      all.dispose();
    }
    box.show();
  });
}

function titleOf({ title }: WizardStep): string {
  return `New Event Pattern: ${title}`;
}

function valuesOf(items: readonly ShownChoice<StepItem>[]): readonly string[] {
  return items.flatMap(({ choice }) => choice?.value ?? []);
}

function toItem({ value, label, description, detail }: WizardItem): StepItem {
  return {
    value,
    label,
    ...(description === undefined ? {} : { description }),
    ...(detail === undefined ? {} : { detail }),
    alwaysShow: value === otherItem,
  };
}

function isFound({ value, label, description = "", detail = "" }: WizardItem, typed: string): boolean {
  if (value === otherItem) return false;
  return [label, description, detail].some((text) => text.toLowerCase().includes(typed.toLowerCase()));
}
