import * as vscode from "vscode";
import { parseEvent } from "../event/parseEvent";
import { rankPatterns, type RankedPattern } from "../testing/rankPatterns";
import { joinWords, shorten } from "../pattern/matcherWords";
import { siteKey } from "../documents/site";
import { lengthOf } from "./convert";
import { textOf } from "./documents";
import type { Choice } from "./questions";
import type { WorkspacePattern, WorkspacePatterns } from "./workspacePatterns";

/** Longer events are not tested, in UTF-16 units. EventBridge carries events of up to 1 MB. */
const longestEvent = 1_000_000;

/** Whether a document is longer than any event that EventBridge carries. */
export function isTooLong(document: vscode.TextDocument): boolean {
  return lengthOf(document) > longestEvent;
}

/** Every pattern of the workspace with what it makes of an event; undefined where the document holds none. */
export async function rankedPatterns(
  document: vscode.TextDocument,
  patterns: WorkspacePatterns,
): Promise<readonly RankedPattern<WorkspacePattern>[] | undefined> {
  if (isTooLong(document)) return undefined;
  const parsed = parseEvent(textOf(document));
  return parsed.ok ? rankPatterns(await patterns.all(), parsed.event) : undefined;
}

/** An entry of a list of patterns: where it is, and what it makes of the event. */
export function patternChoice(
  ranked: RankedPattern<WorkspacePattern>,
): Choice & { readonly ranked: RankedPattern<WorkspacePattern> } {
  const { matches, dependsOn, failed, leaves, words, pattern } = ranked;
  const missed =
    dependsOn === undefined
      ? `${failed} of ${leaves} leaves fail`
      : `depends on ${joinWords(dependsOn.map(shorten), "and")}`;
  return {
    icon: matches ? "pass" : dependsOn === undefined ? "circle-slash" : "question",
    label: siteKey(vscode.workspace.asRelativePath(pattern.uri), pattern.site),
    description: matches ? "matches" : missed,
    detail: words,
    ranked,
  };
}
