import * as vscode from "vscode";
import { ruleFileName } from "../../rules/ruleName";
import type { RuleOrigin } from "./ruleOrigins";

/** Read-only documents with the patterns of rules as they are deployed. */
export interface DeployedDocuments {
  /** The address of a rule's document, which shows `text` from now on. */
  show(rule: RuleOrigin, text: string): vscode.Uri;
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
  return {
    show({ account, region, bus, rule }, text) {
      const query = [account, region, bus, rule].join("/");
      const uri = vscode.Uri.from({ scheme, path: `/${ruleFileName(rule)}.eventpattern.json`, query });
      texts.set(uri.toString(), text);
      changed.fire(uri);
      return uri;
    },
    dispose() {
      registration.dispose();
      changed.dispose();
    },
  };
}
