import type { Event } from "./event";
import { childrenOf, keyOf, ROOT } from "./event";

/** What TestEventPattern demands of an event, in the order in which `serviceProblem` lists what is missing. */
const REQUIRED = ["id", "account", "source", "time", "region", "detail-type"] as const;

/** An event that the engine matches but TestEventPattern refuses: `Parameter Event is not valid.` */
export interface ServiceProblem {
  readonly missing: readonly string[];
}

/**
 * What the TestEventPattern API of EventBridge would refuse an event for: the envelope's fields that it lacks.
 * Undefined when it has them all. Events on a bus always have them; `version`, `resources` and `detail` are not asked
 * for. Source: recorded answers of the service.
 */
export function serviceProblem(event: Event): ServiceProblem | undefined {
  const present = new Set<string | undefined>();
  for (const member of childrenOf(event, ROOT)) present.add(keyOf(event, member));
  const missing = REQUIRED.filter((name) => !present.has(name));
  return missing.length === 0 ? undefined : { missing };
}
