import * as vscode from "vscode";

/** Lenses that a setting switches off. */
export interface CodeLenses {
  /** Has the editor ask for the lenses anew. */
  refresh(): void;
  dispose(): void;
}

/** Registers the lenses that `provide` gives, unless `setting` is false for the document. */
export function registerCodeLenses(
  selector: vscode.DocumentSelector,
  setting: string,
  provide: (
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ) => vscode.ProviderResult<vscode.CodeLens[]>,
): CodeLenses {
  const changed = new vscode.EventEmitter<void>();
  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(setting)) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document, token) {
        const isOn = vscode.workspace.getConfiguration(undefined, document.uri).get<boolean>(setting, true);
        return isOn ? provide(document, token) : [];
      },
    }),
  );
  return {
    refresh: () => changed.fire(),
    dispose() {
      subscriptions.dispose();
    },
  };
}
