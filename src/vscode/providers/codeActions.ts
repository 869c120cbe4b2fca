import * as vscode from "vscode";
import { inDocument } from "../../language/inDocument";
import type { FormatOptions } from "../../json/layout/format";
import type { CheckedPatterns, PatternDiagnostic } from "../checkedPatterns";
import { toSpan } from "../convert";
import { lintLevels } from "../lintLevels";
import { patternSelector, siteAt, sitesOf } from "../patternDocuments";
import type { Services } from "../services";
import { actionWith, fixActions } from "./fixActions";

const { QuickFix, RefactorRewrite, SourceFixAll } = vscode.CodeActionKind;
const fixAllKind = SourceFixAll.append("eventPattern");

/** Registers quick fixes, "fix all" and refactorings. */
export function registerCodeActions(services: Services, patterns: CheckedPatterns): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    patternSelector,
    {
      provideCodeActions: (document, range, context, token) =>
        services.guard.runAsync("code actions", [], async () => {
          const diagnostics = await patterns.check(document);
          if (token.isCancellationRequested) return [];
          return codeActionsAt(services, document, range, context, diagnostics);
        }),
    },
    { providedCodeActionKinds: [QuickFix, fixAllKind, RefactorRewrite] },
  );
}

/** The quick fixes, "fix all" and refactorings for a range of a document whose diagnostics are known. */
async function codeActionsAt(
  services: Services,
  document: vscode.TextDocument,
  range: vscode.Range,
  context: vscode.CodeActionContext,
  diagnostics: readonly PatternDiagnostic[],
): Promise<vscode.CodeAction[]> {
  const format = formatOptions(document);
  const fixesOf = (found: PatternDiagnostic) => inDocument.quickFixes(found.of.pattern, found, format);
  const wants = (kind: vscode.CodeActionKind): boolean =>
    context.only === undefined ? kind !== fixAllKind : context.only.intersects(kind);
  return [
    ...(wants(QuickFix) ? fixActions(document, range, context.diagnostics, diagnostics, fixesOf) : []),
    ...(wants(fixAllKind) ? await fixAllAction(services, document) : []),
    ...(wants(RefactorRewrite) ? rewritesAt(document, range) : []),
  ];
}

async function fixAllAction(
  { catalog }: Services,
  document: vscode.TextDocument,
): Promise<readonly vscode.CodeAction[]> {
  const options = { levels: lintLevels(document) };
  const [known, format] = [await catalog(), formatOptions(document)];
  const edits = sitesOf(document).flatMap(({ pattern }) =>
    inDocument.fixAll(pattern, known, format, options),
  );
  return edits.length === 0 ? [] : [actionWith(document, "Fix all auto-fixable problems", fixAllKind, edits)];
}

function rewritesAt(document: vscode.TextDocument, range: vscode.Range): readonly vscode.CodeAction[] {
  const at = siteAt(document, range.start);
  if (at === undefined) return [];
  const found = inDocument.refactorings(at.pattern, toSpan(document, range), formatOptions(document));
  return found.map(({ title, edits }) => actionWith(document, title, RefactorRewrite, edits));
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
