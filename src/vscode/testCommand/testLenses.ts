import type * as vscode from "vscode";
import { registerCodeLenses } from "../codeLenses";
import { lensOnTop } from "../display";
import type { Explanation } from "../../matching/explain/explanation";
import { joinWords, shorten } from "../../pattern/matcherWords";
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
  show(pattern: PatternAddress, verdict: ShownVerdict, event: string): void;
  /** Says of a result that it is from before the last edit. */
  outdate(pattern: PatternAddress): void;
  clear(pattern: PatternAddress): void;
  /** Has the lenses follow another last event. */
  refresh(): void;
  dispose(): void;
}

type ShownVerdict = Pick<Explanation, "matches" | "dependsOn">;

interface ShownResult {
  readonly verdict: ShownVerdict;
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
    show(pattern, verdict, event) {
      results.set(keyOf(pattern), { verdict, event, isStale: false });
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

function titleOf({ verdict: { matches, dependsOn }, event, isStale }: ShownResult): string {
  if (dependsOn !== undefined) {
    const on = joinWords(dependsOn.map(shorten), "and");
    return isStale
      ? `Depended on ${on} for ${event} before the last edit`
      : `? Depends on ${on} for ${event}`;
  }
  if (isStale) return `${matches ? "Matched" : "Did not match"} ${event} before the last edit`;
  return `${matches ? "✓ Matches" : "✗ Does not match"} ${event}`;
}
