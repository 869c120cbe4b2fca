import { apiCalls } from "../apiCalls";
import type { LintRule } from "../lintRule";

/** EventBridge delivers such calls only to rules that ask for all management events. */
export const readOnlyCall: LintRule<"read-only-call"> = {
  code: "read-only-call",
  level: "information",
  summary: "An API call that only reads, which reaches rules in one state alone.",
  check: (context) =>
    context.shared(apiCalls).flatMap(({ matcher: { value, span }, verdict }) => {
      if (verdict.kind !== "reads") return [];
      const message = `"${value}" only reads. Such calls reach a rule only in state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, where a trail logs management events.`;
      return [{ span, message, data: undefined }];
    }),
};
