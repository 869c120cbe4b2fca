import * as vscode from "vscode";
import { inDocument } from "../../language/inDocument";
import type { PatternSymbol } from "../../language/structure/symbols";
import { assertNever } from "../../base/assertNever";
import { toRange, toSpan, toTextEdit } from "../convert";
import { documentSymbol } from "../display";
import { patternSelector, prepareToRead, siteAt, sitesOf, type OpenPattern } from "../patternDocuments";
import { languageId, type Services } from "../services";

/**
 * Registers what people expect of JSON: outline and breadcrumbs, and for files that are patterns as a whole folding,
 * selection growing by node and formatting, which others do in templates.
 */
export function registerStructure({ guard }: Services): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(patternSelector, {
      provideDocumentSymbols: (document) =>
        guard.runAsync("outline", [], async () => {
          await prepareToRead(document);
          return sitesOf(document).flatMap(outlineOf);
        }),
    }),
    vscode.languages.registerFoldingRangeProvider(languageId, {
      provideFoldingRanges: (document) => guard.run("folding ranges", [], () => foldingRanges(document)),
    }),
    vscode.languages.registerSelectionRangeProvider(languageId, {
      provideSelectionRanges: (document, positions) =>
        guard.run("selection ranges", [], () =>
          positions.map((position) => selectionRange(document, position)),
        ),
    }),
    vscode.languages.registerDocumentFormattingEditProvider(languageId, {
      provideDocumentFormattingEdits: (document, options) =>
        guard.run("formatting", [], () => formattingEdits(document, options)),
    }),
    vscode.languages.registerDocumentRangeFormattingEditProvider(languageId, {
      provideDocumentRangeFormattingEdits: (document, range, options) =>
        guard.run("formatting", [], () => formattingEdits(document, options, range)),
    }),
  );
}

/** The rows of a pattern; of one of several under a row with its name. */
function outlineOf({ document, pattern, site }: OpenPattern): vscode.DocumentSymbol[] {
  const rows = toDocumentSymbols(document, inDocument.symbols(pattern));
  if (site === "") return rows;
  const range = toRange(document, pattern.site.span);
  const start = new vscode.Range(range.start, range.start);
  const all = documentSymbol(site, "", vscode.SymbolKind.Event, range, start);
  all.children = rows;
  return [all];
}

function toDocumentSymbols(
  document: vscode.TextDocument,
  symbols: readonly PatternSymbol[],
): vscode.DocumentSymbol[] {
  return symbols.map(({ name, kind, detail, span, nameSpan, children }) => {
    const range = toRange(document, span);
    const symbol = documentSymbol(name, detail, symbolKind(kind), range, toRange(document, nameSpan));
    symbol.children = toDocumentSymbols(document, children);
    return symbol;
  });
}

function symbolKind(kind: PatternSymbol["kind"]): vscode.SymbolKind {
  switch (kind) {
    case "object":
      return vscode.SymbolKind.Module;
    case "or":
      return vscode.SymbolKind.Operator;
    case "alternative":
      return vscode.SymbolKind.Object;
    case "string":
      return vscode.SymbolKind.String;
    case "number":
      return vscode.SymbolKind.Number;
    case "boolean":
      return vscode.SymbolKind.Boolean;
    case "null":
      return vscode.SymbolKind.Null;
    case "matcher":
      return vscode.SymbolKind.Field;
    default:
      return assertNever(kind);
  }
}

/** The closing bracket's line stays visible, as it does in JSON. */
function foldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] {
  const spans = sitesOf(document).flatMap(({ pattern }) => inDocument.foldings(pattern));
  return spans.flatMap((span) => {
    const { start, end } = toRange(document, span);
    return end.line - 1 > start.line ? [new vscode.FoldingRange(start.line, end.line - 1)] : [];
  });
}

function selectionRange(document: vscode.TextDocument, position: vscode.Position): vscode.SelectionRange {
  const at = siteAt(document, position);
  const spans = at === undefined ? [] : inDocument.selections(at.pattern, document.offsetAt(position));
  const largestFirst = spans.map((span) => toRange(document, span)).reverse();
  const nothing = new vscode.SelectionRange(new vscode.Range(position, position));
  return (
    largestFirst.reduce<vscode.SelectionRange | undefined>(
      (parent, range) => new vscode.SelectionRange(range, parent),
      undefined,
    ) ?? nothing
  );
}

function formattingEdits(
  document: vscode.TextDocument,
  { tabSize, insertSpaces }: vscode.FormattingOptions,
  range?: vscode.Range,
): vscode.TextEdit[] {
  const within = range === undefined ? undefined : toSpan(document, range);
  return sitesOf(document)
    .flatMap(({ pattern }) => inDocument.format(pattern, { tabSize, insertSpaces }, within))
    .map((edit) => toTextEdit(document, edit));
}
