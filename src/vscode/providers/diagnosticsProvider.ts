import * as vscode from "vscode";
import { diagnose } from "../../language/diagnose";
import type { Diagnostic, Severity } from "../../language/diagnostic";
import { assertNever } from "../../pattern/assertNever";
import { toRange } from "../convert";
import { languageId, type Services } from "../services";

/** How long the author must stop typing before a pattern is read again, in milliseconds. */
const pause = 150;

/** Registers what shows problems as the author types: at once when a pattern is opened, after a pause when edited. */
export function registerDiagnostics({ guard }: Services): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("event-pattern");
  const waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();

  function check(document: vscode.TextDocument): void {
    collection.set(
      document.uri,
      diagnose(document.getText()).map((diagnostic) => toDiagnostic(document, diagnostic)),
    );
  }

  function schedule(document: vscode.TextDocument, milliseconds: number): void {
    if (document.languageId !== languageId) return;
    clearTimeout(waiting.get(document));
    const timer = setTimeout(() => {
      waiting.delete(document);
      guard.run("diagnostics", undefined, () => check(document));
    }, milliseconds);
    waiting.set(document, timer);
  }

  function forget(document: vscode.TextDocument): void {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
    collection.delete(document.uri);
  }

  for (const document of vscode.workspace.textDocuments) schedule(document, 0);
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument((document) => schedule(document, 0)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => schedule(document, pause)),
    vscode.workspace.onDidCloseTextDocument(forget),
    { dispose: () => waiting.forEach((timer) => clearTimeout(timer)) },
  );
}

function toDiagnostic(document: vscode.TextDocument, diagnostic: Diagnostic): vscode.Diagnostic {
  const { code, severity, span, message, related } = diagnostic;
  const converted = new vscode.Diagnostic(toRange(document, span), message, toSeverity(severity));
  converted.source = "EventBridge";
  converted.code = code;
  converted.relatedInformation = related.map(
    (place) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(document.uri, toRange(document, place.span)),
        place.message,
      ),
  );
  return converted;
}

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
