import type * as vscode from "vscode";
import { patternDocument, type PatternDocument } from "../language/patternDocument";

const read = new WeakMap<
  vscode.TextDocument,
  { readonly version: number; readonly pattern: PatternDocument }
>();

/** The pattern of an open document as it is now, which all features of one version share. */
export function patternOf(document: vscode.TextDocument): PatternDocument {
  const { version } = document;
  const last = read.get(document);
  if (last?.version === version) return last.pattern;
  const pattern = patternDocument(document.getText());
  read.set(document, { version, pattern });
  return pattern;
}
