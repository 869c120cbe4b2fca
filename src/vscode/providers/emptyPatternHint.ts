import * as vscode from "vscode";
import { lengthOf } from "../convert";
import { languageId, type Services } from "../services";

/** What a pattern without any text says in place of it, as the editor does in an untitled file of its own. */
const hint = "Ctrl+Space for suggestions, or New Event Pattern…";

/** The editor's own setting for such a text in an empty file; a user who hides that one sees ours neither. */
const hintSetting = "workbench.editor.empty.hint";

/** Shows in an empty event pattern how to begin, until something is written there. */
export function registerEmptyPatternHint({ guard }: Pick<Services, "guard">): vscode.Disposable {
  const decoration = vscode.window.createTextEditorDecorationType({
    after: { contentText: hint, color: new vscode.ThemeColor("editorGhostText.foreground") },
  });

  function show(editor: vscode.TextEditor): void {
    const { document } = editor;
    if (document.languageId !== languageId) return;
    const isShown = lengthOf(document) === 0 && isWanted();
    editor.setDecorations(decoration, isShown ? [new vscode.Range(0, 0, 0, 0)] : []);
  }

  function showAll(editors: readonly vscode.TextEditor[]): void {
    guard.run("the hint in an empty pattern", undefined, () => editors.forEach(show));
  }

  showAll(vscode.window.visibleTextEditors);
  return vscode.Disposable.from(
    decoration,
    vscode.window.onDidChangeVisibleTextEditors(showAll),
    vscode.workspace.onDidOpenTextDocument(() => showAll(vscode.window.visibleTextEditors)),
    vscode.workspace.onDidChangeTextDocument(({ document }) =>
      showAll(vscode.window.visibleTextEditors.filter((editor) => editor.document === document)),
    ),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(hintSetting)) showAll(vscode.window.visibleTextEditors);
    }),
  );
}

function isWanted(): boolean {
  return vscode.workspace.getConfiguration().get(hintSetting) !== "hidden";
}
