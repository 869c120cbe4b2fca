import { parseIpAddress } from "./ipAddress";
import type { MatcherKind } from "../pattern";

/** Whether a matcher asks for one string, unit by unit. (The text of an IP address stands for the address.) */
export function isExactText(matcher: MatcherKind): matcher is MatcherKind & { kind: "string" | "exactly" } {
  return (
    matcher.kind === "exactly" || (matcher.kind === "string" && parseIpAddress(matcher.value) === undefined)
  );
}
