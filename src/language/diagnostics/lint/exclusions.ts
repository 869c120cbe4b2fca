import type { Matcher } from "../../../pattern/pattern";
import type { LeafField } from "./leafField";
import { canBeSent, type TextMatcher } from "./plainTexts";

/** A matcher that excludes values. */
export type Exclusion = Matcher & { readonly kind: "anythingBut" };

/** The exclusions among a leaf's alternatives. */
export function exclusionsOf({ value }: LeafField): readonly Exclusion[] {
  return value.matchers.filter((matcher) => matcher.kind === "anythingBut");
}

/** What an exclusion excludes, as if each of it were asked for where it is written; none where it excludes numbers. */
export function excludedMatchers(text: string, exclusion: Exclusion): readonly Matcher[] {
  const { excluded, span } = exclusion;
  if (excluded.kind === "numbers") return [];
  const written = text.slice(span.offset, span.offset + span.length);
  const strings = [...written.matchAll(/"(?:[^"\\]|\\.)*"/g)].slice(-excluded.values.length);
  return excluded.values.map((value, index): Matcher => {
    const { index: start = 0, 0: string = written } = strings[index] ?? {};
    const own = { offset: span.offset + start, length: string.length };
    switch (excluded.kind) {
      case "strings":
        return { kind: "string", value, span: own };
      case "prefix":
      case "suffix":
        return { kind: excluded.kind, value, ignoreCase: false, span: own };
      case "equalsIgnoreCase":
      case "wildcard":
        return { kind: excluded.kind, value, span: own };
    }
  });
}

/** The plain texts that a leaf excludes, placeholders of templates left out. */
export function excludedTexts(text: string, leaf: LeafField): readonly TextMatcher[] {
  return exclusionsOf(leaf)
    .flatMap((exclusion) => excludedMatchers(text, exclusion))
    .filter((matcher): matcher is TextMatcher => matcher.kind === "string" && canBeSent(matcher.value));
}
