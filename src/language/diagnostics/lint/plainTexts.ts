import type { Matcher } from "../../../pattern/pattern";
import type { LeafField } from "./leafField";
import { holdsPlaceholder } from "./placeholder";

/** A matcher that asks for one text. */
export type TextMatcher = Matcher & { readonly kind: "string" | "exactly" };

/** The values of a leaf that are plain texts, placeholders of templates left out. */
export function plainTexts({ value }: LeafField): readonly TextMatcher[] {
  return value.matchers.filter(
    (matcher): matcher is TextMatcher =>
      (matcher.kind === "string" || matcher.kind === "exactly") && !holdsPlaceholder(matcher.value),
  );
}
