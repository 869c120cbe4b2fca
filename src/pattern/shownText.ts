import type { PartText } from "./pattern";

/** A text with its expressions in the holes, for words: `orders-${Stage}`. */
export function shownText({ pieces, expressions }: PartText): string {
  return pieces
    .map((piece, index) => {
      const expression = expressions[index];
      return expression === undefined ? piece : piece + shownExpression(expression);
    })
    .join("");
}

/** An expression as words show it among known characters. */
export function shownExpression(expression: string): string {
  return `\${${expression}}`;
}
