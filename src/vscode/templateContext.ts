import * as vscode from "vscode";
import { sitesOf } from "./patternDocuments";
import { languageId, type Services } from "./services";

/** Says to the menus whether the active editor's document is a template with patterns, whenever it is shown or saved. */
export function registerTemplateContext({ guard }: Services): vscode.Disposable {
  const update = (document: vscode.TextDocument | undefined): void => {
    guard.run("template context", undefined, () => {
      const isTemplate =
        document !== undefined && document.languageId !== languageId && sitesOf(document).length > 0;
      void vscode.commands.executeCommand("setContext", "eventPattern.inTemplate", isTemplate);
    });
  };
  update(vscode.window.activeTextEditor?.document);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => update(editor?.document)),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (document === vscode.window.activeTextEditor?.document) update(document);
    }),
  );
}
