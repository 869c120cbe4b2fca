import { registerCodeLenses } from "../codeLenses";
import { lensOnTop } from "../display";
import {
  asArgument,
  keyOf,
  patternSelector,
  prepareToRead,
  sitesOf,
  type PatternAddress,
} from "../patternDocuments";

/** The lenses above a pattern: test it, and what came of the last test while that still holds. */
export interface TestLenses {
  /** Shows a result, such as `Matches bucket.event.json`, until it is cleared. */
  show(pattern: PatternAddress, result: string): void;
  clear(pattern: PatternAddress): void;
  dispose(): void;
}

/** Registers the lenses, which the setting `eventPattern.codeLens.enabled` switches off. */
export function createTestLenses(testCommand: string, detailsCommand: string): TestLenses {
  const results = new Map<string, string>();
  const lenses = registerCodeLenses(patternSelector, "eventPattern.codeLens.enabled", async (document) => {
    await prepareToRead(document);
    return sitesOf(document).flatMap((open) => {
      const at = document.positionAt(open.pattern.site.span.offset);
      const given = [asArgument(open)];
      const test = lensOnTop({ title: "Test Event Pattern", command: testCommand, arguments: given }, at);
      const result = results.get(keyOf(open));
      if (result === undefined) return [test];
      return [test, lensOnTop({ title: result, command: detailsCommand, arguments: given }, at)];
    });
  });
  return {
    show(pattern, result) {
      results.set(keyOf(pattern), result);
      lenses.refresh();
    },
    clear(pattern) {
      if (results.delete(keyOf(pattern))) lenses.refresh();
    },
    dispose() {
      lenses.dispose();
    },
  };
}
