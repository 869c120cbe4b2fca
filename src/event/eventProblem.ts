import { type JsonProblemCode, ProblemLog } from "../json/strict/problemLog";
import { AWS_PREFIX } from "../json/strict/sourceLocation";
import type { Span } from "../base/span";
import { TokenReader } from "../json/strict/tokenReader";

/**
 * Why a text is not an event that EventBridge would read. `message` is a plain sentence; `span` is where reading
 * stopped, in UTF-16 units of the text (for bytes: of the text they decode to).
 */
export interface EventProblem {
  readonly kind: "notAnObject" | "syntax" | "tooDeep";
  readonly message: string;
  readonly span: Span;
  /** What event-ruler says of it, with line and column. (TestEventPattern says no more than that it is not valid.) */
  readonly rulerMessage: string;
}

/** The problem of an event text that is known to be none, with event-ruler's words for it. */
export function eventProblem(
  text: string,
  kind: EventProblem["kind"],
  message: string,
  span: Span,
): EventProblem {
  return { kind, message, span, rulerMessage: rulerMessage(text) ?? message };
}

/** What event-ruler says when it reads a text as an event; undefined if it finds nothing wrong. */
function rulerMessage(text: string): string | undefined {
  const log = new ProblemLog<JsonProblemCode>(text, 1);
  const reader = new TokenReader(text, log);
  const isObject = reader.next() === "{";
  if (isObject) reader.leave(1);
  const [problem] = log.finish();
  if (problem?.awsMessage !== undefined) return problem.awsMessage.slice(AWS_PREFIX.length);
  return isObject ? undefined : "Event must be a JSON object";
}
