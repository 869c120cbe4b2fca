import type { Field } from "../../pattern/pattern";
import type { Span } from "../../pattern/span";
import type { ChosenEvent } from "./chosen";

/** More places than this are not offered. */
const most = 4;

/**
 * The paths at which the chosen events have a field of this name, the shallowest first, in the catalog's order; keys
 * that vary are not offered. The name is compared without its case, since a moved field may be misspelt as well.
 */
export function pathsOf(name: string, events: readonly ChosenEvent[]): readonly (readonly string[])[] {
  const paths = new Map<string, readonly string[]>();
  for (const { event } of events) {
    for (const { path } of event.fields ?? []) {
      if (path.at(-1)?.toLowerCase() === name.toLowerCase() && !path.includes("*")) {
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
