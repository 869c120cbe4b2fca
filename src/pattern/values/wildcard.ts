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
