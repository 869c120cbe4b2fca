import * as vscode from "vscode";
import type { CheckedPatterns } from "../checkedPatterns";
import { languageId, type Services } from "../services";

const { QuickFix, RefactorRewrite, SourceFixAll } = vscode.CodeActionKind;

/** Registers quick fixes, "fix all" and refactorings, which are loaded when they are first asked for. */
export function registerCodeActions(services: Services, patterns: CheckedPatterns): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    languageId,
    {
      provideCodeActions: (document, range, context, token) =>
        services.guard.runAsync("code actions", [], async () => {
          const [{ codeActionsAt }, diagnostics] = await Promise.all([
            import("../languagePart"),
            patterns.check(document),
          ]);
          if (token.isCancellationRequested) return [];
          return codeActionsAt(services, document, range, context, diagnostics);
        }),
    },
    {
      providedCodeActionKinds: [QuickFix, SourceFixAll.append("eventPattern"), RefactorRewrite],
    },
  );
}
