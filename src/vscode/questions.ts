import * as vscode from "vscode";
import { harmlessLine } from "../base/harmlessText";

/** How much of a label, a description and a detail a list shows, in UTF-16 units. */
const longestLabel = 200;

/** An entry of a list. Its texts are shown as they are: an icon before the label has a name of its own. */
export interface Choice {
  readonly label: string;
  /** A codicon: `json`. */
  readonly icon?: string;
  readonly description?: string;
  readonly detail?: string;
  readonly picked?: boolean;
  readonly alwaysShow?: boolean;
}

/** A heading between entries; an empty one is a line. */
export interface Heading {
  readonly heading: string;
}

/** What a list is shown with. */
export interface ListOptions {
  readonly title: string;
  readonly placeHolder?: string;
  readonly matchOnDescription?: boolean;
  readonly matchOnDetail?: boolean;
  readonly ignoreFocusOut?: boolean;
}

/** An entry as the editor has it, and the one that it stands for. */
export interface ShownChoice<T extends Choice> extends vscode.QuickPickItem {
  readonly choice?: T;
}

/** Asks for one entry of a list; undefined when the user cancels. */
export async function pickOne<T extends Choice>(
  choices: readonly (T | Heading)[] | Promise<readonly (T | Heading)[]>,
  options: ListOptions,
): Promise<T | undefined> {
  const items = Promise.resolve(choices).then((all) => all.map(toItem));
  return (await vscode.window.showQuickPick(items, harmlessOptions(options)))?.choice;
}

/** Asks for any number of entries of a list; undefined when the user cancels. */
export async function pickMany<T extends Choice>(
  choices: readonly T[],
  options: ListOptions,
): Promise<readonly T[] | undefined> {
  const items = choices.map((choice) => toItem(choice));
  const picked = await vscode.window.showQuickPick(items, { ...harmlessOptions(options), canPickMany: true });
  return picked?.flatMap(({ choice }) => choice ?? []);
}

/** A list that is not shown yet. */
export function openList<T extends Choice>(
  title: string,
  placeholder: string,
  choices: readonly T[],
): vscode.QuickPick<ShownChoice<T>> {
  const list = vscode.window.createQuickPick<ShownChoice<T>>();
  list.title = harmlessLine(title);
  list.placeholder = harmlessLine(placeholder);
  list.items = choices.map(toItem);
  return list;
}

/** What is wrong with a text that was typed, in a sentence; undefined when it will do. */
export type CheckText = (
  text: string,
) => string | { readonly message: string; readonly severity: "error" | "warning" } | undefined;

/** What a text is asked for with. */
export interface TextOptions {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder?: string;
  readonly value?: string;
  readonly check?: CheckText;
}

/** Asks for a text, in a box that stays when the window loses the focus; undefined when the user cancels. */
export async function askText({
  title,
  prompt,
  placeHolder,
  value,
  check,
}: TextOptions): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: harmlessLine(title),
    prompt: harmlessLine(prompt),
    ignoreFocusOut: true,
    ...(placeHolder === undefined ? {} : { placeHolder: harmlessLine(placeHolder) }),
    ...(value === undefined ? {} : { value }),
    ...(check === undefined ? {} : { validateInput: (text) => toValidation(check(text)) }),
  });
}

/** A box for a text that is not shown yet, and what says that the text will not do. */
export function openTextBox(
  title: string,
  prompt: string,
): { readonly box: vscode.InputBox; readonly refuse: (problem: ReturnType<CheckText>) => void } {
  const box = vscode.window.createInputBox();
  box.title = harmlessLine(title);
  box.prompt = harmlessLine(prompt);
  return {
    box,
    refuse(problem) {
      box.validationMessage = toValidation(problem);
    },
  };
}

function toItem<T extends Choice>(entry: T | Heading): ShownChoice<T> {
  if ("heading" in entry) {
    return { label: harmlessLine(entry.heading), kind: vscode.QuickPickItemKind.Separator };
  }
  const { icon, label, description, detail, picked, alwaysShow } = entry;
  const shown = harmlessLine(label, longestLabel);
  return {
    label: icon === undefined ? shown : `$(${icon}) ${shown}`,
    ...(description === undefined ? {} : { description: harmlessLine(description, longestLabel) }),
    ...(detail === undefined ? {} : { detail: harmlessLine(detail) }),
    ...(picked === undefined ? {} : { picked }),
    ...(alwaysShow === undefined ? {} : { alwaysShow }),
    choice: entry,
  };
}

function harmlessOptions({ title, placeHolder, ...others }: ListOptions): vscode.QuickPickOptions {
  return {
    ...others,
    title: harmlessLine(title),
    ...(placeHolder === undefined ? {} : { placeHolder: harmlessLine(placeHolder) }),
  };
}

function toValidation(problem: ReturnType<CheckText>): vscode.InputBoxValidationMessage | undefined {
  if (problem === undefined) return undefined;
  const { Error: error, Warning: warning } = vscode.InputBoxValidationSeverity;
  const { message, severity } =
    typeof problem === "string" ? { message: problem, severity: "error" } : problem;
  return { message: harmlessLine(message), severity: severity === "error" ? error : warning };
}
