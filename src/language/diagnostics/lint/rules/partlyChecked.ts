import { maxSelections } from "../../../knowledge/selections";
import type { LintRule } from "../lintRule";

/** What was passed over, because looking at it would have taken too long. The last of the rules. */
export const partlyChecked: LintRule<"partly-checked"> = {
  code: "partly-checked",
  level: "information",
  summary: "A pattern so large that not all of it was checked, or not all diagnostics are shown.",
  check: ({ steps, root, hasTooManySelections }) => {
    if (steps.passedOver !== undefined) {
      const message = `This pattern is too large to check in full: from here on, some of it was not checked. EventBridge accepts at most 4,096 characters.`;
      return [{ span: steps.passedOver, message, data: undefined }];
    }
    if (!hasTooManySelections) return [];
    const { offset } = root.span;
    const message = `The alternatives of "$or" choose events in more than ${maxSelections} ways, so fields and values were not compared with what AWS sends.`;
    return [{ span: { offset, length: 1 }, message, data: undefined }];
  },
};
