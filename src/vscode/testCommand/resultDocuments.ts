import * as vscode from "vscode";
import { harmlessLine } from "../../base/harmlessText";
import type { ReportText } from "../../testing/reports/reportText";
import { placesIn, type TestedText } from "../../testing/reports/testReport";
import { toRange } from "../convert";
import { textOf } from "../documents";
import { keyOf, patternName, type PatternAddress } from "../patternDocuments";

/** What was tested last with a pattern, for its result document. */
export interface ShownResult {
  readonly report: ReportText;
  readonly pattern: TestedText & PatternAddress;
  readonly event: TestedText & { readonly uri: vscode.Uri };
}

/** One read-only document for each tested pattern, with a link to every leaf and value. */
export interface ResultDocuments {
  set(result: ShownResult): void;
  has(pattern: PatternAddress): boolean;
  /** Opens the document beside the pattern, with the focus in it. */
  open(pattern: PatternAddress): Promise<void>;
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
      const uri = resultUri(result.pattern);
      results.set(uri.toString(), result);
      changed.fire(uri);
    },
    has: (pattern) => results.has(resultUri(pattern).toString()),
    async open(pattern) {
      const document = await vscode.workspace.openTextDocument(resultUri(pattern));
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

function resultUri(pattern: PatternAddress): vscode.Uri {
  // The name of a site may be a path.
  const name = harmlessLine(patternName(pattern)).replaceAll("/", ".");
  return vscode.Uri.from({ scheme, path: `/Test Result of ${name}.md`, query: keyOf(pattern) });
}

function linksOf(document: vscode.TextDocument, result: ShownResult | undefined): vscode.DocumentLink[] {
  // While the editor still shows an older text the places would be wrong.
  if (result?.report.text !== textOf(document)) return [];
  const positions = { pattern: placesIn(result.pattern), event: placesIn(result.event) };
  return result.report.links.map(({ span, target, at }) => {
    const { uri } = result[target];
    const { line, column } = positions[target](at);
    const link = new vscode.DocumentLink(
      toRange(document, span),
      uri.with({ fragment: `L${line},${column}` }),
    );
    link.tooltip = target === "pattern" ? "Show in the event pattern" : "Show in the event";
    return link;
  });
}
