import { bestWay } from "../arrayConsistency";
import type { Way } from "../arrayConsistency";
import type { CompiledPattern } from "../compilePattern";
import type { Event, EventValue } from "../../event/event";
import { newEvidence } from "../evidence";
import type { Evidence } from "../evidence";
import { gatherEvidence } from "../gatherEvidence";
import type { PlannedLeaf } from "../matchPlan";

/** What an event has at the paths of a pattern, with the values themselves. */
export interface Observation {
  readonly event: Event;
  readonly evidence: Evidence;
  /** By path, in the order of the event. */
  readonly fields: readonly (readonly EventField[])[];
  /** By path: objects and arrays there. */
  readonly containers: readonly (readonly EventValue[])[];
  /** By scope: the element of an array that it is; the root for scope 0. */
  readonly elements: readonly EventValue[];
}

export interface EventField {
  readonly value: EventValue;
  readonly scope: number;
}

/** Looks at an event through a pattern. */
export function observe(compiled: CompiledPattern, event: Event): Observation {
  const plan = compiled.plan();
  const evidence = newEvidence(plan);
  const fields = plan.paths.map((): EventField[] => []);
  const containers = plan.paths.map((): EventValue[] => []);
  const elements: EventValue[] = [0];
  gatherEvidence(plan, event, evidence, {
    field: (value, path, scope) => fields[path]?.push({ value, scope }),
    container: (value, path) => containers[path]?.push(value),
    scope: (element) => elements.push(element),
  });
  return { event, evidence, fields, containers, elements };
}

/** How the leaves of a combination, which are in the order of their paths, can best be satisfied together. */
export function waysOf(leaves: readonly PlannedLeaf[], evidence: Evidence): readonly Way[] {
  const ways: Way[] = [];
  for (let way = bestWay(leaves, evidence); way !== undefined; way = way.before) ways.push(way);
  return ways.reverse();
}
