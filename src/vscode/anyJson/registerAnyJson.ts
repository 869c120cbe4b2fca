import * as vscode from "vscode";
import { shapeOf } from "../../documents/jsonShape";
import { languageId } from "../../documents/hosts/wholeFile";
import { registerCodeLenses } from "../codeLenses";
import { codeAction, lensOnTop } from "../display";
import { selectedText } from "../documents";
import { documentShape } from "../documentShape";
import { refuse } from "../messages";
import { sitesOf } from "../patternDocuments";
import { registerCommand } from "../registerCommand";
import type { Services } from "../services";
import { registerEventContext } from "./eventContext";
import { treatAsJson, treatAsPattern } from "./treatAsPattern";

const setting = "eventPattern.codeLens.treatAsPattern";
const treatCommand = "eventPattern.treatAsPattern";
const openCommand = "eventPattern.openSelection";
const json: vscode.DocumentSelector = [{ language: "json" }, { language: "jsonc" }];

/**
 * What is offered in JSON that nobody calls an event pattern: a lens above a file that has the form of one, which the
 * setting `eventPattern.codeLens.treatAsPattern` switches off, and an action on a selection that has; and the context
 * for menus on whether the cursor is at an event.
 */
export function registerAnyJson(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerEventContext(services),
    registerCodeLenses(json, setting, (document) => {
      // What cannot be saved, such as the preview of the wizard, is shown and not worked on.
      if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== true && !document.isUntitled)
        return [];
      if (sitesOf(document).length > 0 || documentShape(document) !== "pattern") return [];
      const title = "Event pattern: treat as one";
      const tooltip =
        "Completion, checks and tests for this file. Remembered in files.associations of the workspace.";
      return [lensOnTop({ title, tooltip, command: treatCommand, arguments: [document.uri] })];
    }),
    vscode.languages.registerCodeActionsProvider(
      json,
      {
        provideCodeActions(document, range) {
          if (range.isEmpty || shapeOf(selectedText(document, range)) !== "pattern") return [];
          const action = codeAction("Event pattern: open selection as one", vscode.CodeActionKind.Empty);
          action.command = { title: action.title, command: openCommand };
          return [action];
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.Empty] },
    ),
    registerCommand(services, treatCommand, "Treat as Event Pattern", treatAsPattern),
    registerCommand(services, "eventPattern.treatAsJson", "Treat as JSON Again", treatAsJson),
    registerCommand(services, openCommand, "Open Selection as Event Pattern", openSelection),
  );
}

/** Opens what is selected as an event pattern in a new document beside. Its address; undefined without a selection. */
async function openSelection(): Promise<vscode.Uri | undefined> {
  const editor = vscode.window.activeTextEditor;
  const content = editor === undefined ? "" : selectedText(editor.document, editor.selection);
  if (content.trim() === "") return refuse("Select the event pattern first, with its braces.");
  const document = await vscode.workspace.openTextDocument({ language: languageId, content });
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  return document.uri;
}
