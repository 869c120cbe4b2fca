import * as vscode from "vscode";
import {
  otherItem,
  type ChoiceStep,
  type TextStep,
  type WizardItem,
  type WizardStep,
} from "../wizard/wizardStep";
import { meantItem } from "../wizard/meantItem";
import { showInformation } from "./messages";
import { openList, openTextBox, type Choice, type ShownChoice } from "./questions";

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
 * Asks one question in the box at the top; `title` stands before its own. `onChange` hears what would be answered,
 * whenever it changes. Undefined if the user cancels.
 */
export function askStep(
  title: string,
  step: WizardStep,
  place: StepPlace,
  onChange: (chosen: readonly string[]) => void,
): Promise<StepOutcome | undefined> {
  const whole = `${title}: ${step.title}`;
  return step.kind === "text"
    ? askText(whole, step, place, onChange)
    : askChoice(whole, step, place, onChange);
}

interface StepItem extends Choice {
  readonly value: string;
}

function askChoice(
  title: string,
  step: ChoiceStep,
  place: StepPlace,
  onChange: (chosen: readonly string[]) => void,
): Promise<StepOutcome | undefined> {
  const isMany = step.kind === "many";
  const picker = openList(title, step.placeholder, step.items.map(toItem));
  const chosenItems = picker.items.filter(({ choice }) => step.chosen.includes(choice?.value ?? ""));
  picker.canSelectMany = isMany;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  if (isMany) picker.selectedItems = chosenItems;
  else picker.activeItems = chosenItems;
  const selected = (): readonly string[] => valuesOf(isMany ? picker.selectedItems : picker.activeItems);
  const changes = isMany ? picker.onDidChangeSelection : picker.onDidChangeActive;
  const finder = findWhileTyping(picker, step.items);
  /** Checks an item, and shows the whole list again; the question stays. */
  function check(value: string): void {
    const row = picker.items.find(({ choice }) => choice?.value === value);
    if (row !== undefined) picker.selectedItems = [...picker.selectedItems, row];
    picker.value = "";
    onChange(selected());
  }
  return run(picker, place, {
    subscriptions: [
      finder,
      changes(() => {
        onChange(selected());
      }),
    ],
    back: () => ({ kind: "back", chosen: isMany ? selected() : step.chosen, typed: "" }),
    next() {
      const typed = picker.value.trim();
      const found = finder.found();
      const chosen = isMany ? selected() : found === undefined ? valuesOf(picker.selectedItems) : [found];
      if (chosen.length === 0 && !isMany) return undefined;
      // Enter after a text that the list lacks means that text, and not any.
      const isLacking = isMany && typed !== "" && !step.items.some((item) => isFound(item, typed));
      const hasOther = step.items.some(({ value }) => value === otherItem);
      if (isMany && found !== undefined && !chosen.includes(found)) {
        check(found);
        return undefined;
      }
      if (isLacking && !hasOther) {
        void showInformation(`Nothing in the list has "${typed}". Clear what is typed to go on.`);
        return undefined;
      }
      const all = isLacking && hasOther ? [...new Set([...chosen, otherItem])] : chosen;
      return { kind: "next", chosen: all, typed: isLacking || !isMany ? typed : "" };
    },
  });
}

/** What the text in a list's box means; an item that was reached with the arrow keys after that comes first. */
interface Finder {
  dispose(): void;
  /** The value of the item that Enter chooses while a text stands in the box; undefined without one. */
  found(): string | undefined;
}

/**
 * Keeps the row active that a typed text means, since the editor's own order of rows does not know which is meant. Where
 * rows are checked none is active until an arrow key is pressed, which is left so: Space then checks the row.
 */
function findWhileTyping(
  picker: vscode.QuickPick<ShownChoice<StepItem>>,
  items: readonly WizardItem[],
): Finder {
  let meant: string | undefined;
  /** Whether the editor has made that row the active one: what is active later was reached by the user. */
  let isReached = false;
  const typing = picker.onDidChangeValue((text) => {
    isReached = picker.canSelectMany;
    meant = meantItem(items, text)?.value;
    const row = picker.items.find(({ choice }) => choice !== undefined && choice.value === meant);
    if (row !== undefined && !picker.canSelectMany) picker.activeItems = [row];
  });
  const moving = picker.onDidChangeActive(([active]) => {
    const value = active?.choice?.value;
    if (value === meant) isReached = true;
    else if (isReached && value !== undefined && value !== otherItem) meant = value;
  });
  return {
    found: () => (picker.value.trim() === "" ? undefined : meant),
    dispose() {
      typing.dispose();
      moving.dispose();
    },
  };
}

function askText(
  title: string,
  step: TextStep,
  place: StepPlace,
  onChange: (chosen: readonly string[]) => void,
): Promise<StepOutcome | undefined> {
  const { box, refuse } = openTextBox(title, step.placeholder);
  if (step.example !== undefined) box.placeholder = step.example;
  box.value = step.chosen.join(", ");
  const chosen = (): readonly string[] => (box.value.trim() === "" ? [] : [box.value.trim()]);
  return run(box, place, {
    subscriptions: [
      box.onDidChangeValue(() => {
        refuse(box.value.trim() === "" ? undefined : step.check?.(box.value));
        onChange(chosen());
      }),
    ],
    back: () => ({ kind: "back", chosen: chosen(), typed: "" }),
    next() {
      const [value] = chosen();
      const problem = value === undefined ? undefined : step.check?.(value);
      const isRefused = typeof problem === "string" || problem?.severity === "error";
      if (!isRefused && (value !== undefined || step.optional)) {
        return { kind: "next", chosen: chosen(), typed: "" };
      }
      refuse(problem ?? step.placeholder);
      return undefined;
    },
  });
}

interface Behaviour {
  readonly subscriptions: readonly { dispose(): void }[];
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
