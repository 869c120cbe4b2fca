import * as vscode from "vscode";
import type { Diagnostic } from "../../language/diagnostic";
import type { Severity } from "../../language/lintRules";
import { assertNever } from "../../pattern/assertNever";
import type { CheckedPatterns } from "../checkedPatterns";
import { toRange } from "../convert";
import { explainCommand } from "../explainDiagnostic";
import { lintSection } from "../lintLevels";
import { languageId, type Services } from "../services";

/** How long the author must stop typing before a pattern is read again, in milliseconds. */
const pause = 150;

/** Registers what shows problems as the author types: at once when a pattern is opened, after a pause when edited. */
export function registerDiagnostics(
  { guard }: Pick<Services, "guard">,
  patterns: CheckedPatterns,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("event-pattern");
  const waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();

  async function show(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const diagnostics = await patterns.check(document);
    // While the catalog was read the document may have been edited, closed or given another language.
    if (document.isClosed || document.version !== version || document.languageId !== languageId) return;
    collection.set(
      document.uri,
      diagnostics.map((diagnostic) => toDiagnostic(document, diagnostic)),
    );
  }

  function schedule(document: vscode.TextDocument, milliseconds: number): void {
    if (document.languageId !== languageId) return;
    clearTimeout(waiting.get(document));
    const timer = setTimeout(() => {
      waiting.delete(document);
      void guard.runAsync("diagnostics", undefined, () => show(document));
    }, milliseconds);
    waiting.set(document, timer);
  }

  function forget(document: vscode.TextDocument): void {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
    collection.delete(document.uri);
  }

  function showAll(): void {
    for (const document of vscode.workspace.textDocuments) schedule(document, 0);
  }

  showAll();
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument((document) => schedule(document, 0)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => schedule(document, pause)),
    vscode.workspace.onDidCloseTextDocument(forget),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(lintSection)) return;
      patterns.clear();
      showAll();
    }),
    { dispose: () => waiting.forEach((timer) => clearTimeout(timer)) },
  );
}

function toDiagnostic(document: vscode.TextDocument, diagnostic: Diagnostic): vscode.Diagnostic {
  const { code, severity, span, message, related } = diagnostic;
  const converted = new vscode.Diagnostic(toRange(document, span), message, toSeverity(severity));
  converted.source = "EventBridge";
  converted.code = { value: code, target: explainCommand(code) };
  converted.relatedInformation = related.map(
    (place) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(document.uri, toRange(document, place.span)),
        place.message,
      ),
  );
  if (changesNothing.has(code)) converted.tags = [vscode.DiagnosticTag.Unnecessary];
  return converted;
}

/** Codes of what could be taken away without a change; the editor fades it. */
const changesNothing: ReadonlySet<string> = new Set<Diagnostic["code"]>([
  "covered-alternative",
  "trailing-text",
]);

function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  switch (severity) {
    case "error":
      return vscode.DiagnosticSeverity.Error;
    case "warning":
      return vscode.DiagnosticSeverity.Warning;
    case "information":
      return vscode.DiagnosticSeverity.Information;
    default:
      return assertNever(severity);
  }
}
