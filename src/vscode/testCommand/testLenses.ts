import * as vscode from "vscode";
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
  const changed = new vscode.EventEmitter<void>();
  const setting = "eventPattern.codeLens.enabled";
  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(setting)) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(languageId, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses({ uri }) {
        if (!vscode.workspace.getConfiguration(undefined, uri).get<boolean>(setting, true)) return [];
        const test = lensOnTop({ title: "Test Event Pattern", command: testCommand, arguments: [uri] });
        const result = results.get(uri.toString());
        if (result === undefined) return [test];
        return [test, lensOnTop({ title: result, command: detailsCommand, arguments: [uri] })];
      },
    }),
  );
  return {
    show(uri, result) {
      results.set(uri.toString(), result);
      changed.fire();
    },
    clear(uri) {
      if (results.delete(uri.toString())) changed.fire();
    },
    dispose() {
      subscriptions.dispose();
    },
  };
}
