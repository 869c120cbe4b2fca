import * as vscode from "vscode";
import { shapeOf } from "../../documents/jsonShape";
import { selectedText } from "../documents";
import { documentShape } from "../documentShape";
import type { Services } from "../services";

/** Whether the active editor shows an event, or one is selected there: for the `when` of menus. */
const key = "eventPattern.atEvent";

/** How long an edit or a new selection waits for the next before the text is looked at, in milliseconds. */
const pause = 200;

/** Keeps the context `eventPattern.atEvent` for the active editor. */
export function registerEventContext({ guard }: Pick<Services, "guard">): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = false;

  function update(): void {
    timer = undefined;
    guard.run("whether there is an event", undefined, () => {
      const isEvent = isAtEvent(vscode.window.activeTextEditor);
      if (isEvent === told) return;
      told = isEvent;
      void vscode.commands.executeCommand("setContext", key, isEvent);
    });
  }

  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(update, pause);
  }

  update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidOpenTextDocument(soon),
    vscode.window.onDidChangeTextEditorSelection(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) soon();
    }),
    { dispose: () => clearTimeout(timer) },
  );
}

function isAtEvent(editor: vscode.TextEditor | undefined): boolean {
  if (editor === undefined) return false;
  const { document, selection } = editor;
  if (documentShape(document) === "event") return true;
  return !selection.isEmpty && shapeOf(selectedText(document, selection)) === "event";
}
