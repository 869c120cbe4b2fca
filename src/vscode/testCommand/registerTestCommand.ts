import * as vscode from "vscode";
import type { Span } from "../../base/span";
import { reportText } from "../../testing/reports/reportText";
import { summarizeReport } from "../../testing/reports/summarizeReport";
import type { Engine } from "../../testing/engines/testPattern";
import type { LocalOutcome, TestReport } from "../../testing/reports/testReport";
import { nameOf } from "../files";
import { toUri } from "../documents";
import {
  findPattern,
  patternIn,
  patternName,
  toAddress,
  type OpenPattern,
  type PatternAddress,
} from "../patternDocuments";
import { refuse, showInformation, showWarning } from "../messages";
import { remedies } from "../remedies";
import { registerCommand } from "../registerCommand";
import type { Services } from "../services";
import { needsPattern } from "../wrongFile";
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
 * addresses of a pattern (otherwise the one at the cursor) and of an event (otherwise the user is asked), and a text that
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
    const open = await findPattern(patternArgument);
    if (open === undefined) return needsPattern("Test Event Pattern", testCommand);
    const given = toUri(eventArgument);
    const eventUri = given ?? (await pickEvent(open, choices.of(open), samples));
    if (eventUri === undefined) return undefined;
    if (given === undefined) await choices.remember(open, eventUri);
    if (typeof textArgument === "string") return test(open, eventUri, textArgument, "local");
    const event = await readEvent(eventUri, samples, disk);
    if (!event.ok) return refuse(event.error, showWarning);
    return test(open, eventUri, event.value);
  }

  async function test(
    open: OpenPattern,
    eventUri: vscode.Uri,
    eventText: string,
    engine?: Engine,
  ): Promise<TestedPattern | undefined> {
    const { version } = open.document;
    const { pattern: tested, documentText } = open;
    const inFile = { text: documentText, placeOf: (span: Span) => tested.site.placeOf(span) };
    const pattern = { uri: open.uri, site: open.site, name: patternName(open), text: tested.text, inFile };
    const event = { uri: eventUri, name: nameOf(eventUri), text: eventText };
    const onLocal = (local: LocalOutcome): void => {
      inline.clear(open);
      if (local.kind !== "verdict") return;
      inline.show(open, local.explanation);
      lenses.show(open, `${local.matches ? "✓ Matches" : "✗ Does not match"} ${event.name}`);
    };
    const report = await engines.run(open, pattern.text, event.text, onLocal, engine);
    if (report === undefined) return undefined;
    const { text: message, severity } = summarizeReport(report, pattern, event, remedies);
    const page = reportText(report, pattern, event, remedies);
    documents.set({ report: page, pattern, event });
    log.debug(
      `Tested version ${version}: local engine ${report.local.kind}, EventBridge ${report.aws.kind}.`,
    );
    void guard.runAsync("Show Details", undefined, () => offerDetails(message, severity, open));
    const matches = report.local.kind === "verdict" ? report.local.matches : undefined;
    return { matches, message, details: page.text, report };
  }

  async function offerDetails(
    message: string,
    severity: "information" | "warning",
    pattern: PatternAddress,
  ): Promise<void> {
    const show = "Show Details";
    const chosen =
      severity === "information" ? await showInformation(message, show) : await showWarning(message, show);
    if (chosen === show) await documents.open(pattern);
  }

  async function showDetails(argument: unknown): Promise<void> {
    const pattern = await resultOf(argument);
    if (pattern !== undefined && documents.has(pattern)) return documents.open(pattern);
    void showInformation("This event pattern has not been tested yet.");
  }

  /** Which pattern's result is meant: the one that the command was given, else the one at the cursor. */
  async function resultOf(argument: unknown): Promise<PatternAddress | undefined> {
    const { uri, site } = toAddress(argument) ?? { uri: vscode.window.activeTextEditor?.document.uri };
    if (uri === undefined || site !== undefined) return uri && { uri, site: site ?? "" };
    const whole = { uri, site: "" };
    return documents.has(whole) ? whole : patternIn(uri);
  }

  return vscode.Disposable.from(
    samples,
    inline,
    documents,
    lenses,
    engines,
    inline.onDidClear((pattern) => lenses.clear(pattern)),
    registerCommand(services, testCommand, "Test Event Pattern", run),
    registerCommand(services, detailsCommand, "Show Test Result", showDetails),
  );
}
