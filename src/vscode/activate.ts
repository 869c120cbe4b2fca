import * as vscode from "vscode";
import type { AwsServices, AwsSettings } from "../testing/engines/eventBridge";
import { checkedPatterns } from "./checkedPatterns";
import { registerAnyJson } from "./anyJson/registerAnyJson";
import { registerCreateTest } from "./createTest/registerCreateTest";
import { registerExplainDiagnostic } from "./explainDiagnostic";
import type { Disk } from "./files";
import { registerFromEvent } from "./fromEvent/registerFromEvent";
import { registerExportRule } from "./exportRule/exportRule";
import { registerEngineStatus, type SoughtCredentials } from "./engineStatus/registerEngineStatus";
import { createGuard } from "./guard";
import { createLog } from "./log";
import { registerNewPattern } from "./newPattern/newPattern";
import { isHosted, readShippedGrammars } from "./patternDocuments";
import { registerCodeActions } from "./providers/codeActions";
import { registerCompletion } from "./providers/completionProvider";
import { registerDocumentDiagnostics } from "./providers/documentDiagnostics";
import { registerEmptyPatternHint } from "./providers/emptyPatternHint";
import { registerEvents } from "./providers/eventProviders";
import { registerHover } from "./providers/hoverProvider";
import { registerPolicies } from "./providers/policyProviders";
import { registerStructure } from "./providers/structureProviders";
import { registerTemplateContext } from "./templateContext";
import { registerRules } from "./rules/registerRules";
import { shippedCatalog } from "./shippedCatalog";
import { languageId, type Services } from "./services";
import { registerTestFileCommands } from "./testExplorer/testFileCommands";
import { registerSiteCompletion } from "./testExplorer/siteCompletion";
import { registerSuiteLenses } from "./testExplorer/suiteLenses";
import { registerTestExplorer } from "./testExplorer/registerTestExplorer";
import { registerWorkspaceMatches } from "./workspaceMatches/registerWorkspaceMatches";
import { createWorkspacePatterns } from "./workspacePatterns";
import { registerExplainMismatch } from "./testCommand/explainMismatch";
import { registerTestCommand } from "./testCommand/registerTestCommand";
import type { LoadAws } from "./awsClient";

/** What the desktop and the browser do differently. */
export interface Platform {
  readonly name: "desktop" | "browser";
  /** Absent in a browser, where the AWS client cannot run. */
  readonly loadAws?: LoadAws;
  /** Absent in a browser, where files are the editor's alone. */
  readonly disk?: Disk;
  /** The profile and Region that the environment names. */
  readonly environment?: AwsSettings;
}

/** Registers every feature; both entries call it once, and push what it returns onto the context's subscriptions. */
export function activateShared(context: vscode.ExtensionContext, platform: Platform): vscode.Disposable {
  const log = createLog();
  const guard = createGuard(log);
  readShippedGrammars(context.extensionUri, log);
  const { loadAws: load, environment, disk } = platform;
  const services: Services = { log, guard, catalog: shippedCatalog(context.extensionUri, log), disk };
  const patterns = checkedPatterns(services);
  const soughtCredentials = new vscode.EventEmitter<SoughtCredentials>();
  const loadedAws = new vscode.EventEmitter<AwsServices>();
  const loadAws: LoadAws | undefined =
    load &&
    (async () => {
      const loaded = await load();
      loadedAws.fire(loaded);
      return {
        ...loaded,
        async createEventBridgeTester(settings, signal) {
          const opened = await loaded.createEventBridgeTester(settings, signal);
          soughtCredentials.fire({ settings, found: opened.ok || opened.error.kind !== "noCredentials" });
          return opened;
        },
      };
    });
  const aws = loadAws === undefined ? {} : { loadAws };
  const explorer = registerTestExplorer(services, aws);
  const workspacePatterns = createWorkspacePatterns(services);
  log.debug(`Activated on the ${platform.name}.`);
  return vscode.Disposable.from(
    log,
    registerStructure(services),
    registerTemplateContext(services),
    registerDocumentDiagnostics(services, languageId, isHosted, patterns),
    registerCodeActions(services, patterns),
    registerExplainDiagnostic(services, context.extensionUri),
    registerCompletion(services, context.extensionUri),
    registerHover(services),
    registerEvents(services),
    registerEmptyPatternHint(services),
    registerAnyJson(services),
    registerPolicies(services),
    registerTestCommand(services, {
      extensionUri: context.extensionUri,
      memento: context.workspaceState,
      ...aws,
    }),
    loadedAws,
    soughtCredentials,
    registerEngineStatus(services, {
      ...aws,
      onDidLoadAws: loadedAws.event,
      onDidSeekCredentials: soughtCredentials.event,
      ...(environment === undefined ? {} : { environment }),
    }),
    explorer,
    registerSuiteLenses(services, explorer, context.extensionUri),
    registerSiteCompletion(services),
    workspacePatterns,
    registerWorkspaceMatches(services, workspacePatterns),
    registerExplainMismatch(services, workspacePatterns),
    registerTestFileCommands(services, workspacePatterns, context.extensionUri),
    registerCreateTest(services, workspacePatterns, context.extensionUri),
    registerFromEvent(services),
    registerNewPattern(services, context.extensionUri),
    registerExportRule(services),
    registerRules(services, { memento: context.workspaceState, ...aws }),
  );
}
