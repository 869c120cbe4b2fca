import * as vscode from "vscode";
import { harmlessLine, harmlessLines, visibleText } from "../base/harmlessText";

/* Everything of the editor that shows a text but is neither a message nor a question; the table is in messages.ts. */

/** How long the title of a lens or an action, the name of a symbol or of a test can be, in UTF-16 units. */
const longestTitle = 200;

/** What a lens says, and what a click on it does. */
export interface Lens extends vscode.Command {
  /** A codicon: `pass`. */
  readonly icon?: string;
}

/** A lens above the first line of a document, or above the line of `at`. */
export function lensOnTop(
  { icon, title, tooltip, ...command }: Lens,
  at = new vscode.Position(0, 0),
): vscode.CodeLens {
  const shown = harmlessLine(title, longestTitle);
  return new vscode.CodeLens(new vscode.Range(at, at), {
    ...command,
    title: icon === undefined ? shown : `$(${icon}) ${shown}`,
    ...(tooltip === undefined ? {} : { tooltip: harmlessLine(tooltip) }),
  });
}

/** A status bar item that is not shown yet, and what sets its text, with a codicon before it, and its details. */
export function statusItem(
  id: string,
  name: string,
  command: string,
): {
  readonly item: vscode.StatusBarItem;
  readonly say: (icon: string, text: string, details: string) => void;
} {
  const item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Right, 90);
  item.name = name;
  item.command = command;
  return {
    item,
    say(icon, text, details) {
      item.text = `$(${icon}) ${harmlessLine(text, longestTitle)}`;
      item.tooltip = harmlessLines(details);
    },
  };
}

/** An item of the Test Explorer, which refuses ids with U+0000. */
export function testItem(
  controller: vscode.TestController,
  id: string,
  label: string,
  uri: vscode.Uri,
): vscode.TestItem {
  return controller.createTestItem(visibleText(id), harmlessLine(label, longestTitle), uri);
}

/** What is wrong with a file of tests or a test, as its item says it. */
export function testError(message: string): string {
  return harmlessLine(message);
}

/** A message of a test. */
export function testMessage(text: string): vscode.TestMessage {
  return new vscode.TestMessage(harmlessLines(text));
}

/** Adds text to the output of a test run, which is a terminal. */
export function appendOutput(run: vscode.TestRun, text: string): void {
  run.appendOutput(visibleText(text).replaceAll("\n", "\r\n"));
}

/** A branch of a statement in coverage, at a place of its own or at the statement's. The editor shows its label as code, between backticks. */
export function branchCoverage(
  times: number,
  range: vscode.Range | undefined,
  label: string,
): vscode.BranchCoverage {
  return new vscode.BranchCoverage(times, range, harmlessLine(label, longestTitle).replaceAll("`", "'"));
}

/** A diagnostic. */
export function diagnosticAt(
  range: vscode.Range,
  message: string,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic {
  return new vscode.Diagnostic(range, harmlessLines(message), severity);
}

/** A place that a diagnostic names beside its own. */
export function relatedPlace(
  location: vscode.Location,
  message: string,
): vscode.DiagnosticRelatedInformation {
  return new vscode.DiagnosticRelatedInformation(location, harmlessLines(message));
}

/** A code action without an edit yet. */
export function codeAction(title: string, kind: vscode.CodeActionKind): vscode.CodeAction {
  return new vscode.CodeAction(harmlessLine(title, longestTitle), kind);
}

/** An entry of the outline. */
export function documentSymbol(
  name: string,
  detail: string,
  kind: vscode.SymbolKind,
  range: vscode.Range,
  nameRange: vscode.Range,
): vscode.DocumentSymbol {
  const [shownName, shownDetail] = [harmlessLine(name, longestTitle), harmlessLine(detail, longestTitle)];
  return new vscode.DocumentSymbol(shownName, shownDetail, kind, range, nameRange);
}

/** Text beside a place in a document. */
export interface Note {
  readonly text: string;
  readonly color: vscode.ThemeColor;
  /** What it says may no longer hold: it is struck out. */
  readonly isStale: boolean;
}

/** A note beside a place. */
export function noteBeside(range: vscode.Range, { text, color, isStale }: Note): vscode.DecorationOptions {
  const contentText = harmlessLine(text, longestTitle);
  const textDecoration = isStale ? { textDecoration: "line-through" } : {};
  return {
    range,
    renderOptions: {
      after: { contentText, color, margin: "0 0 0 1.5em", fontStyle: "italic", ...textDecoration },
    },
  };
}

/** A hover of sentences, one a paragraph, and a link that runs a command of this extension. */
export function hoverWithCommand(
  range: vscode.Range,
  sentences: readonly string[],
  { title, command, arguments: given }: vscode.Command,
): vscode.Hover {
  const hover = new vscode.MarkdownString();
  for (const sentence of sentences) hover.appendText(harmlessLine(sentence)).appendMarkdown("\n\n");
  // A bracket of a file's name would end the link.
  const argument = encodeURIComponent(JSON.stringify(given)).replaceAll("(", "%28").replaceAll(")", "%29");
  hover.appendMarkdown(`[${title}](command:${command}?${argument})`);
  hover.isTrusted = { enabledCommands: [command] };
  return new vscode.Hover(hover, range);
}

/**
 * Markdown in which foreign text is escaped (language/knowledge/markdown.ts), so that the only HTML in it is our own,
 * for what is folded. The editor runs no command in it, and of HTML shows what is harmless.
 */
export function untrustedMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  markdown.supportHtml = true;
  return markdown;
}
