import * as vscode from "vscode";
import { harmlessLine, harmlessLines } from "../base/harmlessText";

/*
 * What VS Code makes of a text that is handed to it, and where this extension makes it harmless. Much of what is shown is
 * somebody else's: values and keys of events and patterns, names of files, tests, rules and profiles, answers of AWS. A
 * link `[label](command:…)` in a notification works in Restricted Mode too. Read in VS Code 1.139; ESLint refuses the
 * editor's own functions everywhere else.
 *
 * | shown as                                   | VS Code makes of it                                   | goes through           |
 * |--------------------------------------------|-------------------------------------------------------|------------------------|
 * | notification, progress in one              | links, with commands (parseLinkedText); one line      | messages.ts            |
 * | progress in the status bar                 | icons (renderLabelWithIcons)                          | messages.ts            |
 * | modal question and its details             | nothing (innerText)                                   | messages.ts            |
 * | label, description, detail of a quick pick | icons (IconLabel with supportIcons)                   | questions.ts           |
 * | prompt, validation message of an input box | links, with commands, and icons                       | questions.ts           |
 * | title, placeholder of both                 | nothing (textContent, an attribute)                   | questions.ts           |
 * | code lens                                  | icons; a tooltip is plain                             | display.ts             |
 * | status bar item                            | icons; a tooltip that is a string is plain            | display.ts             |
 * | label of a test                            | icons; its id must not hold U+0000                    | display.ts             |
 * | test message                               | nothing in a string but colours of a terminal; a      | display.ts             |
 * |                                            | MarkdownString would be markdown                      |                        |
 * | expected and actual value of a test        | nothing: a diff of two documents, shown unchanged     |                        |
 * | output of a test run                       | everything that a terminal does                       | display.ts             |
 * | label of a branch in coverage              | markdown that is not trusted, in backticks            | display.ts             |
 * | diagnostic, related place                  | nothing; several lines                                | display.ts             |
 * | title of a code action                     | nothing; one line                                     | display.ts             |
 * | document symbol                            | nothing in the outline, icons in Go to Symbol         | display.ts             |
 * | text beside a leaf                         | nothing: content of a style sheet, escaped            | display.ts             |
 * | hover                                      | markdown; commands only where it is trusted           | display.ts             |
 * | title of a tab that compares               | nothing                                               | harmlessLine           |
 * | suggestion                                 | icons in its label, which is the catalog's; its       | language/markdown.ts   |
 * |                                            | documentation is markdown that is not trusted         |                        |
 * | log                                        | nothing: a document                                   | log.ts                 |
 * | read-only documents, exports               | nothing: documents; the editor itself marks           |                        |
 * |                                            | characters that are not seen                          |                        |
 */

/** Shows a message, with buttons. The one that was pressed, or undefined. */
export function showInformation<T extends string>(message: string, ...buttons: T[]): Promise<T | undefined> {
  return Promise.resolve(vscode.window.showInformationMessage(harmlessLine(message), ...buttons));
}

/** As showInformation, for what kept a command from all that it was to do. */
export function showWarning<T extends string>(message: string, ...buttons: T[]): Promise<T | undefined> {
  return Promise.resolve(vscode.window.showWarningMessage(harmlessLine(message), ...buttons));
}

/** As showInformation, for why a command did not do what it was asked for. */
export function showError<T extends string>(message: string, ...buttons: T[]): Promise<T | undefined> {
  return Promise.resolve(vscode.window.showErrorMessage(harmlessLine(message), ...buttons));
}

/** Says why a command did nothing, and what to do; gives undefined, for the command to give to whoever ran it. */
export function refuse(message: string, show = showInformation): Promise<undefined> {
  void show(message);
  return Promise.resolve(undefined);
}

/** Asks in the middle of the window whether to go on; `detail` has several lines. Whether `button` was pressed. */
export async function confirm(
  severity: "information" | "warning",
  question: string,
  detail: string,
  button: string,
): Promise<boolean> {
  const options = { modal: true, detail: harmlessLines(detail) };
  const shown = harmlessLine(question);
  const answer =
    severity === "information"
      ? await vscode.window.showInformationMessage(shown, options, button)
      : await vscode.window.showWarningMessage(shown, options, button);
  return answer === button;
}

/**
 * Does `work`, and shows in a notification for so long that it goes on, with the share of it that `report` was last given
 * (0 to 1); `cancel` is called when the user has enough.
 */
export function showProgress<T>(
  title: string,
  cancel: () => void,
  work: (report: (share: number) => void) => Promise<T>,
): Promise<T> {
  const location = vscode.ProgressLocation.Notification;
  const options = { location, title: harmlessLine(title), cancellable: true };
  const shown = vscode.window.withProgress(options, async (progress, token) => {
    const subscription = token.onCancellationRequested(cancel);
    let shown = 0;
    try {
      return await work((share) => {
        const percent = Math.floor(share * 100);
        if (percent > shown) progress.report({ increment: percent - shown });
        shown = Math.max(shown, percent);
      });
    } finally {
      subscription.dispose();
    }
  });
  return Promise.resolve(shown);
}

/** Does `work`, and shows in the status bar for so long that it goes on, with what `report` was last told. */
export function showProgressInStatusBar<T>(
  title: string,
  work: (report: (message: string) => void) => Promise<T>,
): Promise<T> {
  const options = { location: vscode.ProgressLocation.Window, title: harmlessLine(title) };
  const shown = vscode.window.withProgress(options, (progress) =>
    work((message) => progress.report({ message: harmlessLine(message) })),
  );
  return Promise.resolve(shown);
}
