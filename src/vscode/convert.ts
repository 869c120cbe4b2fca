import * as vscode from "vscode";
import type { TextEdit } from "../base/textEdit";
import { positionsIn, type FilePosition } from "../base/positions";
import type { Span } from "../base/span";

/** Where offsets become editor positions and back. Both count UTF-16 units, line ends as written. */

/** The range that `span` covers in the document; a span that runs past the end stops there. */
export function toRange(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.offset), document.positionAt(span.offset + span.length));
}

/** The span that `range` covers in the document's text. */
export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  const offset = document.offsetAt(range.start);
  return { offset, length: document.offsetAt(range.end) - offset };
}

/** The editor's form of an edit. */
export function toTextEdit(document: vscode.TextDocument, { span, newText }: TextEdit): vscode.TextEdit {
  return vscode.TextEdit.replace(toRange(document, span), newText);
}

/** Where the document ends. */
export function endOf(document: vscode.TextDocument): vscode.Position {
  return document.lineAt(document.lineCount - 1).range.end;
}

/** How many characters a document has, line ends as written. Reads none of them: `getText()` would copy them all. */
export function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(endOf(document));
}

/** Where a place is, in files below `root`. */
export function toLocation(root: vscode.Uri, { path, position }: FilePosition): vscode.Location {
  return new vscode.Location(vscode.Uri.joinPath(root, path), toPosition(position));
}

/** The ranges of spans in a text that need not be open in an editor. */
export function rangesIn(text: string): (span: Span) => vscode.Range {
  const positionOf = positionsIn("", text);
  const at = (offset: number): vscode.Position => toPosition(positionOf(offset).position);
  return ({ offset, length }) => new vscode.Range(at(offset), at(offset + length));
}

function toPosition({ line, column }: FilePosition["position"]): vscode.Position {
  return new vscode.Position(line - 1, column - 1);
}
