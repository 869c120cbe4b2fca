/** The texts between the stars of a wildcard, their escapes undone: `a*\*b` has the parts `a` and `*b`. */
function wildcardParts(wildcard: string): readonly string[] {
  const parts: string[] = [""];
  for (let index = 0; index < wildcard.length; index++) {
    const character = wildcard.charAt(index);
    if (character === "*") {
      parts.push("");
      continue;
    }
    if (character === "\\") index += 1;
    parts.push(`${parts.pop() ?? ""}${wildcard.charAt(index)}`);
  }
  return parts;
}

/** A text as a wildcard writes it, so that its stars and backslashes stand for themselves. */
export function escapeWildcard(text: string): string {
  return text.replace(/[\\*]/g, String.raw`\$&`);
}

/** What a wildcard with at most one star, at one of its ends, says without one. */
export type PlainWildcard =
  | { readonly kind: "prefix" | "suffix"; readonly text: string }
  | { readonly kind: "text"; readonly text: string };

/** What a wildcard says without stars; undefined for one that needs them, and for `*` alone. */
export function withoutStars(wildcard: string): PlainWildcard | undefined {
  const [first = "", second, ...more] = wildcardParts(wildcard);
  if (second === undefined) return { kind: "text", text: first };
  if (more.length > 0 || (first === "" && second === "")) return undefined;
  if (second === "") return { kind: "prefix", text: first };
  return first === "" ? { kind: "suffix", text: second } : undefined;
}
