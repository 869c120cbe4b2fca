import * as vscode from "vscode";
import type { TextEdit } from "../../base/textEdit";
import type { QuickFix } from "../../language/diagnostics/fixes/quickFix";
import type { Span } from "../../base/span";
import { toRange, toTextEdit } from "../convert";
import { codeAction } from "../display";
import { lintSection, type SettingCode } from "../lintLevels";

/** A diagnostic with the ways to mend it, as far as actions need it. */
interface MendedDiagnostic {
  readonly code: SettingCode;
  readonly span: Span;
}

/**
 * The quick fixes of the diagnostics that a range touches, and where the editor shows one of them already (`shown`) the
 * action that opens the setting of its severity.
 */
export function fixActions<T extends MendedDiagnostic>(
  document: vscode.TextDocument,
  range: vscode.Range,
  shown: readonly vscode.Diagnostic[],
  diagnostics: readonly T[],
  fixesOf: (diagnostic: T) => readonly QuickFix[],
): readonly vscode.CodeAction[] {
  return diagnostics.flatMap((diagnostic) => {
    const place = toRange(document, diagnostic.span);
    if (place.intersection(range) === undefined) return [];
    const about = shown.filter(
      (candidate) => candidate.range.isEqual(place) && codeOf(candidate) === diagnostic.code,
    );
    const fixes = fixesOf(diagnostic).map(({ title, edits, isPreferred }) => {
      const action = actionWith(document, title, vscode.CodeActionKind.QuickFix, edits);
      action.isPreferred = isPreferred;
      action.diagnostics = about;
      return action;
    });
    return about.length === 0 ? fixes : [...fixes, severityAction(diagnostic.code, about)];
  });
}

/** An action that does some edits of the document. */
export function actionWith(
  document: vscode.TextDocument,
  title: string,
  kind: vscode.CodeActionKind,
  edits: readonly TextEdit[],
): vscode.CodeAction {
  const action = codeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    edits.map((edit) => toTextEdit(document, edit)),
  );
  return action;
}

function severityAction(code: SettingCode, about: vscode.Diagnostic[]): vscode.CodeAction {
  const action = codeAction(`Change the severity of ${code}…`, vscode.CodeActionKind.QuickFix);
  action.diagnostics = about;
  action.command = {
    title: action.title,
    command: "workbench.action.openSettings",
    arguments: [`${lintSection}.${code}`],
  };
  return action;
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === "object" ? code.value : code;
}
