import * as vscode from "vscode";
import type { Diagnostic } from "../../language/diagnostic";
import { fixAll, quickFixes } from "../../language/fixes/quickFixes";
import type { FormatOptions, TextEdit } from "../../language/format";
import { refactorings } from "../../language/refactor";
import { toRange, toSpan, toTextEdit } from "../convert";
import { lintLevels, lintSection } from "../lintLevels";
import type { Services } from "../services";

const { QuickFix, RefactorRewrite, SourceFixAll } = vscode.CodeActionKind;
const fixAllKind = SourceFixAll.append("eventPattern");

/** The quick fixes, "fix all" and refactorings for a range of a pattern whose diagnostics are known. */
export async function codeActionsAt(
  services: Services,
  document: vscode.TextDocument,
  range: vscode.Range,
  context: vscode.CodeActionContext,
  diagnostics: readonly Diagnostic[],
): Promise<vscode.CodeAction[]> {
  const wants = (kind: vscode.CodeActionKind): boolean =>
    context.only === undefined ? kind !== fixAllKind : context.only.intersects(kind);
  return [
    ...(wants(QuickFix) ? fixesAt(document, range, diagnostics, context.diagnostics) : []),
    ...(wants(fixAllKind) ? await fixAllAction(services, document) : []),
    ...(wants(RefactorRewrite) ? rewritesAt(document, range) : []),
  ];
}

function fixesAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  diagnostics: readonly Diagnostic[],
  shown: readonly vscode.Diagnostic[],
): readonly vscode.CodeAction[] {
  const format = formatOptions(document);
  const text = document.getText();
  return diagnostics.flatMap((diagnostic) => {
    const place = toRange(document, diagnostic.span);
    if (place.intersection(range) === undefined) return [];
    const about = shown.filter(
      (candidate) => candidate.range.isEqual(place) && codeOf(candidate) === diagnostic.code,
    );
    const fixes = quickFixes(text, diagnostic, format).map(({ title, edits, isPreferred }) => {
      const action = actionWith(document, title, QuickFix, edits);
      action.isPreferred = isPreferred;
      action.diagnostics = about;
      return action;
    });
    return about.length === 0 ? fixes : [...fixes, severityAction(diagnostic.code, about)];
  });
}

function severityAction(code: string, about: vscode.Diagnostic[]): vscode.CodeAction {
  const action = new vscode.CodeAction(`Change the severity of ${code}…`, QuickFix);
  action.diagnostics = about;
  action.command = {
    title: action.title,
    command: "workbench.action.openSettings",
    arguments: [`${lintSection}.${code}`],
  };
  return action;
}

async function fixAllAction(
  { catalog }: Services,
  document: vscode.TextDocument,
): Promise<readonly vscode.CodeAction[]> {
  const options = { levels: lintLevels(document) };
  const edits = fixAll(document.getText(), await catalog(), formatOptions(document), options);
  return edits.length === 0
    ? []
    : [actionWith(document, "Fix all that can be fixed by itself", fixAllKind, edits)];
}

function rewritesAt(document: vscode.TextDocument, range: vscode.Range): readonly vscode.CodeAction[] {
  const context = { text: document.getText(), format: formatOptions(document) };
  return refactorings(context, toSpan(document, range)).map(({ title, edits }) =>
    actionWith(document, title, RefactorRewrite, edits),
  );
}

function actionWith(
  document: vscode.TextDocument,
  title: string,
  kind: vscode.CodeActionKind,
  edits: readonly TextEdit[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    edits.map((edit) => toTextEdit(document, edit)),
  );
  return action;
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === "object" ? code.value : code;
}

/** How the document is indented: as its editor says, else as the settings do. */
function formatOptions(document: vscode.TextDocument): FormatOptions {
  const editor = vscode.window.visibleTextEditors.find((candidate) => candidate.document === document);
  const settings = vscode.workspace.getConfiguration("editor", document);
  const { tabSize, insertSpaces } = editor?.options ?? {};
  return {
    tabSize: typeof tabSize === "number" ? tabSize : settings.get("tabSize", 2),
    insertSpaces: typeof insertSpaces === "boolean" ? insertSpaces : settings.get("insertSpaces", true),
  };
}
