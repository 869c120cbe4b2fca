import { positionsIn, type TextPosition } from "../../base/positions";
import type { Span } from "../../base/span";
import type { EventProblem } from "../../event/eventProblem";
import type { Explanation } from "../../matching/explain/explanation";
import type { PatternProblem } from "../../pattern/problems";
import type { TestError } from "../engines/patternTester";

/** What came of testing one pattern against one event. */
export interface TestReport {
  readonly local: LocalOutcome;
  readonly aws: AwsOutcome;
  /** Whether both engines answered, and not the same. A pattern that one of them rejects is an answer too. */
  readonly differ: boolean;
  /** Fields that TestEventPattern demands and the event lacks; the local engine does not need them. */
  readonly missing: readonly string[];
}

/** What the local engine says: a verdict with its reasons, or why there can be none. */
export type LocalOutcome =
  | { readonly kind: "verdict"; readonly matches: boolean; readonly explanation: Explanation }
  | { readonly kind: "invalidPattern"; readonly problems: readonly PatternProblem[] }
  | { readonly kind: "invalidEvent"; readonly problem: EventProblem };

/**
 * What EventBridge says. `because` is absent where the user chose the local engine alone. It tests whole patterns only, so
 * it cannot be asked about one with unknown values, which are named.
 */
export type AwsOutcome =
  | { readonly kind: "verdict"; readonly name: string; readonly matches: boolean }
  | { readonly kind: "failed"; readonly error: TestError }
  | { readonly kind: "notAsked"; readonly because?: TestError }
  | { readonly kind: "unknownValues"; readonly on: readonly string[] };

/** The name of the engine that is always at hand. */
export const localEngine = "Local engine";

/** A pattern or an event that was tested: what the user calls it, and its text. */
export interface TestedText {
  readonly name: string;
  readonly text: string;
  /** The text that it is in where that is larger, as for a pattern in a template, and where its spans are there. */
  readonly inFile?: { readonly text: string; readonly placeOf: (span: Span) => Span };
}

/** Where spans of a tested text start, for whoever looks at its file. */
export function placesIn({ text, inFile }: TestedText): (span: Span) => TextPosition {
  const positionOf = positionsIn("", inFile?.text ?? text);
  return (span) => positionOf((inFile?.placeOf(span) ?? span).offset).position;
}
