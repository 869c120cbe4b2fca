import type * as vscode from "vscode";

/** What there is to say about documents, looked up once for each version of one. */
export interface CheckedDocuments<T> {
  /** What there is to say about a document as it is now. */
  check(document: vscode.TextDocument): Promise<readonly T[]>;
  /** Forgets everything, because a setting has changed. */
  clear(): void;
}

/** Reads a document as it is when it is called. */
export type ReadDocument<T> = (document: vscode.TextDocument) => readonly T[];

/** Nothing is checked before it is asked for. `open` loads what reads a document, and is asked every time. */
export function checkedDocuments<T>(
  open: (document: vscode.TextDocument) => Promise<ReadDocument<T>>,
): CheckedDocuments<T> {
  let checked = new WeakMap<vscode.TextDocument, { version: number; found: readonly T[] }>();
  return {
    async check(document) {
      const read = await open(document);
      const last = checked.get(document);
      if (last?.version === document.version) return last.found;
      const found = read(document);
      checked.set(document, { version: document.version, found });
      return found;
    },
    clear() {
      checked = new WeakMap();
    },
  };
}
