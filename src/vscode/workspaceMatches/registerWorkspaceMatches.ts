import * as vscode from "vscode";
import { parseEvent } from "../../event/parseEvent";
import type { Event } from "../../event/event";
import { countMatches, type KnownVerdicts } from "../../testing/countMatches";
import { positionsIn } from "../../base/positions";
import { rankPatterns, type RankedPattern } from "../../testing/rankPatterns";
import { lensOnTop } from "../display";
import { showInformation } from "../messages";
import { pickOne, type Choice } from "../questions";
import { lengthOf } from "../convert";
import type { Services } from "../services";
import type { WorkspacePattern, WorkspacePatterns } from "../workspacePatterns";

const command = "eventPattern.showMatchingPatterns";
const setting = "eventPattern.codeLens.workspaceMatches";

/** Longer events are not tested, in UTF-16 units, which the lens says. EventBridge carries events of up to 1 MB. */
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
  const read = new WeakMap<vscode.TextDocument, ReadEvent>();

  /** The event of a document as it is now, read once, with the verdicts that are known of it. */
  function eventOf(document: vscode.TextDocument): ReadEvent {
    const last = read.get(document);
    if (last?.version === document.version) return last;
    const parsed = parseEvent(document.getText());
    const found = {
      version: document.version,
      event: parsed.ok ? parsed.event : undefined,
      known: new WeakMap(),
    };
    read.set(document, found);
    return found;
  }

  async function lensOf(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeLens[]> {
    if (isTooLong(document)) {
      const title = "Not tested against the patterns of this workspace: the event is larger than 1 MB";
      return [lensOnTop({ title, command: "" })];
    }
    const all = await patterns.all();
    if (all.length === 0 || token.isCancellationRequested) return [];
    const { event, known } = eventOf(document);
    if (event === undefined) return [];
    const count = await countMatches(all, event, known, () => token.isCancellationRequested);
    if (count === undefined) return [];
    const { matching, asked } = count;
    const of = asked === all.length ? `${asked}` : `the first ${asked} of ${all.length}`;
    const title = `Matches ${matching} of ${of} patterns in this workspace`;
    return [lensOnTop({ title, command, arguments: [document.uri] })];
  }

  async function show(argument: unknown): Promise<void> {
    const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined) return;
    const document = await vscode.workspace.openTextDocument(uri);
    const ranked = await rankFor(document, patterns);
    if (ranked === undefined) {
      void showInformation(
        isTooLong(document)
          ? "This event is larger than 1 MB, which is more than EventBridge carries."
          : "This file does not hold an event.",
      );
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
        provideCodeLenses(document, token) {
          if (!vscode.workspace.getConfiguration(undefined, document.uri).get<boolean>(setting, true))
            return [];
          return guard.runAsync("lens of matching patterns", [], () => lensOf(document, token));
        },
      },
    ),
    vscode.commands.registerCommand(command, (argument: unknown) =>
      guard.runAsync("Show Matching Patterns", undefined, () => show(argument)),
    ),
  );
}

interface ReadEvent {
  readonly version: number;
  /** Undefined where the document holds none. */
  readonly event: Event | undefined;
  readonly known: KnownVerdicts;
}

function isTooLong(document: vscode.TextDocument): boolean {
  return lengthOf(document) > longestEvent;
}

/** Every pattern of the workspace with what it makes of an event; undefined where the document holds none. */
export async function rankFor(
  document: vscode.TextDocument,
  patterns: WorkspacePatterns,
): Promise<readonly RankedPattern<WorkspacePattern>[] | undefined> {
  if (isTooLong(document)) return undefined;
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
