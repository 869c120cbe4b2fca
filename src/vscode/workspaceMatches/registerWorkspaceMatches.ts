import * as vscode from "vscode";
import { parseEvent } from "../../event/parseEvent";
import type { Event } from "../../event/event";
import { countMatches, type KnownVerdicts } from "../../testing/countMatches";
import type { RankedPattern } from "../../testing/rankPatterns";
import { registerCodeLenses } from "../codeLenses";
import { rangesIn } from "../convert";
import { documentOf, textOf } from "../documents";
import { lensOnTop } from "../display";
import { showInformation } from "../messages";
import { pickOne } from "../questions";
import { isTooLong, patternChoice, rankedPatterns } from "../rankedPatterns";
import { registerCommand } from "../registerCommand";
import type { Services } from "../services";
import { isPattern, needsEvent } from "../wrongFile";
import type { WorkspacePattern, WorkspacePatterns } from "../workspacePatterns";

const command = "eventPattern.showMatchingPatterns";
const setting = "eventPattern.codeLens.workspaceMatches";

/**
 * A lens above an event file that says how many of the workspace's patterns match it. It opens the list of all, the near
 * misses ordered by how little failed. The setting `eventPattern.codeLens.workspaceMatches` switches it off.
 */
export function registerWorkspaceMatches(services: Services, patterns: WorkspacePatterns): vscode.Disposable {
  const read = new WeakMap<vscode.TextDocument, ReadEvent>();

  /** The event of a document as it is now, read once, with the verdicts that are known of it. */
  function eventOf(document: vscode.TextDocument): ReadEvent {
    const last = read.get(document);
    if (last?.version === document.version) return last;
    const parsed = parseEvent(textOf(document));
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
    const document = await documentOf(argument);
    if (document === undefined) return;
    const ranked = isPattern(document) ? undefined : await rankedPatterns(document, patterns);
    if (ranked === undefined) {
      if (!isTooLong(document)) return needsEvent("Show Matching Patterns");
      void showInformation("This event is larger than 1 MB, which is more than EventBridge accepts.");
      return;
    }
    const picked = await pickOne(ranked.map(patternChoice), {
      title: "Event Patterns of This Workspace",
      placeHolder: "Patterns that match, then those that almost match",
      matchOnDetail: true,
    });
    if (picked !== undefined) await open(picked.ranked);
  }

  const lenses = registerCodeLenses({ pattern: "**/*.event.json" }, setting, (document, token) =>
    services.guard.runAsync("lens of matching patterns", [], () => lensOf(document, token)),
  );
  return vscode.Disposable.from(
    lenses,
    patterns.onDidChange(() => lenses.refresh()),
    registerCommand(services, command, "Show Matching Patterns", show),
  );
}

interface ReadEvent {
  readonly version: number;
  /** Undefined where the document holds none. */
  readonly event: Event | undefined;
  readonly known: KnownVerdicts;
}

async function open({ pattern, leaf }: RankedPattern<WorkspacePattern>): Promise<void> {
  const { offset } = pattern.pattern.site.placeOf(leaf ?? { offset: 0, length: 0 });
  const selection = rangesIn(pattern.fileText)({ offset, length: 0 });
  await vscode.window.showTextDocument(pattern.uri, { selection });
}
