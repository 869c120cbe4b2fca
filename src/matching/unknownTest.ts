import { foldCase, foldedEnd, foldedStart } from "../pattern/values/foldCase";
import type { FoldedText } from "../pattern/values/foldCase";
import { parseIpAddress } from "../pattern/values/ipAddress";
import type { PartText, UnknownAsk, UnknownExcluded } from "../pattern/pattern";
import { compileWildcard, matchesWildcard } from "../pattern/values/wildcard";

/** Whether a text could be accepted: as the event says it, and as UTF-8 has it. */
type TextTest = (value: string, encoded: string) => boolean;

/**
 * Whether a string could be accepted by a text with holes, whatever stands in them. Never false where some filling
 * accepts it; true in a few cases where none does: of addresses, and beside halves of surrogate pairs.
 */
export function possibleText({ text, shown }: UnknownAsk & { readonly kind: "text" }): TextTest {
  const { pieces } = text;
  switch (shown.kind) {
    case "string": {
      const fits = betweenHoles(pieces, true, true);
      const mayBeAddress = pieces.every((piece) => /^[\da-fA-F:.]*$/.test(piece));
      return (value) => fits(value) || (mayBeAddress && parseIpAddress(value) !== undefined);
    }
    case "exactly": {
      const fits = betweenHoles(pieces, true, true);
      return (value) => fits(value);
    }
    case "cidr":
      return (value) => parseIpAddress(value) !== undefined;
    case "prefix":
    case "suffix":
      return possibleOperand(shown.kind, pieces, shown.ignoreCase);
    case "equalsIgnoreCase":
    case "wildcard":
      return possibleOperand(shown.kind, pieces, false);
  }
}

/** The same for a text that `anything-but` excludes. */
export function possibleExclusion(kind: UnknownExcluded["kind"], { pieces }: PartText): TextTest {
  if (kind !== "strings") return possibleOperand(kind, pieces, false);
  const fits = betweenHoles(encodedPieces(pieces), true, true);
  return (_value, encoded) => fits(encoded);
}

function possibleOperand(
  kind: "prefix" | "suffix" | "equalsIgnoreCase" | "wildcard",
  pieces: readonly string[],
  ignoreCase: boolean,
): TextTest {
  switch (kind) {
    case "prefix": {
      // EventBridge compares prefixes with the value and its closing quote.
      const fits = ignoreCase
        ? betweenHolesFolded(pieces, true, false)
        : betweenHoles(encodedPieces(pieces), true, false);
      return (_value, encoded) => fits(`${encoded}"`);
    }
    case "suffix": {
      const fits = ignoreCase
        ? betweenHolesFolded(pieces, false, true)
        : betweenHoles(encodedPieces(pieces), false, true);
      return (_value, encoded) => fits(`"${encoded}`);
    }
    case "equalsIgnoreCase": {
      const fits = betweenHolesFolded(pieces, true, true);
      return (_value, encoded) => fits(encoded);
    }
    case "wildcard": {
      // A star or backslash beside a hole may be changed in meaning by what stands in the hole.
      const last = pieces.length - 1;
      const bare = encodedPieces(
        pieces.map((piece, index) => {
          const from = index === 0 ? piece : piece.replace(/^[\\*]+/, "");
          return index === last ? from : withoutEnd(from, "\\");
        }),
      );
      const wildcard = compileWildcard(bare.join("*"));
      return (_value, encoded) => matchesWildcard(wildcard, encoded);
    }
  }
}

function withoutEnd(text: string, unit: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === unit) end--;
  return text.slice(0, end);
}

/** Pieces as UTF-8 has them, without what a filling could complete to another character. */
function encodedPieces(pieces: readonly string[]): readonly string[] {
  return pieces.map((piece, index) => {
    let start = 0;
    let end = piece.length;
    if (index > 0) while (start < end && isSurrogate(piece, start)) start++;
    if (index < pieces.length - 1) while (end > start && isSurrogate(piece, end - 1)) end--;
    return piece.slice(start, end).replace(/\p{Surrogate}/gu, "?");
  });
}

function isSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xf800) === 0xd800;
}

/** Whether a text has the pieces in their order, the first at its start and the last at its end if those are fixed. */
function betweenHoles(
  pieces: readonly string[],
  fixedStart: boolean,
  fixedEnd: boolean,
): (text: string) => boolean {
  const middle = [...pieces];
  const first = fixedStart ? (middle.shift() ?? "") : "";
  const last = fixedEnd ? (middle.pop() ?? "") : "";
  const wildcard = { first, middle: middle.filter((piece) => piece !== ""), last, open: true };
  return (text) => matchesWildcard(wildcard, text);
}

/** The same, ignoring case. */
function betweenHolesFolded(
  pieces: readonly string[],
  fixedStart: boolean,
  fixedEnd: boolean,
): (text: string) => boolean {
  const middle = pieces.map(foldCase);
  const first = fixedStart ? middle.shift() : undefined;
  const last = fixedEnd ? middle.pop() : undefined;
  return (text) => {
    let position = first === undefined ? 0 : foldedEnd(first, text, 0);
    for (const piece of middle) position = position < 0 ? position : earliestEnd(piece, text, position);
    if (position < 0 || last === undefined) return position >= 0;
    for (let start = position; start <= text.length; start++) {
      if (foldedEnd(last, text, start) === text.length) return true;
    }
    return foldedStart(last, text, text.length) >= position;
  };
}

/** The least offset at which a piece that starts at or after `from` can end, or -1. */
function earliestEnd(piece: FoldedText, text: string, from: number): number {
  let best = -1;
  for (let start = from; start <= text.length && (best < 0 || start < best); start++) {
    const end = foldedEnd(piece, text, start);
    if (end >= 0 && (best < 0 || end < best)) best = end;
  }
  return best;
}
