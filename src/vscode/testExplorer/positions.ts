import * as vscode from "vscode";
import type { Span } from "../../base/span";
import { positionsIn, type FilePosition } from "../../base/positions";

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
