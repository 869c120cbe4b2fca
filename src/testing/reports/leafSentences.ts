import { describeMiss, describePatternChange, describeVerdict } from "../../matching/explain/describeVerdict";
import type { Explanation, LeafVerdict } from "../../matching/explain/explanation";

/**
 * What a hover on a leaf says, as sentences: what failed first, which for a leaf that matched is another one, then what to
 * change, then what became of the leaf itself.
 */
export function leafSentences({ nearestMiss }: Explanation, leaf: LeafVerdict): readonly string[] {
  const isFailed = !leaf.matched && leaf.counts;
  const [first] = nearestMiss?.failed ?? [];
  if (isFailed) {
    const change = describePatternChange(leaf.patternChange);
    return [`✗ ${describeVerdict(leaf)}.`, ...(change === "" ? [] : [change])];
  }
  const own = `${leaf.matched ? "✓" : "–"} ${describeVerdict(leaf)}.`;
  return first === undefined ? [own] : [`✗ Elsewhere: ${describeMiss(first)}.`, own];
}
