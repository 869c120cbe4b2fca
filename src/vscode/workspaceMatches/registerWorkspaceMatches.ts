import * as vscode from "vscode";
import { parseEvent } from "../../matching/parseEvent";
import { positionsIn } from "../../testing/filePosition";
import { rankPatterns, type RankedPattern } from "../../testing/rankPatterns";
import { lensOnTop } from "../display";
import { showInformation } from "../messages";
import { pickOne, type Choice } from "../questions";
import { lengthOf } from "../convert";
import type { Services } from "../services";
import type { WorkspacePattern, WorkspacePatterns } from "./workspacePatterns";

const command = "eventPattern.showMatchingPatterns";
const setting = "eventPattern.codeLens.workspaceMatches";

/** Longer events have no lens, in UTF-16 units. EventBridge carries events of up to 1 MB. */
const longestEvent = 1_000_000;

/**
 * A lens above an event file that says how many of the workspace's patterns match it. It opens the list of all, the near
 * misses ordered by how little failed. The setting `eventPattern.codeLens.workspaceMatches` switches it off.
 */
export function registerWorkspaceMatches(
  { guard }: Services,
  patterns: WorkspacePatterns,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();

  async function lensOf(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const ranked = await rankFor(document, patterns);
    if (ranked === undefined || ranked.length === 0) return [];
    const matching = ranked.filter(({ matches }) => matches).length;
    const title = `Matches ${matching} of ${ranked.length} patterns in this workspace`;
    return [lensOnTop({ title, command, arguments: [document.uri] })];
  }

  async function show(argument: unknown): Promise<void> {
    const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined) return;
    const ranked = await rankFor(await vscode.workspace.openTextDocument(uri), patterns);
    if (ranked === undefined) {
      void showInformation("This file does not hold an event.");
      return;
    }
    const picked = await pickOne(ranked.map(toItem), {
      title: "Event Patterns of This Workspace",
      placeHolder: "Patterns that match, then those that nearly do",
      matchOnDetail: true,
    });
    if (picked !== undefined) await open(picked.ranked);
  }

  return vscode.Disposable.from(
    changed,
    patterns.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(setting)) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(
      { pattern: "**/*.event.json" },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses(document) {
          if (!vscode.workspace.getConfiguration(undefined, document.uri).get<boolean>(setting, true))
            return [];
          return guard.runAsync("lens of matching patterns", [], () => lensOf(document));
        },
      },
    ),
    vscode.commands.registerCommand(command, (argument: unknown) =>
      guard.runAsync("Show Matching Patterns", undefined, () => show(argument)),
    ),
  );
}

/** Every pattern of the workspace with what it makes of an event; undefined where the document holds none. */
export async function rankFor(
  document: vscode.TextDocument,
  patterns: WorkspacePatterns,
): Promise<readonly RankedPattern<WorkspacePattern>[] | undefined> {
  if (lengthOf(document) > longestEvent) return undefined;
  const parsed = parseEvent(document.getText());
  return parsed.ok ? rankPatterns(await patterns.all(), parsed.event) : undefined;
}

/** An entry of a list of patterns: where it is, and what it makes of the event. */
export function toItem(
  ranked: RankedPattern<WorkspacePattern>,
): Choice & { readonly ranked: RankedPattern<WorkspacePattern> } {
  const { matches, failed, leaves, words, pattern } = ranked;
  return {
    icon: matches ? "pass" : "circle-slash",
    label: vscode.workspace.asRelativePath(pattern.uri),
    description: matches ? "matches" : `${failed} of ${leaves} leaves fail`,
    detail: words,
    ranked,
  };
}

async function open({ pattern, leaf }: RankedPattern<WorkspacePattern>): Promise<void> {
  const { position } = positionsIn("", pattern.text)(leaf?.offset ?? 0);
  const at = new vscode.Position(position.line - 1, position.column - 1);
  await vscode.window.showTextDocument(pattern.uri, { selection: new vscode.Range(at, at) });
}
