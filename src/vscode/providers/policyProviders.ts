import * as vscode from "vscode";
import { isShortEnough, mayHoldPolicies, type PolicyLanguage } from "../../policies/mayHoldPolicies";
import type { PolicyDiagnostic } from "../../policies/policyDiagnostic";
import { diagnosePolicies } from "../../policies/diagnosePolicies";
import { readJsonInSteps } from "../../policies/readJsonPolicies";
import { readYamlInSteps } from "../../policies/readYamlPolicies";
import { createYielder } from "../../base/yieldToEventLoop";
import { checkedDocuments, type ReadDocument } from "../checkedDocuments";
import { lengthOf } from "../convert";
import { textOf } from "../documents";
import { lintLevels } from "../lintLevels";
import type { Services } from "../services";
import { diagnosticSource, registerDocumentDiagnostics } from "./documentDiagnostics";
import { fixActions } from "./fixActions";

/** The languages in which policies of queues and topics are written. */
const languages: readonly PolicyLanguage[] = ["json", "yaml"];

function isMeant({ languageId }: vscode.TextDocument): boolean {
  return languages.some((language) => language === languageId);
}

/**
 * Registers what checks the policies of queues and topics, and mends them. Other people's files are searched for two
 * words, long ones not even for these, and then left alone.
 */
export function registerPolicies({ guard }: Pick<Services, "guard">): vscode.Disposable {
  const policies = checkedDocuments(openPolicies);
  return vscode.Disposable.from(
    registerDocumentDiagnostics({ guard }, languages.join(", "), isMeant, policies),
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
  const language = document.languageId === "yaml" ? "yaml" : "json";
  if (!isShortEnough(lengthOf(document), language) || !mayHoldPolicies(textOf(document)))
    return Promise.resolve(() => []);
  const read = language === "yaml" ? readYamlInSteps : readJsonInSteps;
  return Promise.resolve(async (current, isCurrent) => {
    const rest = createYielder();
    const reading = read(textOf(current));
    let step = reading.next();
    while (step.done !== true) {
      await rest();
      if (!isCurrent()) return [];
      step = reading.next();
    }
    await rest();
    return isCurrent() ? diagnosePolicies(step.value, lintLevels(current)) : [];
  });
}
