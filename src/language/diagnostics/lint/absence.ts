import type { Matcher } from "../../../pattern/pattern";
import type { LeafField } from "./leafField";

/** Whether a matcher asks for a field to be absent. */
export function asksForAbsence(matcher: Matcher): boolean {
  return matcher.kind === "exists" && !matcher.exists;
}

/** Whether a leaf accepts events without its field. */
export function acceptsAbsence({ value }: LeafField): boolean {
  return value.matchers.some(asksForAbsence);
}
