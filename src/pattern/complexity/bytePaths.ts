import { assertNever } from "../../base/assertNever";
import type { MatcherKind } from "../pattern";
import { bytesOf } from "./wildcardBeginnings";

/** Bytes of a value from its opening quote on, or back from its closing quote. */
export interface BytePath {
  readonly bytes: Uint8Array;
  /** The last byte is the last that the matcher asks for; otherwise a letter in either case follows. */
  readonly isWhole: boolean;
  /** The first byte of that letter in each case. */
  readonly letters: readonly number[];
}

/**
 * The paths that a matcher takes through the bytes of a value, for matchers that are neither whole texts nor wildcards.
 * Matchers of numbers, addresses and presence have none that could meet a wildcard's.
 *
 * Source: event-ruler's parsers of values: DefaultParser, SuffixParser, EqualsIgnoreCaseParser.
 */
export function bytePathsOf(matcher: MatcherKind): readonly BytePath[] {
  switch (matcher.kind) {
    case "prefix":
      return [start(matcher.value, matcher.ignoreCase)];
    case "suffix":
      return [end(matcher.value, matcher.ignoreCase)];
    case "equalsIgnoreCase":
      return [whole(matcher.value, true)];
    case "anythingBut":
      switch (matcher.excluded.kind) {
        case "strings":
          return matcher.excluded.values.map((value) => whole(value, false));
        case "equalsIgnoreCase":
          return matcher.excluded.values.map((value) => whole(value, true));
        case "prefix":
          return matcher.excluded.values.map((value) => start(value, false));
        case "suffix":
          return matcher.excluded.values.map((value) => end(value, false));
        case "numbers":
        case "wildcard":
          return [];
        default:
          return assertNever(matcher.excluded);
      }
    case "string":
    case "number":
    case "boolean":
    case "null":
    case "exactly":
    case "wildcard":
    case "exists":
    case "cidr":
    case "numeric":
    case "unknown":
      return [];
    default:
      return assertNever(matcher);
  }
}

function whole(text: string, ignoresCase: boolean): BytePath {
  return start(`${text}"`, ignoresCase);
}

function start(text: string, ignoresCase: boolean): BytePath {
  const length = ignoresCase ? lengthBeforeLetters(text) : text.length;
  const letters = bothCases(text.charAt(length)).map((letter) => bytesOf(letter)[1] ?? 0);
  return { bytes: bytesOf(text.slice(0, length)), isWhole: length === text.length, letters };
}

/** The closing quote comes first, which is the same byte as the opening one. */
function end(text: string, ignoresCase: boolean): BytePath {
  const length = ignoresCase ? lengthBeforeLetters(text.split("").reverse().join("")) : text.length;
  const first = text.length - length;
  const [quote = 0, ...bytes] = bytesOf(text.slice(first));
  const letters = bothCases(text.charAt(first - 1)).map((letter) => bytesOf(letter).at(-1) ?? 0);
  return { bytes: Uint8Array.of(quote, ...bytes.reverse()), isWhole: first === 0, letters };
}

/** How many code units there are before the first that has another case. */
function lengthBeforeLetters(text: string): number {
  for (let index = 0; index < text.length; index++) {
    const [lower, upper] = bothCases(text.charAt(index));
    if (lower !== upper) return index;
  }
  return text.length;
}

/** A code unit in lower and upper case; nothing for none. */
function bothCases(unit: string): readonly string[] {
  return unit === "" ? [] : [unit.toLowerCase(), unit.toUpperCase()];
}
