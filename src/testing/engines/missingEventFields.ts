import { parseEvent } from "../../event/parseEvent";
import { serviceProblem } from "../../event/serviceProblem";
import type { TestError } from "./patternTester";

/**
 * The envelope's fields that TestEventPattern demands and the event does not have; none for a text that is not an
 * event at all, which is a problem of its own.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html
 */
export function missingEventFields(event: string): readonly string[] {
  const parsed = parseEvent(event);
  return parsed.ok ? (serviceProblem(parsed.event)?.missing ?? []) : [];
}

/** A failure with the fields that the event lacks, where that is what it is about: EventBridge does not name them. */
export function withMissingFields(error: TestError, event: string): TestError {
  return error.kind === "invalidEvent" ? { ...error, missing: missingEventFields(event) } : error;
}
