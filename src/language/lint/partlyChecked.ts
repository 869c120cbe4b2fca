import type { Span } from "../../pattern/span";
import type { LintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";
import { maxSelections } from "./selections";

/** What of a pattern was passed over, because looking at it would have taken too long. Runs after all other rules. */
export function partlyChecked({ steps, root, hasTooManySelections }: LintContext): readonly LintFinding[] {
  if (steps.passedOver !== undefined) {
    const message = `This pattern is too large to check in full: from here on, some of it was not checked. EventBridge accepts at most 4,096 characters.`;
    return [at(steps.passedOver, message)];
  }
  if (!hasTooManySelections) return [];
  const { offset } = root.span;
  const message = `The alternatives of "$or" choose events in more than ${maxSelections} ways, so fields and values were not compared with what AWS sends.`;
  return [at({ offset, length: 1 }, message)];
}

function at(span: Span, message: string): LintFinding {
  return { code: "partly-checked", span, message, related: [], data: undefined };
}
