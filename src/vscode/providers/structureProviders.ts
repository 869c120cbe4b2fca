import * as vscode from "vscode";
import { foldingSpans } from "../../language/folding";
import { toRange } from "../convert";
import { languageId, type Services } from "../services";

/** Registers what people expect of JSON: folding, selection growing by node, outline, formatting. */
export function registerStructure({ guard }: Services): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(languageId, {
    provideFoldingRanges: (document) =>
      guard.run("folding ranges", [], () =>
        foldingSpans(document.getText()).flatMap((span) => {
          const { start, end } = toRange(document, span);
          // The closing bracket's line stays visible, as in JSON.
          return end.line - 1 > start.line ? [new vscode.FoldingRange(start.line, end.line - 1)] : [];
        }),
      ),
  });
}
