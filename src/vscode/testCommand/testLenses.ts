import type * as vscode from "vscode";
import { registerCodeLenses } from "../codeLenses";
import { lensOnTop } from "../display";
import { languageId } from "../services";

/** The lenses at the top of a pattern: test it, and what came of the last test while that still holds. */
export interface TestLenses {
  /** Shows a result, such as `Matches bucket.event.json`, until it is cleared. */
  show(uri: vscode.Uri, result: string): void;
  clear(uri: vscode.Uri): void;
  dispose(): void;
}

/** Registers the lenses, which the setting `eventPattern.codeLens.enabled` switches off. */
export function createTestLenses(testCommand: string, detailsCommand: string): TestLenses {
  const results = new Map<string, string>();
  const lenses = registerCodeLenses(languageId, "eventPattern.codeLens.enabled", ({ uri }) => {
    const test = lensOnTop({ title: "Test Event Pattern", command: testCommand, arguments: [uri] });
    const result = results.get(uri.toString());
    if (result === undefined) return [test];
    return [test, lensOnTop({ title: result, command: detailsCommand, arguments: [uri] })];
  });
  return {
    show(uri, result) {
      results.set(uri.toString(), result);
      lenses.refresh();
    },
    clear(uri) {
      if (results.delete(uri.toString())) lenses.refresh();
    },
    dispose() {
      lenses.dispose();
    },
  };
}
