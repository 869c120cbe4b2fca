import type { SourceSummary } from "../../catalog/catalog";

/** What every `detail.eventSource` ends with. */
const suffix = ".amazonaws.com";

/**
 * The values that `detail.eventSource` has in CloudTrail events of a source: those of AWS's reference of events, which
 * shows both for every service and has none for a few; for a source that it lacks the one that is called as it is.
 */
export function eventSourcesOf({ name, listed, eventSources }: SourceSummary): readonly string[] {
  return eventSources ?? (listed === true ? [] : [name.replace(/^aws\./, "") + suffix]);
}

/** The source of CloudTrail events with an event source; undefined for what is not one, or has further dots. */
export function sourceOfEventSource(eventSource: string): string | undefined {
  const [, service] = /^([\w-]+)\.amazonaws\.com$/.exec(eventSource) ?? [];
  return service === undefined ? undefined : `aws.${service}`;
}

/** Whether a text has the form that every `detail.eventSource` has, in China too. */
export function isEventSource(text: string): boolean {
  return /^[\w.-]+\.amazonaws\.com(?:\.cn)?$/.test(text);
}
