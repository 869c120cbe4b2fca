import type { SampleEvent } from "../../catalog/sampleEvents";
import type { LeafVerdict } from "../../matching/explain/explanation";
import { testLocally } from "../engines/testLocally";

/** Fields that say what kind of event it is. */
const kindPaths = ["source", "detail-type", "detail.messageType"];

/**
 * The samples of the kind of event that the pattern asks for, those that come closest to matching first, and apart
 * from them all others. A pattern that says nothing of the kind, or is not valid, fits none.
 */
export function rankSamples(
  samples: readonly SampleEvent[],
  pattern: string,
): { readonly fitting: readonly SampleEvent[]; readonly others: readonly SampleEvent[] } {
  const ranked = samples.map((sample) => ({ sample, failed: failedLeaves(pattern, sample) }));
  const fitting = ranked.filter(({ failed }) => failed !== undefined);
  return {
    fitting: fitting
      .sort((one, other) => (one.failed ?? 0) - (other.failed ?? 0))
      .map(({ sample }) => sample),
    others: ranked.filter(({ failed }) => failed === undefined).map(({ sample }) => sample),
  };
}

/** How many leaves fail in the closest way to match; undefined when the sample is of another kind. */
function failedLeaves(pattern: string, { text }: SampleEvent): number | undefined {
  const outcome = testLocally(pattern, text);
  if (outcome.kind !== "verdict") return undefined;
  const [closest] = outcome.explanation.alternatives;
  const kinds = closest?.leaves.filter(({ path }) => kindPaths.includes(path)) ?? [];
  const fits = kinds.length > 0 && kinds.every((leaf: LeafVerdict) => leaf.matched);
  return fits ? closest?.failed : undefined;
}
