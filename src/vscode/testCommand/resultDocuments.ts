import * as vscode from "vscode";
import { harmlessLine } from "../../base/harmlessText";
import type { ReportText } from "../../testing/reports/reportText";
import { positionsIn } from "../../base/positions";
import { toRange } from "../convert";
import { nameOf } from "../files";

/** What was tested last with a pattern, for its result document. */
export interface ShownResult {
  readonly report: ReportText;
  readonly pattern: LinkedText;
  readonly event: LinkedText;
}

/** A text as it was tested, and where it is. */
export interface LinkedText {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** One read-only document for each tested pattern, with a link to every leaf and value. */
export interface ResultDocuments {
  set(result: ShownResult): void;
  has(patternUri: vscode.Uri): boolean;
  /** Opens the document beside the pattern, with the focus in it. */
  open(patternUri: vscode.Uri): Promise<void>;
  dispose(): void;
}

const scheme = "event-pattern-result";

/** Serves the result documents. */
export function createResultDocuments(): ResultDocuments {
  const results = new Map<string, ShownResult>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) =>
        results.get(uri.toString())?.report.text ?? "Test the event pattern again to see its result here.\n",
    }),
    vscode.languages.registerDocumentLinkProvider(
      { scheme },
      { provideDocumentLinks: (document) => linksOf(document, results.get(document.uri.toString())) },
    ),
  );
  return {
    set(result) {
      const uri = resultUri(result.pattern.uri);
      results.set(uri.toString(), result);
      changed.fire(uri);
    },
    has: (patternUri) => results.has(resultUri(patternUri).toString()),
    async open(patternUri) {
      const document = await vscode.workspace.openTextDocument(resultUri(patternUri));
      await vscode.window.showTextDocument(document, {
        viewColumn: vscode.ViewColumn.Beside,
        preview: false,
      });
    },
    dispose() {
      subscriptions.dispose();
    },
  };
}

function resultUri(patternUri: vscode.Uri): vscode.Uri {
  const path = `/Test Result of ${harmlessLine(nameOf(patternUri))}.txt`;
  return vscode.Uri.from({ scheme, path, query: patternUri.toString() });
}

function linksOf(document: vscode.TextDocument, result: ShownResult | undefined): vscode.DocumentLink[] {
  // While the editor still shows an older text the places would be wrong.
  if (result?.report.text !== document.getText()) return [];
  const positions = {
    pattern: positionsIn("", result.pattern.text),
    event: positionsIn("", result.event.text),
  };
  return result.report.links.map(({ span, target, at }) => {
    const { uri } = result[target];
    const { line, column } = positions[target](at.offset).position;
    const link = new vscode.DocumentLink(
      toRange(document, span),
      uri.with({ fragment: `L${line},${column}` }),
    );
    link.tooltip = target === "pattern" ? "Show in the event pattern" : "Show in the event";
    return link;
  });
}
