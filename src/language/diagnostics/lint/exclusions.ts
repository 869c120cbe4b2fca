import type { Matcher } from "../../../pattern/pattern";
import type { LeafField } from "./leafField";

/** A matcher that excludes values. */
export type Exclusion = Matcher & { readonly kind: "anythingBut" };

/** The exclusions among a leaf's alternatives. */
export function exclusionsOf({ value }: LeafField): readonly Exclusion[] {
  return value.matchers.filter((matcher) => matcher.kind === "anythingBut");
}
