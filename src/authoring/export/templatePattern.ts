import type { ExactPattern } from "./exactPattern";
import { keysOf, scalarsOf } from "./jsonNode";
import type { TemplateValue } from "./templateValue";

/** What CloudFormation replaces wherever it stands. */
const dynamicReference = "{{resolve:";

/**
 * The pattern as the property of a CloudFormation resource: an object where CloudFormation takes it as it is, else the
 * text of it, which the property may be too. CloudFormation calls functions for keys such as `Ref`, replaces dynamic
 * references, and knows nothing of equal keys and the spelling of numbers.
 */
export function templatePattern(
  { root, value, guardedText, guardedLine }: ExactPattern,
  layout: "lines" | "line" = "lines",
): TemplateValue {
  const calls = keysOf(root).some((key) => key === "Ref" || key.startsWith("Fn::"));
  const refers = scalarsOf(root).some((text) => text.includes(dynamicReference));
  return value === undefined || calls || refers ? (layout === "line" ? guardedLine : guardedText) : value;
}
