import * as vscode from "vscode";
import type { RelatedPlace, Severity } from "../../language/diagnostics/lint/lintRule";
import { assertNever } from "../../base/assertNever";
import type { Span } from "../../base/span";
import type { CheckedDocuments } from "../checkedDocuments";
import { toRange } from "../convert";
import { diagnosticAt, relatedPlace } from "../display";
import { explainCommand } from "../explainDiagnostic";
import { lintSection, type SettingCode } from "../lintLevels";
import type { Services } from "../services";
import { pauseAfter } from "../pauseAfter";

/** What is shown of a diagnostic. */
interface ShownDiagnostic {
  readonly code: SettingCode;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
}

/** The name under which the editor shows where a diagnostic is from. */
export const diagnosticSource = "EventBridge";

/**
 * Shows what there is to say about the documents that are meant, in a collection of that name, as the author types: at once when one is opened, after a
 * pause when it is edited, which is the longer the longer its last reading took.
 */
export function registerDocumentDiagnostics(
  { guard }: Pick<Services, "guard">,
  name: string,
  isMeant: (document: vscode.TextDocument) => boolean,
  documents: CheckedDocuments<ShownDiagnostic>,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(name);
  const waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  const lastReadings = new WeakMap<vscode.TextDocument, number>();

  async function show(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const started = performance.now();
    const diagnostics = await documents.check(document);
    lastReadings.set(document, performance.now() - started);
    // While what reads it was loaded the document may have been edited, closed or given another language.
    if (document.isClosed || document.version !== version || !isMeant(document)) return;
    collection.set(
      document.uri,
      diagnostics.map((diagnostic) => toDiagnostic(document, diagnostic)),
    );
  }

  function schedule(document: vscode.TextDocument, milliseconds: number): void {
    if (!isMeant(document)) return;
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
    vscode.workspace.onDidChangeTextDocument(({ document }) =>
      schedule(document, pauseAfter(lastReadings.get(document) ?? 0)),
    ),
    vscode.workspace.onDidCloseTextDocument(forget),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(lintSection)) return;
      documents.clear();
      showAll();
    }),
    { dispose: () => waiting.forEach((timer) => clearTimeout(timer)) },
  );
}

function toDiagnostic(document: vscode.TextDocument, diagnostic: ShownDiagnostic): vscode.Diagnostic {
  const { code, severity, span, message, related } = diagnostic;
  const converted = diagnosticAt(toRange(document, span), message, toSeverity(severity));
  converted.source = diagnosticSource;
  converted.code = { value: code, target: explainCommand(code) };
  converted.relatedInformation = related.map((place) =>
    relatedPlace(new vscode.Location(document.uri, toRange(document, place.span)), place.message),
  );
  if (changesNothing.has(code)) converted.tags = [vscode.DiagnosticTag.Unnecessary];
  return converted;
}

/** Codes of what could be taken away without a change; the editor fades it. */
const changesNothing: ReadonlySet<SettingCode> = new Set(["covered-alternative", "trailing-text"]);

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
