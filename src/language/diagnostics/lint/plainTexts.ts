import { valueTest } from "../../../matching/valueTest";
import type { Leaf, Matcher } from "../../../pattern/pattern";
import type { LeafField } from "./leafField";
import { quotedOperators } from "../quotedJson";
import { holdsPlaceholder } from "./placeholder";

/** A matcher that asks for one text. */
export type TextMatcher = Matcher & { readonly kind: "string" | "exactly" };

/** Whether a text is compared with what AWS sends: it is no placeholder of a template, and no operator in quotes. */
export function canBeSent(text: string): boolean {
  return !holdsPlaceholder(text) && quotedOperators(text) === undefined;
}

/** The values of a leaf that are plain texts, placeholders of templates and operators in quotes left out. */
export function plainTexts({ value }: LeafField): readonly TextMatcher[] {
  return value.matchers.filter(
    (matcher): matcher is TextMatcher =>
      (matcher.kind === "string" || matcher.kind === "exactly") && canBeSent(matcher.value),
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
