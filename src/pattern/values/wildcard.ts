/** The operand of `wildcard` taken apart at its stars. */
export interface Wildcard {
  /** What the value starts with, the texts it has then, in this order and apart from each other, and what it ends with. */
  readonly first: string;
  readonly middle: readonly string[];
  readonly last: string;
  /** Whether there is a star at all; without one the value must be `first`. */
  readonly open: boolean;
}

/**
 * The operand of `wildcard`, ready for matchesWildcard. `*` stands for any number of characters, `\*` and `\\` for a
 * star and a backslash. Never fails; in an operand that parsePattern does not accept, stars in a row are as one.
 */
export function compileWildcard(operand: string): Wildcard {
  if (!operand.includes("\\")) return wildcardOf(operand.split("*"));
  const parts: string[] = [];
  let part = "";
  for (let index = 0; index < operand.length; index++) {
    const unit = operand.charAt(index);
    if (unit === "*") {
      parts.push(part);
      part = "";
    } else {
      part += unit === "\\" ? operand.charAt(++index) : unit;
    }
  }
  return wildcardOf([...parts, part]);
}

/** The wildcard of the texts between stars, at least one. */
function wildcardOf(parts: readonly string[]): Wildcard {
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  const middle = rest.filter((part) => part !== "");
  return { first, middle, last: last ?? "", open: last !== undefined };
}

/**
 * Whether the whole of `value` matches. Each part is taken where it first occurs, which loses nothing because only the
 * last part is tied to a place; so the time is linear in the value however many stars there are.
 */
export function matchesWildcard({ first, middle, last, open }: Wildcard, value: string): boolean {
  if (!open) return value === first;
  if (value.length < first.length + last.length || !value.startsWith(first) || !value.endsWith(last))
    return false;
  const end = value.length - last.length;
  let position = first.length;
  for (const part of middle) {
    const found = value.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
    if (position > end) return false;
  }
  return true;
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
  const { first, middle, last, open } = compileWildcard(wildcard);
  if (!open) return { kind: "text", text: first };
  if (middle.length > 0 || (first === "" && last === "")) return undefined;
  if (last === "") return { kind: "prefix", text: first };
  return first === "" ? { kind: "suffix", text: last } : undefined;
}
