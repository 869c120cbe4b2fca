import * as vscode from "vscode";
import { diagnosePolicies } from "../../language/policy/diagnosePolicies";
import { mayHoldPolicies } from "../../language/policy/mayHoldPolicies";
import type { PolicyDiagnostic } from "../../language/policy/policyDiagnostic";
import { readJsonPolicies } from "../../language/policy/readJsonPolicies";
import { readYamlPolicies } from "../../language/policy/readYamlPolicies";
import { checkedDocuments, type ReadDocument } from "../checkedDocuments";
import { lintLevels } from "../lintLevels";
import type { Services } from "../services";
import { diagnosticSource, registerDocumentDiagnostics } from "./documentDiagnostics";
import { fixActions } from "./fixActions";

/** The languages in which policies of queues and topics are written. */
const languages = ["json", "yaml"];

/**
 * Registers what checks the policies of queues and topics, and mends them. Other people's files are searched for two
 * words and then left alone.
 */
export function registerPolicies({ guard }: Pick<Services, "guard">): vscode.Disposable {
  const policies = checkedDocuments(openPolicies);
  return vscode.Disposable.from(
    registerDocumentDiagnostics({ guard }, new Set(languages), policies),
    vscode.languages.registerCodeActionsProvider(
      languages,
      {
        provideCodeActions: (document, range, { diagnostics: shown }, token) =>
          guard.runAsync("code actions of a policy", [], async () => {
            // Asked at every move of the cursor, and in nearly every file for nothing.
            if (shown.every(({ source }) => source !== diagnosticSource)) return [];
            const found = await policies.check(document);
            if (token.isCancellationRequested) return [];
            return [...fixActions(document, range, shown, found, ({ fixes }) => fixes)];
          }),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

function openPolicies(document: vscode.TextDocument): Promise<ReadDocument<PolicyDiagnostic>> {
  if (!mayHoldPolicies(document.getText())) return Promise.resolve(() => []);
  const read = document.languageId === "yaml" ? readYamlPolicies : readJsonPolicies;
  return Promise.resolve((current) => diagnosePolicies(read(current.getText()), lintLevels(current)));
}
