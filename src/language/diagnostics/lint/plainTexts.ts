import { valueTest } from "../../../matching/valueTest";
import type { Leaf, Matcher } from "../../../pattern/pattern";
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

/** The strings of a leaf when it lists nothing else; undefined otherwise. */
export function exactTexts(leaf: Leaf | undefined): readonly string[] | undefined {
  const texts = leaf?.matchers.map((matcher) =>
    matcher.kind === "string" || matcher.kind === "exactly" ? matcher.value : undefined,
  );
  return texts?.every((text) => text !== undefined) === true ? texts : undefined;
}

/** Whether a matcher accepts a string. */
export function accepts(matcher: Matcher, text: string): boolean {
  return valueTest(matcher).string(text, text);
}
