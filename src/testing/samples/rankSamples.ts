import type { SampleEvent } from "../../catalog/sampleEvents";
import { parseEvent } from "../../event/parseEvent";
import type { CompiledPattern } from "../../matching/compilePattern";
import { explain } from "../../matching/explain/explain";
import type { LeafVerdict } from "../../matching/explain/explanation";

/** Fields that say what kind of event it is. */
const kindPaths = ["source", "detail-type", "detail.messageType"];

/** Built-in samples by how well they fit a pattern. */
export interface RankedSamples {
  /** Of the kind of event that the pattern asks for, those that come closest to matching first. */
  readonly fitting: readonly SampleEvent[];
  /** The others of services that the pattern asks for; every other one if it asks for none. */
  readonly ofOwnServices: readonly SampleEvent[];
}

/** Ranks samples by the engine's answer for each. A pattern that says nothing of the kind has no fitting ones. */
export function rankSamples(samples: readonly SampleEvent[], compiled: CompiledPattern): RankedSamples {
  const ranked = samples.map((sample) => ({ sample, ...fitOf(compiled, sample) }));
  return {
    fitting: ranked
      .filter(({ failed }) => failed !== undefined)
      .sort((one, other) => (one.failed ?? 0) - (other.failed ?? 0))
      .map(({ sample }) => sample),
    ofOwnServices: ranked
      .filter(({ failed, isOwn }) => failed === undefined && isOwn)
      .map(({ sample }) => sample),
  };
}

/** How many leaves fail in the closest way to match; undefined if the sample is of another kind. */
function fitOf(
  compiled: CompiledPattern,
  { text }: SampleEvent,
): { readonly failed: number | undefined; readonly isOwn: boolean } {
  const parsed = parseEvent(text);
  if (!parsed.ok) return { failed: undefined, isOwn: false };
  const { alternatives, leaves } = explain(compiled, parsed.event, { suggests: false });
  const [closest] = alternatives;
  const kinds = closest?.leaves.filter(({ path }) => kindPaths.includes(path)) ?? [];
  const fits = kinds.length > 0 && kinds.every(({ matched }) => matched);
  return {
    failed: fits ? closest?.failed : undefined,
    isOwn: acceptsAt("source", leaves) ?? acceptsAt("detail-type", leaves) ?? true,
  };
}

/** Whether one of the leaves at a path accepts what the event has there; undefined if there is no such leaf. */
function acceptsAt(path: string, leaves: readonly LeafVerdict[]): boolean | undefined {
  const there = leaves.filter((leaf) => leaf.path === path);
  return there.length === 0 ? undefined : there.some(({ seen }) => seen.some(({ matched }) => matched));
}
