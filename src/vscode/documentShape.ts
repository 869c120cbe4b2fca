import type * as vscode from "vscode";
import { shapeOf, type JsonShape } from "../documents/jsonShape";
import { textOf } from "./documents";

const known = new WeakMap<
  vscode.TextDocument,
  { readonly version: number; readonly language: string; readonly shape: JsonShape | undefined }
>();

/** The form of a document that is read as JSON, found once for each version; undefined for what is read as something else. */
export function documentShape(document: vscode.TextDocument): JsonShape | undefined {
  const { version, languageId: language } = document;
  const last = known.get(document);
  if (last?.version === version && last.language === language) return last.shape;
  const shape = /^jsonc?$/.test(language) ? shapeOf(textOf(document)) : undefined;
  known.set(document, { version, language, shape });
  return shape;
}
