import * as vscode from "vscode";
import type { RulePlan } from "../../rules/planRule";
import type { RuleError } from "../../rules/ruleError";
import type { RuleStore } from "../../rules/ruleStore";
import type { PatternDocument } from "../../language/patternDocument";
import type { Diagnostic } from "../../language/diagnostics/diagnostic";
import type { AwsSettings } from "../../testing/engines/eventBridge";
import type { Result } from "../../base/result";
import type { Log } from "../log";
import type { Services } from "../services";
import type { LoadAws } from "../awsClient";
import type { DeployedDocuments } from "./deployedDocuments";
import type { RuleOrigins } from "./ruleOrigins";

/** A plan that was carried out, in whole or in part, and the settings that lead to its account and Region. */
export interface AppliedRule {
  readonly plan: RulePlan;
  readonly settings: AwsSettings;
  /** Who was asked in place of EventBridge's own endpoint, as it may be shown. */
  readonly endpoint: string | undefined;
}

/** What the commands for rules share as long as the window is open. */
export interface RuleSession {
  readonly services: Services;
  readonly origins: RuleOrigins;
  readonly deployed: DeployedDocuments;
  /** Opens the rules: fails in a browser and in an untrusted workspace. */
  readonly open: (settings: AwsSettings, signal: AbortSignal) => Promise<Result<RuleStore, RuleError>>;
  /** What there is to say of a pattern, whatever the settings keep quiet. */
  readonly check: (pattern: PatternDocument) => Promise<readonly Diagnostic[]>;
  /** The last rule that was made and is not undone yet. */
  lastApplied: AppliedRule | undefined;
}

/** Opens the rules where that is possible; `loadAws` is absent in a browser. */
export function createRuleOpener(loadAws: LoadAws | undefined, log: Log): RuleSession["open"] {
  return async (settings, signal) => {
    if (loadAws === undefined) return { ok: false, error: { kind: "noAwsClient" } };
    if (!vscode.workspace.isTrusted) return { ok: false, error: { kind: "notTrusted" } };
    try {
      return await (await loadAws()).openRuleStore(settings, signal);
    } catch (error) {
      log.error(`The AWS client could not be loaded: ${String(error)}`);
      return { ok: false, error: { kind: "failed", message: "The AWS client could not be loaded" } };
    }
  };
}
