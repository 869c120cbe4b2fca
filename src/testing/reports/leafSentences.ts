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
    const mark = leaf.reason?.kind === "depends" ? "?" : "✗";
    return [`${mark} ${describeVerdict(leaf)}.`, ...(change === "" ? [] : [change])];
  }
  const own = `${leaf.matched ? "✓" : "–"} ${describeVerdict(leaf)}.`;
  if (first === undefined) return [own];
  const mark = first.reason?.kind === "depends" ? "?" : "✗";
  return [`${mark} Elsewhere: ${describeMiss(first)}.`, own];
}
