import * as vscode from "vscode";
import { documentShape } from "./documentShape";
import { nameOf } from "./files";
import { showInformation } from "./messages";
import { sitesOf } from "./patternDocuments";

/*
 * What a command says that finds no pattern, or no event, where it needs one: which file is open instead, with a button
 * that leads on. Nobody is left with a message alone.
 */

/** What a button does: a command, and its arguments. */
interface Button {
  readonly label: string;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

const newPattern: Button = { label: "New Event Pattern…", command: "eventPattern.new" };
const openFile: Button = { label: "Open File…", command: "workbench.action.files.openFile" };

/**
 * Says that `task`, such as `Test Event Pattern`, needs an event pattern, with buttons that help here; gives undefined,
 * for the command to give to whoever ran it. A file that has the form of a pattern can be treated as one, and `command`
 * is then run again.
 */
export function needsPattern(task: string, command: string): Promise<undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const name = document && nameOf(document.uri);
  if (document !== undefined && sitesOf(document).length > 1) {
    return offer(`${name} has several event patterns. Put the cursor into the one that you mean.`, []);
  }
  switch (document && documentShape(document)) {
    case "pattern":
      return offer(`${name} has the form of an event pattern, but is not treated as one yet.`, [
        {
          label: "Treat as Event Pattern",
          command: "eventPattern.treatAsPattern",
          arguments: [document?.uri, command],
        },
      ]);
    case "event":
      return offer(`${name} is an event. ${task} needs an event pattern.`, [
        {
          label: "Generate Pattern from Event",
          command: "eventPattern.fromEvent",
          arguments: [document?.uri],
        },
        {
          label: "Why Does This Not Match?",
          command: "eventPattern.explainMiss",
          arguments: [document?.uri],
        },
      ]);
    case undefined:
      return offer(`${task} needs an event pattern. Open one, or write a new one.`, [newPattern, openFile]);
  }
}

/** As needsPattern, for a command that needs an event. */
export function needsEvent(task: string): Promise<undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (document !== undefined && isPattern(document)) {
    const isRead = sitesOf(document).length > 0;
    const given = isRead ? [] : [document.uri, "eventPattern.createSampleEvent"];
    return offer(`${nameOf(document.uri)} is an event pattern. ${task} needs an event.`, [
      {
        label: "Create Sample Event",
        command: isRead ? "eventPattern.createSampleEvent" : "eventPattern.treatAsPattern",
        arguments: given,
      },
      { label: "Test Event Pattern", command: "eventPattern.test", arguments: isRead ? [] : [document.uri] },
    ]);
  }
  return offer(`${task} needs an event. Open a JSON file with one, or a .jsonl file with one a line.`, [
    openFile,
  ]);
}

/** Whether a document holds a pattern, one that is read as such or only has the form of one. */
export function isPattern(document: vscode.TextDocument): boolean {
  return sitesOf(document).length > 0 || documentShape(document) === "pattern";
}

async function offer(message: string, buttons: readonly Button[]): Promise<undefined> {
  void showInformation(message, ...buttons.map(({ label }) => label)).then((chosen) => {
    const button = buttons.find(({ label }) => label === chosen);
    return button && vscode.commands.executeCommand(button.command, ...(button.arguments ?? []));
  });
  return Promise.resolve(undefined);
}
