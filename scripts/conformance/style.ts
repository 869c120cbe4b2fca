/** How a random text is written: whitespace between tokens, and which characters are spelled as escapes. */
import type { Style } from "./jsonTree";
import type { Random } from "./random";

const BLANKS = [" ", "  ", "\n", "\t", "\r\n", "\r", " \n  "];

export function randomStyle(random: Random): Style {
  const which = random.next();
  const blanks = which < 0.6 ? 0 : which < 0.8 ? 0.05 : 0.3;
  const escapes = random.chance(0.75) ? 0 : random.pick([0.02, 0.2, 1]);
  return {
    space: blanks === 0 ? () => "" : () => (random.chance(blanks) ? random.pick(BLANKS) : ""),
    escape: escapes === 0 ? undefined : (value) => escape(random, value, escapes),
  };
}

const SHORT = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["/", "\\/"],
]);

function escape(random: Random, value: string, probability: number): string {
  let text = '"';
  for (let at = 0; at < value.length; at++) {
    const unit = value.charAt(at);
    const short = SHORT.get(unit);
    const must = unit === '"' || unit === "\\" || unit < " ";
    if (!must && !random.chance(probability)) {
      const pair = (value.codePointAt(at) ?? 0) > 0xffff;
      const lone = !pair && unit >= "\ud800" && unit <= "\udfff";
      text += lone ? hex(random, unit) : pair ? value.slice(at, at + 2) : unit;
      if (pair) at++;
    } else if (short !== undefined && random.chance(0.5)) {
      text += short;
    } else {
      text += hex(random, unit);
    }
  }
  return `${text}"`;
}

function hex(random: Random, unit: string): string {
  const digits = unit.charCodeAt(0).toString(16).padStart(4, "0");
  return `\\u${random.chance(0.5) ? digits : digits.toUpperCase()}`;
}
