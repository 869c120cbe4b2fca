import type * as vscode from "vscode";
import { registerCodeLenses } from "../codeLenses";
import { lensOnTop } from "../display";
import { nameOf } from "../files";
import {
  asArgument,
  keyOf,
  patternSelector,
  prepareToRead,
  sitesOf,
  type PatternAddress,
} from "../patternDocuments";

/** The lenses above a pattern: test it, test it with the last event again, and what came of the last test. */
export interface TestLenses {
  /** Shows whether the pattern matched an event, until it is cleared. */
  show(pattern: PatternAddress, matches: boolean, event: string): void;
  /** Says of a result that it is from before the last edit. */
  outdate(pattern: PatternAddress): void;
  clear(pattern: PatternAddress): void;
  /** Has the lenses follow another last event. */
  refresh(): void;
  dispose(): void;
}

interface ShownResult {
  readonly matches: boolean;
  readonly event: string;
  readonly isStale: boolean;
}

/** Registers the lenses, which the setting `eventPattern.codeLens.enabled` switches off. */
export function createTestLenses(
  testCommand: string,
  detailsCommand: string,
  lastEvent: (pattern: PatternAddress) => vscode.Uri | undefined,
): TestLenses {
  const results = new Map<string, ShownResult>();
  const lenses = registerCodeLenses(patternSelector, "eventPattern.codeLens.enabled", async (document) => {
    await prepareToRead(document);
    return sitesOf(document).flatMap((open) => {
      const at = document.positionAt(open.pattern.site.span.offset);
      const address = asArgument(open);
      const shown = [
        lensOnTop({ title: "Test Event Pattern", command: testCommand, arguments: [address] }, at),
      ];
      const event = lastEvent(open);
      if (event !== undefined) {
        const title = `Test again with ${nameOf(event)}`;
        shown.push(lensOnTop({ title, command: testCommand, arguments: [address, event] }, at));
      }
      const result = results.get(keyOf(open));
      if (result !== undefined) {
        shown.push(lensOnTop({ title: titleOf(result), command: detailsCommand, arguments: [address] }, at));
      }
      return shown;
    });
  });
  return {
    show(pattern, matches, event) {
      results.set(keyOf(pattern), { matches, event, isStale: false });
      lenses.refresh();
    },
    outdate(pattern) {
      const result = results.get(keyOf(pattern));
      if (result === undefined || result.isStale) return;
      results.set(keyOf(pattern), { ...result, isStale: true });
      lenses.refresh();
    },
    clear(pattern) {
      if (results.delete(keyOf(pattern))) lenses.refresh();
    },
    refresh: () => lenses.refresh(),
    dispose() {
      lenses.dispose();
    },
  };
}

function titleOf({ matches, event, isStale }: ShownResult): string {
  if (isStale) return `${matches ? "Matched" : "Did not match"} ${event} before the last edit`;
  return `${matches ? "✓ Matches" : "✗ Does not match"} ${event}`;
}
