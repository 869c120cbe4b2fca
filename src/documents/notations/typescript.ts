import type { Notation } from "../notation";
import { bracketed } from "./bracketed";
import { fillingGaps, renamedNotation } from "./bracketedPattern";
import { ownNames, quoteOf, quoted, type ProgramPattern } from "./quoted";

/**
 * A pattern in an object of TypeScript or JavaScript: keys without quotes where they can be and those around have none,
 * texts in the quotes that the file has.
 */
export function typescript({ document, text, root, renames }: ProgramPattern): Notation {
  const quote = quoteOf(document);
  const writer = fillingGaps(
    document,
    bracketed(document, {
      string: (value, old) => quoted(value, /^["'`]/.exec(old ?? "")?.[0] ?? quote),
      key: (name, beside) => writeKey(name, beside, quote),
      separator: (beside) => beside ?? ": ",
      word: (word) => (isNumber(word) && JSON.stringify(Number(word)) !== word ? undefined : word),
    }),
  );
  return renamedNotation("typescript", { text, root, nameOf: ownNames(renames), writer });
}

/** A key that is in quotes, though it need not be, shows that those beside it are too. */
function writeKey(name: string, beside: string | undefined, quote: string): string {
  if (name === "__proto__") return `[${quoted(name, quote)}]`;
  const own = /^(["'])(.*)\1$/s.exec(beside ?? "");
  const areQuoted = own !== null && identifier.test(own[2] ?? "");
  return identifier.test(name) && !areQuoted ? name : quoted(name, own?.[1] ?? quote);
}

const identifier = /^[A-Za-z_$][\w$]*$/;

function isNumber(word: string): boolean {
  return /^-?\d/.test(word);
}
