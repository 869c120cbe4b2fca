import { assertNever } from "../../../../base/assertNever";
import type { Matcher } from "../../../../pattern/pattern";
import type { LintRule } from "../lintRule";
import { leavesOfOperators } from "../operatorObjects";

/** A pattern compares values with what is written in it, never with another field. */
export const pathAsValue: LintRule<"path-as-value"> = {
  code: "path-as-value",
  level: "warning",
  summary: "A path such as `$.detail.state` as a value, which is compared as plain text.",
  check: (context) =>
    context.leaves.flatMap((leaf) =>
      context.shared(leavesOfOperators).has(leaf)
        ? []
        : leaf.value.matchers.flatMap((matcher) => {
            const path = textsOf(matcher).find((text) => isPath(text));
            if (path === undefined) return [];
            const message = `Write the value itself: ${JSON.stringify(path)} is compared letter by letter. A pattern cannot look at another field; paths are for input transformers.`;
            return [{ span: matcher.span, message, data: undefined }];
          }),
    ),
};

/** A JSONPath from the root of an event, as input transformers and state machines have it. */
function isPath(text: string): boolean {
  return /^(?:<)?\$\.(?:detail(?:-type)?|source|account|region|time|id|resources|version)(?:[.[>]|$)/.test(
    text,
  );
}

function textsOf(matcher: Matcher): readonly string[] {
  switch (matcher.kind) {
    case "string":
    case "exactly":
    case "prefix":
    case "suffix":
    case "equalsIgnoreCase":
    case "wildcard":
      return [matcher.value];
    case "anythingBut":
      return matcher.excluded.kind === "numbers" ? [] : matcher.excluded.values;
    case "number":
    case "boolean":
    case "null":
    case "exists":
    case "cidr":
    case "numeric":
    case "unknown":
      return [];
    default:
      return assertNever(matcher);
  }
}
