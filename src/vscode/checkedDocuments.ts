import type * as vscode from "vscode";

/** What there is to say about documents, looked up once for each version of one. */
export interface CheckedDocuments<T> {
  /** What there is to say about a document as it is now. */
  check(document: vscode.TextDocument): Promise<readonly T[]>;
  /** Forgets everything, because a setting has changed. */
  clear(): void;
}

/**
 * Reads a document as it is when it is called. One that takes its time asks `isCurrent` now and then, and gives up where
 * the document is no longer what it was.
 */
export type ReadDocument<T> = (
  document: vscode.TextDocument,
  isCurrent: () => boolean,
) => readonly T[] | Promise<readonly T[]>;

/** Nothing is checked before it is asked for. `open` loads what reads a document, and is asked every time. */
export function checkedDocuments<T>(
  open: (document: vscode.TextDocument) => Promise<ReadDocument<T>>,
): CheckedDocuments<T> {
  let checked = new WeakMap<vscode.TextDocument, { version: number; found: readonly T[] }>();
  return {
    async check(document) {
      const read = await open(document);
      const known = checked;
      const last = known.get(document);
      if (last?.version === document.version) return last.found;
      const { version } = document;
      const isCurrent = (): boolean => !document.isClosed && document.version === version;
      const found = await read(document, isCurrent);
      if (isCurrent()) known.set(document, { version, found });
      return found;
    },
    clear() {
      checked = new WeakMap();
    },
  };
}
