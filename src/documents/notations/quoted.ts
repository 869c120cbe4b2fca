import type { WrittenValue } from "../written";

/** A pattern in a program, with what its language and CDK call its parts. */
export interface ProgramPattern {
  readonly document: string;
  readonly text: string;
  readonly root: WrittenValue;
  /** The program's names for keys of the pattern itself: from `detailType` to `detail-type`. */
  readonly renames: ReadonlyMap<string, string>;
}

/** A text in quotes, with the escapes that JavaScript and Python have in common. */
export function quoted(value: string, quote: string): string {
  const letters = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"');
  const inside =
    quote === "`" ? letters.replaceAll(/`|\$(?=\{)/g, "\\$&") : letters.replaceAll(quote, `\\${quote}`);
  return `${quote}${inside}${quote}`;
}

/** The quotes that most texts of a program have, by its first 100,000 characters. */
export function quoteOf(document: string): '"' | "'" {
  const start = document.slice(0, 100_000);
  const count = (quote: string): number => start.split(quote).length;
  return count('"') > count("'") ? '"' : "'";
}

/** What the program calls a key of the pattern itself: the shortest name where there are two. */
export function ownNames(renames: ReadonlyMap<string, string>): (key: string) => string {
  const names = new Map([...renames].toReversed().map(([own, key]) => [key, own]));
  return (key) => names.get(key) ?? key;
}
