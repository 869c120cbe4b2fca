// How much is known of each source, for CATALOG.md.
import type { Evidence } from "../../src/catalog/catalog";
import type { CallCounts } from "./encodeCallFields";
import { visit, type FieldTree } from "./fieldTree";
import type { ModelEvent, ModelSource } from "./model";

/** From strong to thin. */
const EVIDENCE: readonly Evidence[] = [
  "eventbridge-sample",
  "recorded-event",
  "eventbridge-consumer",
  "service-spec",
  "service-guide",
  "reference",
  "console-sample",
  "sns-sample",
  "documentation",
];

/** Of how many of a source's detail-types fields are known, and of how many of its calls parameters: `3 of 4`, or nothing. */
export function coverageOf(
  { events, eventSources = [] }: ModelSource,
  shared: ReadonlyMap<string, FieldTree>,
  { byService }: CallCounts,
): { readonly fields: string; readonly calls: string } {
  const all = [...events.values()];
  const known = all.filter(({ tree, detailType }) => tree !== undefined || shared.has(detailType));
  const calls = eventSources.flatMap((name) => [byService.get(name.replace(/\.amazonaws\.com$/, "")) ?? []]);
  const sum = (index: 0 | 1): number => calls.reduce((total, counts) => total + counts[index], 0);
  return {
    fields: all.length === 0 ? "" : `${known.length} of ${all.length}`,
    calls: sum(1) === 0 ? "" : `${sum(0)} of ${sum(1)}`,
  };
}

/** How many events have fields, by the strongest evidence of one of them; those of CloudTrail are left out. */
export function fieldEvidence(
  sources: readonly ModelSource[],
  shared: ReadonlyMap<string, FieldTree>,
): ReadonlyMap<Evidence, number> {
  const counts = new Map<Evidence, number>();
  for (const event of sources.flatMap(({ events }) => [...events.values()])) {
    if (event.tree === undefined || shared.has(event.detailType)) continue;
    const best = strongest(event, event.tree);
    if (best !== undefined) counts.set(best, (counts.get(best) ?? 0) + 1);
  }
  return new Map(
    EVIDENCE.flatMap((each) => (counts.has(each) ? [[each, counts.get(each) ?? 0] as const] : [])),
  );
}

function strongest({ evidence }: ModelEvent, tree: FieldTree): Evidence | undefined {
  const found = new Set<Evidence>();
  visit(tree, ({ facts }) => found.add(facts.evidence ?? evidence));
  return EVIDENCE.find((each) => found.has(each));
}
