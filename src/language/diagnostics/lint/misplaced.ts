import type { Field } from "../../../pattern/pattern";
import type { Span } from "../../../base/span";
import type { ChosenEvent } from "./fieldKnowledge";
import type { Steps } from "./steps";

/** More places than this are not offered. */
const most = 4;

/** How many fields can be looked at in the time of one step. */
const fieldsPerStep = 10;

/**
 * The paths at which the chosen events have a field of this name, the shallowest first, in the catalog's order; keys
 * that vary are not offered. The name is compared without its case, since a moved field may be misspelt as well. Empty
 * where too few steps are left to tell.
 */
export function pathsOf(
  { name, nameSpan }: Field,
  events: readonly ChosenEvent[],
  steps: Steps,
): readonly (readonly string[])[] {
  const paths = new Map<string, readonly string[]>();
  const wanted = name.toLowerCase();
  for (const event of new Set(events.map((chosen) => chosen.event))) {
    const fields = event.fields ?? [];
    if (!steps.take(Math.ceil(fields.length / fieldsPerStep), nameSpan)) return [];
    for (const { path } of fields) {
      if (path.at(-1)?.toLowerCase() === wanted && !path.includes("*")) {
        paths.set(path.join("."), path);
      }
    }
  }
  return [...paths.values()].sort((one, other) => one.length - other.length).slice(0, most);
}

/** A field with its value. */
export function memberSpan({ nameSpan, value }: Field): Span {
  return { offset: nameSpan.offset, length: value.span.offset + value.span.length - nameSpan.offset };
}
