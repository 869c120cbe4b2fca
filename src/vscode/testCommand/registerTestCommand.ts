import * as vscode from "vscode";
import type { Span } from "../../base/span";
import { reportText } from "../../testing/reports/reportText";
import { summarizeReport, type Summary } from "../../testing/reports/summarizeReport";
import type { Engine } from "../../testing/engines/testPattern";
import type { LocalOutcome, TestReport } from "../../testing/reports/testReport";
import { nameOf } from "../files";
import { toUri } from "../documents";
import {
  findPattern,
  keyOf,
  openNow,
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
import { createRetests } from "./retests";
import { createTestEvents } from "./testEvents";
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
  /** The local engine's verdict; undefined when it has none, or it depends on unknown values of the pattern. */
  readonly matches: boolean | undefined;
  /** The unknown values on which the verdict depends. */
  readonly dependsOn?: readonly string[];
  /** The sentence that the user was shown. */
  readonly message: string;
  /** The text of the result document. */
  readonly details: string;
  readonly report: TestReport;
}

/** A pattern as it was last tested, and the event. */
interface LastTest {
  readonly pattern: OpenPattern;
  readonly uri: vscode.Uri;
  /** The event, where it is a part of its document. */
  readonly text?: string;
}

type Verdict = Extract<LocalOutcome, { kind: "verdict" }>;

/** A pattern and an event that are longer together are tested again only when somebody asks, in UTF-16 units. */
const maxRetested = 1_000_000;

const testCommand = "eventPattern.test";
const detailsCommand = "eventPattern.showTestResult";

/**
 * Registers "Test Event Pattern" with everything that shows its result. The command takes, both optional, the
 * addresses of a pattern (otherwise the one at the cursor) and of an event (otherwise the user is asked), and a text that
 * stands for the event's file, about which the local engine alone is asked.
 */
export function registerTestCommand(services: Services, host: TestCommandHost): vscode.Disposable {
  const { log, guard, disk, catalog } = services;
  const events = createTestEvents(host.extensionUri, catalog, log, disk);
  const inline = createInlineResults(host.extensionUri, detailsCommand);
  const documents = createResultDocuments();
  const choices = lastChoices(host.memento);
  const lenses = createTestLenses(testCommand, detailsCommand, (pattern) => choices.of(pattern));
  const engines = createEngineRunner(createTesterOpener(host.loadAws, log), host.loadAws !== undefined);
  const retests = createRetests((pattern) => guard.runAsync("retest", undefined, () => testAgain(pattern)));
  /** What each pattern with marks was last tested against. */
  const lastTests = new Map<string, LastTest>();

  async function run(
    patternArgument: unknown,
    eventArgument: unknown,
    textArgument: unknown,
  ): Promise<TestedPattern | undefined> {
    const open = await findPattern(patternArgument);
    if (open === undefined) return needsPattern("Test Event Pattern", testCommand);
    const uri = toUri(eventArgument) ?? (await pickEvent(open, choices.of(open), events));
    if (uri === undefined) return undefined;
    if (typeof textArgument === "string") {
      return test({ pattern: open, uri, text: textArgument }, textArgument, "local");
    }
    await choices.remember(open, uri);
    lenses.refresh();
    const event = await readEvent(uri, open, events);
    if (!event.ok) return refuse(event.error, showWarning);
    return test({ pattern: open, uri }, event.value);
  }

  async function test(
    last: LastTest,
    eventText: string,
    engine?: Engine,
  ): Promise<TestedPattern | undefined> {
    const { pattern: open } = last;
    retests.cancel(open);
    const tested = await ask(last, eventText, engine, (local) => {
      inline.clear(open);
      if (local.kind !== "verdict") return;
      lastTests.set(keyOf(open), last);
      show(last, local);
    });
    if (tested === undefined) return undefined;
    const { report, message, severity } = tested;
    const { version } = open.document;
    log.debug(
      `Tested version ${version}: local engine ${report.local.kind}, EventBridge ${report.aws.kind}.`,
    );
    void guard.runAsync("Show Details", undefined, () => offerDetails(message, severity, open));
    return tested;
  }

  /** Asks the engines, and has the result document say what they answer. */
  async function ask(
    { pattern: open, uri }: LastTest,
    eventText: string,
    engine: Engine | undefined,
    onLocal: (local: LocalOutcome) => void,
  ): Promise<(TestedPattern & Pick<Summary, "severity">) | undefined> {
    const { pattern: tested, documentText } = open;
    const inFile = { text: documentText, placeOf: (span: Span) => tested.site.placeOf(span) };
    const pattern = { uri: open.uri, site: open.site, name: patternName(open), text: tested.text, inFile };
    const event = { uri, name: nameOf(uri), text: eventText };
    const report = await engines.run(open, tested.site, event.text, onLocal, engine);
    if (report === undefined) return undefined;
    const { text: message, severity } = summarizeReport(report, pattern, event, remedies);
    const page = reportText(report, pattern, event, remedies);
    documents.set({ report: page, pattern, event });
    const explanation = report.local.kind === "verdict" ? report.local.explanation : undefined;
    const shown = { message, details: page.text, report, severity };
    const dependsOn = explanation?.dependsOn;
    return dependsOn === undefined
      ? { ...shown, matches: explanation?.matches }
      : { ...shown, matches: undefined, dependsOn };
  }

  function show({ pattern, uri }: LastTest, { explanation }: Verdict): void {
    inline.show(pattern, explanation);
    lenses.show(pattern, explanation, nameOf(uri));
  }

  /** Tests a pattern again as it is now, by the local engine alone; the marks stay outdated if it has no verdict. */
  async function testAgain(address: PatternAddress): Promise<void> {
    const last = lastTests.get(keyOf(address));
    const pattern = last && openNow(last.pattern);
    if (last === undefined || pattern === undefined) return;
    const { version } = pattern.document;
    const event = last.text ?? (await textOf(last.uri, pattern));
    const isBounded = event !== undefined && event.length + pattern.pattern.text.length <= maxRetested;
    if (!isBounded || pattern.document.version !== version) return;
    const again = { ...last, pattern };
    await ask(again, event, "local", (local) => {
      if (local.kind === "verdict") show(again, local);
    });
  }

  async function textOf(uri: vscode.Uri, pattern: OpenPattern): Promise<string | undefined> {
    const event = await readEvent(uri, pattern, events);
    return event.ok ? event.value : undefined;
  }

  function onOutdated(address: PatternAddress): void {
    const follows = vscode.workspace
      .getConfiguration("eventPattern", address.uri)
      .get<boolean>("retestAfterEdit", true);
    if (follows) {
      lenses.outdate(address);
      retests.schedule(address);
    } else inline.clear(address);
  }

  function forget(address: PatternAddress): void {
    lastTests.delete(keyOf(address));
    retests.cancel(address);
    lenses.clear(address);
  }

  /** An edit of the event outdates the marks too. */
  function onEdit({ document: { uri }, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    for (const last of lastTests.values()) {
      if (last.text === undefined && last.uri.toString() === uri.toString()) inline.outdate(last.pattern);
    }
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
    events,
    retests,
    inline,
    documents,
    lenses,
    engines,
    inline.onDidClear(forget),
    inline.onDidOutdate(onOutdated),
    vscode.workspace.onDidChangeTextDocument(onEdit),
    registerCommand(services, testCommand, "Test Event Pattern", run),
    registerCommand(services, detailsCommand, "Show Test Result", showDetails),
  );
}
