import type { EncodedSample } from "./encodedCatalog";

/** A built-in event to test a pattern with. */
export interface SampleEvent {
  /** The name of its file in samples/, without `.json`. */
  readonly name: string;
  /** What happens in it: `A resource became NON_COMPLIANT`. */
  readonly title: string;
  readonly source: string;
  readonly detailType: string;
  /** Its `detail.messageType`, where it has one. */
  readonly messageType?: string;
  readonly grade: SampleGrade;
  /** The event as JSON text, indented by two spaces. */
  readonly text: string;
}

/**
 * How sure the shape is: proven by an EventBridge event; the body proven by an SNS, Lambda or CloudTrail record of the
 * same kind; or partly inferred. samples/PROVENANCE.md says more.
 */
export type SampleGrade = "proven" | "body" | "inferred";

/** The built-in sample events, likeliest first, from the text of `dist/catalog/samples.jsonl`. */
export function openSampleEvents(text: string): readonly SampleEvent[] {
  const lines = text.split("\n").slice(1);
  return lines.filter((line) => line !== "").map((line) => sampleEvent(JSON.parse(line) as EncodedSample));
}

/** The samples of one source, and where it is given of one detail-type and message type. */
export function samplesOf(
  samples: readonly SampleEvent[],
  source: string,
  detailType?: string,
  messageType?: string,
): readonly SampleEvent[] {
  return samples.filter(
    (sample) =>
      sample.source === source &&
      (detailType === undefined || sample.detailType === detailType) &&
      (messageType === undefined || sample.messageType === messageType),
  );
}

function sampleEvent({ name, title, grade, event }: EncodedSample): SampleEvent {
  const { messageType } = event.detail;
  return {
    name,
    title,
    grade,
    source: event.source,
    detailType: event["detail-type"],
    text: `${JSON.stringify(event, null, 2)}\n`,
    ...(messageType === undefined ? {} : { messageType }),
  };
}
