import type { ExactPattern } from "./exactPattern";
import { hasNull, keysOf, scalarsOf } from "./jsonNode";
import type { TemplateValue } from "./templateValue";

/** What CloudFormation replaces wherever it stands. */
const dynamicReference = "{{resolve:";

/**
 * The pattern as the property of a CloudFormation resource: an object where CloudFormation takes it as it is, else the
 * text of it, which the property may be too. CloudFormation takes no null, calls functions for keys such as `Ref`,
 * replaces dynamic references, and knows nothing of equal keys and the spelling of numbers.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1378 for null, 1735 for `4.0`, and
 * 1414 for the text.
 */
export function templatePattern(
  { root, value, guardedText, guardedLine }: ExactPattern,
  layout: "lines" | "line" = "lines",
): TemplateValue {
  const calls = keysOf(root).some((key) => key === "Ref" || key.startsWith("Fn::"));
  const refers = scalarsOf(root).some((text) => text.includes(dynamicReference));
  if (value !== undefined && !calls && !refers && !hasNull(root)) return value;
  return layout === "line" ? guardedLine : guardedText;
}
