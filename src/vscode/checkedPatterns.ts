import type * as vscode from "vscode";
import { diagnose } from "../language/diagnose";
import type { Diagnostic } from "../language/diagnostic";
import { lintLevels } from "./lintLevels";
import type { Services } from "./services";

/** What there is to say about open patterns, looked up once for each version of a document. */
export interface CheckedPatterns {
  /** What there is to say about a document as it is now. */
  check(document: vscode.TextDocument): Promise<readonly Diagnostic[]>;
  /** Forgets everything, because a setting has changed. */
  clear(): void;
}

/** Nothing is checked before it is asked for. */
export function checkedPatterns({ catalog }: Pick<Services, "catalog">): CheckedPatterns {
  let checked = new WeakMap<vscode.TextDocument, { version: number; diagnostics: readonly Diagnostic[] }>();
  return {
    async check(document) {
      const known = await catalog();
      const last = checked.get(document);
      if (last?.version === document.version) return last.diagnostics;
      const diagnostics = diagnose(document.getText(), known, { levels: lintLevels(document) });
      checked.set(document, { version: document.version, diagnostics });
      return diagnostics;
    },
    clear() {
      checked = new WeakMap();
    },
  };
}
