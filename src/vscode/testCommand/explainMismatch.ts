import * as vscode from "vscode";
import { parseEvent } from "../../event/parseEvent";
import { eventAt } from "../../testing/suites/eventAt";
import { parseSuite } from "../../testing/suites/parseSuite";
import { rankPatterns } from "../../testing/rankPatterns";
import { suiteEnding } from "../../testing/suites/suite";
import { largestFile } from "../../testing/suites/suiteFiles";
import { resolvePath, siblingPattern } from "../../testing/suites/suitePaths";
import { pathFromRoot, rootOf } from "../files";
import { documentOf, textOf } from "../documents";
import { refuse } from "../messages";
import { asArgument, findPattern, rangeOf, toAddress, type PatternAddress } from "../patternDocuments";
import { pickOne } from "../questions";
import { patternChoice } from "../rankedPatterns";
import { registerCommand } from "../registerCommand";
import type { Services } from "../services";
import { isPattern, needsEvent } from "../wrongFile";
import type { WorkspacePatterns } from "../workspacePatterns";
import type { TestedPattern } from "./registerTestCommand";

const title = "Why Does This Not Match?";

/** Longer documents are not looked into, in UTF-16 units. */
const longest = 20_000_000;

/**
 * Registers "Why Does This Not Match?", which tells of the event that is selected, or that the cursor is in, why an event
 * pattern does not match it. The addresses of the event's document and of the pattern can be given as arguments.
 */
export function registerExplainMismatch(services: Services, patterns: WorkspacePatterns): vscode.Disposable {
  return registerCommand(services, "eventPattern.explainMiss", title, (event, pattern) =>
    explainMismatch(patterns, event, pattern),
  );
}

/**
 * Tests the event that is meant against a pattern with the local engine, and shows the pattern at the first leaf that
 * failed, with what each leaf saw. Undefined, after a message that says why, where there is no event or no pattern.
 */
async function explainMismatch(
  patterns: WorkspacePatterns,
  eventArgument: unknown,
  patternArgument: unknown,
): Promise<TestedPattern | undefined> {
  const editor = vscode.window.activeTextEditor;
  const document = await documentOf(eventArgument);
  const isEvent = document !== undefined && !isPattern(document);
  const text = isEvent ? selectedEvent(document, editor) : undefined;
  if (document === undefined || text === undefined) {
    return needsEvent(title);
  }
  const pattern =
    toArgument(patternArgument) ?? (await patternOfTests(document)) ?? (await pickPattern(patterns, text));
  if (pattern === undefined) return undefined;
  const tested = await vscode.commands.executeCommand<TestedPattern | undefined>(
    "eventPattern.test",
    pattern,
    document.uri,
    text,
  );
  if (tested !== undefined) await showPattern(pattern, tested);
  return tested;
}

/** A pattern's address as the test command takes it. */
type PatternArgument = vscode.Uri | PatternAddress;

function toArgument(argument: unknown): PatternArgument | undefined {
  const address = toAddress(argument);
  return address && asArgument({ site: "", ...address });
}

function selectedEvent(
  document: vscode.TextDocument,
  editor: vscode.TextEditor | undefined,
): string | undefined {
  const text = textOf(document);
  if (text.length > longest) return undefined;
  const selection = editor?.document === document ? editor.selection : new vscode.Selection(0, 0, 0, 0);
  const offset = document.offsetAt(selection.start);
  return eventAt(document.uri.path, text, { offset, length: document.offsetAt(selection.end) - offset });
}

/** The pattern that a pattern test file tests, as long as no pointer leads to it. */
async function patternOfTests(document: vscode.TextDocument): Promise<PatternArgument | undefined> {
  if (!document.uri.path.endsWith(suiteEnding)) return undefined;
  const { pattern } = parseSuite(textOf(document)).suite;
  if (pattern?.pointer !== undefined) return undefined;
  const path = pathFromRoot(document.uri);
  const resolved = resolvePath(path, pattern?.file ?? siblingPattern(path.replace(/^.*\//, "")));
  if (!resolved.ok) return undefined;
  const uri = vscode.Uri.joinPath(rootOf(document.uri), resolved.value);
  const argument = asArgument({ uri, site: pattern?.site ?? "" });
  return vscode.workspace.fs.stat(uri).then(
    // The editor would read a device that a link leads to without end.
    ({ type, size }) => ((type & vscode.FileType.File) !== 0 && size <= largestFile ? argument : undefined),
    () => undefined,
  );
}

/** Asks which pattern is meant: those that do not match first, the nearest at the front. */
async function pickPattern(patterns: WorkspacePatterns, text: string): Promise<PatternArgument | undefined> {
  const parsed = parseEvent(text);
  const ranked = parsed.ok ? await rankPatterns(await patterns.all(), parsed.event) : [];
  if (ranked.length === 0) return refuse("There is no valid event pattern in this workspace.");
  const misses = ranked.filter(({ matches }) => !matches);
  const picked = await pickOne([...misses, ...ranked.filter(({ matches }) => matches)].map(patternChoice), {
    title,
    placeHolder: "Which event pattern should match the event?",
    matchOnDetail: true,
  });
  return picked && asArgument(picked.ranked.pattern);
}

/** Shows the pattern beside the event, at the first leaf that failed. */
async function showPattern(argument: PatternArgument, { report: { local } }: TestedPattern): Promise<void> {
  const pattern = await findPattern(argument);
  if (pattern === undefined) return;
  const { document } = pattern;
  const leaf = local.kind === "verdict" ? local.explanation.nearestMiss?.failed[0]?.leaf : undefined;
  const at = rangeOf(pattern, leaf?.span ?? { offset: 0, length: 0 }).start;
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  await vscode.window.showTextDocument(document, {
    viewColumn: open?.viewColumn ?? vscode.ViewColumn.Beside,
    selection: new vscode.Range(at, at),
  });
}
