import * as vscode from "vscode";
import { reportText } from "../../testing/reports/reportText";
import { summarizeReport } from "../../testing/reports/summarizeReport";
import type { Engine } from "../../testing/engines/testPattern";
import type { LocalOutcome, TestReport } from "../../testing/reports/testReport";
import { nameOf } from "../files";
import { findPattern, toUri } from "../documents";
import { refuse, showInformation, showWarning } from "../messages";
import { remedies } from "../remedies";
import { registerCommand } from "../registerCommand";
import type { Services } from "../services";
import { createEngineRunner } from "./engineRunner";
import { createInlineResults } from "./inlineResults";
import { lastChoices } from "./lastChoices";
import { pickEvent } from "./pickEvent";
import { readEvent } from "./readEvent";
import { createResultDocuments } from "./resultDocuments";
import { createSampleDocuments } from "./sampleDocuments";
import { createTesterOpener, type LoadAws } from "../awsClient";
import { createTestLenses } from "./testLenses";

/** What the command needs of the extension beside its services. */
export interface TestCommandHost {
  readonly extensionUri: vscode.Uri;
  /** Remembers the event that each pattern was last tested against. */
  readonly memento: vscode.Memento;
  /** Absent in a browser. */
  readonly loadAws?: LoadAws;
}

/** What `eventPattern.test` gives back to whoever runs it as a command; undefined when nothing was tested. */
export interface TestedPattern {
  /** The local engine's verdict; undefined when it has none. */
  readonly matches: boolean | undefined;
  /** The sentence that the user was shown. */
  readonly message: string;
  /** The text of the result document. */
  readonly details: string;
  readonly report: TestReport;
}

const testCommand = "eventPattern.test";
const detailsCommand = "eventPattern.showTestResult";

/**
 * Registers "Test Event Pattern" with everything that shows its result. The command takes, both optional, the
 * addresses of a pattern (otherwise the active editor's) and of an event (otherwise the user is asked), and a text that
 * stands for the event's file, about which the local engine alone is asked.
 */
export function registerTestCommand(services: Services, host: TestCommandHost): vscode.Disposable {
  const { log, guard, disk } = services;
  const samples = createSampleDocuments(host.extensionUri, log);
  const inline = createInlineResults(detailsCommand);
  const documents = createResultDocuments();
  const lenses = createTestLenses(testCommand, detailsCommand);
  const engines = createEngineRunner(createTesterOpener(host.loadAws, log), host.loadAws !== undefined);
  const choices = lastChoices(host.memento);

  async function run(
    patternArgument: unknown,
    eventArgument: unknown,
    textArgument: unknown,
  ): Promise<TestedPattern | undefined> {
    const document = await findPattern(patternArgument);
    if (document === undefined) return refuse("Open an event pattern first, then test it.");
    const given = toUri(eventArgument);
    const eventUri = given ?? (await pickEvent(document, choices.of(document.uri), samples));
    if (eventUri === undefined) return undefined;
    if (given === undefined) await choices.remember(document.uri, eventUri);
    if (typeof textArgument === "string") return test(document, eventUri, textArgument, "local");
    const event = await readEvent(eventUri, samples, disk);
    if (!event.ok) return refuse(event.error, showWarning);
    return test(document, eventUri, event.value);
  }

  async function test(
    document: vscode.TextDocument,
    eventUri: vscode.Uri,
    eventText: string,
    engine?: Engine,
  ): Promise<TestedPattern | undefined> {
    const { version } = document;
    const pattern = { uri: document.uri, name: nameOf(document.uri), text: document.getText() };
    const event = { uri: eventUri, name: nameOf(eventUri), text: eventText };
    const onLocal = (local: LocalOutcome): void => {
      inline.clear(document.uri);
      if (local.kind !== "verdict") return;
      inline.show(document, local.explanation);
      lenses.show(document.uri, `${local.matches ? "✓ Matches" : "✗ Does not match"} ${event.name}`);
    };
    const report = await engines.run(pattern.uri, pattern.text, event.text, onLocal, engine);
    if (report === undefined) return undefined;
    const { text: message, severity } = summarizeReport(report, pattern, event, remedies);
    const page = reportText(report, pattern, event, remedies);
    documents.set({ report: page, pattern, event });
    log.debug(
      `Tested version ${version}: local engine ${report.local.kind}, EventBridge ${report.aws.kind}.`,
    );
    void guard.runAsync("Show Details", undefined, () => offerDetails(message, severity, document.uri));
    const matches = report.local.kind === "verdict" ? report.local.matches : undefined;
    return { matches, message, details: page.text, report };
  }

  async function offerDetails(
    message: string,
    severity: "information" | "warning",
    uri: vscode.Uri,
  ): Promise<void> {
    const show = "Show Details";
    const chosen =
      severity === "information" ? await showInformation(message, show) : await showWarning(message, show);
    if (chosen === show) await showDetails(uri);
  }

  async function showDetails(argument: unknown): Promise<void> {
    const uri = toUri(argument) ?? vscode.window.activeTextEditor?.document.uri;
    if (uri !== undefined && documents.has(uri)) return documents.open(uri);
    void showInformation("This event pattern has not been tested yet.");
  }

  return vscode.Disposable.from(
    samples,
    inline,
    documents,
    lenses,
    engines,
    inline.onDidClear((uri) => lenses.clear(uri)),
    registerCommand(services, testCommand, "Test Event Pattern", run),
    registerCommand(services, detailsCommand, "Show Test Result", showDetails),
  );
}
