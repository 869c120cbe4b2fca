import * as vscode from "vscode";
import { ruleFileName } from "../../rules/ruleName";
import type { RuleOrigin } from "./ruleOrigins";

/** Read-only documents with the patterns of rules as they are deployed, and of templates as they would be. */
export interface DeployedDocuments {
  /** The address of a rule's document, which shows `text` from now on. */
  show(rule: RuleOrigin, text: string): vscode.Uri;
  /** The address of a document for a pattern that has no file of its own, which shows `text` from now on. */
  showPattern(key: string, name: string, text: string): vscode.Uri;
  dispose(): void;
}

const scheme = "event-pattern-deployed";

/** Serves the documents. After the window was loaded anew they say how to fill them again. */
export function createDeployedDocuments(): DeployedDocuments {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) =>
      texts.get(uri.toString()) ?? "Run Compare with AWS again to see the deployed event pattern here.\n",
  });
  function fill(name: string, query: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${ruleFileName(name)}.eventpattern.json`, query });
    texts.set(uri.toString(), text);
    changed.fire(uri);
    return uri;
  }
  return {
    show: ({ account, region, bus, rule }, text) => fill(rule, [account, region, bus, rule].join("/"), text),
    showPattern: (key, name, text) => fill(name, key, text),
    dispose() {
      registration.dispose();
      changed.dispose();
    },
  };
}
