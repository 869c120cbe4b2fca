import * as vscode from "vscode";
import { showInformation } from "../messages";
import { diagnose } from "../../language/diagnostics/diagnose";
import { registerCommand } from "../registerCommand";
import type { Services } from "../services";
import type { LoadAws } from "../awsClient";
import { undoApplied } from "./applyPlan";
import { compareRule } from "./compareRule";
import { createRule } from "./createRule";
import { createDeployedDocuments } from "./deployedDocuments";
import { openRule } from "./openRule";
import { ruleOrigins } from "./ruleOrigins";
import { createRuleOpener, type RuleSession } from "./ruleSession";

/** What the commands need of the extension beside its services. */
export interface RulesHost {
  /** Remembers which rule each pattern belongs to. */
  readonly memento: vscode.Memento;
  /** Absent in a browser. */
  readonly loadAws?: LoadAws;
}

/** Registers the commands that create a rule in AWS and take it back, open one, and compare a pattern with one. */
export function registerRules(services: Services, host: RulesHost): vscode.Disposable {
  const deployed = createDeployedDocuments();
  const origins = ruleOrigins(host.memento);
  const open = createRuleOpener(host.loadAws, services.log);
  const check: RuleSession["check"] = async (pattern) => diagnose(pattern, await services.catalog());
  const session: RuleSession = { services, origins, deployed, open, check, lastApplied: undefined };

  return vscode.Disposable.from(
    deployed,
    registerCommand(services, "eventPattern.createRule", "Create Rule in AWS", (pattern) =>
      createRule(session, pattern),
    ),
    registerCommand(services, "eventPattern.undoCreateRule", "Undo Create Rule in AWS", async () => {
      if (session.lastApplied !== undefined) return undoApplied(session, session.lastApplied);
      void showInformation("No rule has been created in this window, so there is none to undo.");
      return undefined;
    }),
    registerCommand(services, "eventPattern.openRule", "Open Rule from AWS", (bus, rule) =>
      openRule(session, textOf(bus), textOf(rule)),
    ),
    registerCommand(services, "eventPattern.compareWithAws", "Compare with AWS", (pattern, bus, rule) =>
      compareRule(session, pattern, textOf(bus), textOf(rule)),
    ),
    // A new document can get the name of one that was closed without being saved.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === "untitled" && !uri.path.startsWith("/")) void origins.forget(uri);
    }),
  );
}

/** Menus pass things of their own, so anything but a name is no argument. */
function textOf(argument: unknown): string | undefined {
  return typeof argument === "string" ? argument : undefined;
}
