/** How much of a text one line of a message, a list or a label has room for, in UTF-16 units. */
export const longestLine = 600;

/** How much of it several lines have room for, such as the details of a question. */
const longestLines = 6_000;

/**
 * What a reader does not see, or what changes how the rest is seen: control characters, halves of surrogate pairs, line
 * and paragraph separators, and all that Unicode gives no glyph (bidirectional controls, zero-width characters, tags).
 * Emoji are made with some of them, and so is the spelling of several scripts: those come first, and stay.
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
/*
 * In this order: an emoji of several parts; a key, which is a digit with a frame around it; a joiner between two letters of
 * a script that has a use for one; and, as the group, what is not seen.
 */
const hidden =
  /\p{Extended_Pictographic}[\ufe0e\ufe0f\p{Emoji_Modifier}]?(?:\u200d\p{Extended_Pictographic}[\ufe0e\ufe0f\p{Emoji_Modifier}]?)*|[#*0-9]\ufe0f\u20e3|(?<=(?![\0-\u02ff])[\p{L}\p{M}])[\u200c\u200d](?=(?![\0-\u02ff])[\p{L}\p{M}])|([\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb])/gu;

/** Tabs are among them: in a label they are as wide as they like. */
const lineEnds = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** Nearly every text that is written: nothing in it is hidden, and it has no line end. */
const plain = /^[ -~]*$/;

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\r", "\\r"],
]);

/**
 * The text with what a reader would not see written as JSON writes it: `\u001b`, `\u202e`. Line feeds and tabs stay, and
 * a carriage return before a line feed is left out. So no terminal takes any of it for a command, and no text looks like
 * another one.
 */
export function visibleText(text: string): string {
  if (plain.test(text)) return text;
  // Whoever shortened the text may have parted a pair.
  const whole = text.replaceAll("\r\n", "\n").replace(/\p{Cs}(?=…)/gu, "");
  return whole.replace(hidden, (found: string, unseen: string | undefined) => {
    if (unseen === undefined || unseen === "\n" || unseen === "\t") return found;
    return shortEscapes.get(unseen) ?? unseen.split("").map(escapeUnit).join("");
  });
}

/** As visibleText, on one line: line ends are spaces. */
export function visibleLine(text: string): string {
  if (plain.test(text)) return text;
  return visibleText(text.replace(lineEnds, " "));
}

/**
 * The text on one line, at most `longest` UTF-16 units of it, as it may stand in a message, a list or a label of the
 * editor whatever it holds: line ends are spaces, `visibleText` writes out what would not be seen, and a space parts what
 * the editor would make a link (`](`) or an icon (`$(`) of. The space is visible on purpose: with a zero-width character
 * in its place, a value copied out of a message would look right and equal nothing.
 */
export function harmlessLine(text: string, longest = longestLine): string {
  return harmless(cut(text, longest).replace(lineEnds, " "), longest);
}

/** As harmlessLine, for a text of several lines: its line feeds stay. */
export function harmlessLines(text: string, longest = longestLines): string {
  return harmless(cut(text, longest), longest);
}

function harmless(text: string, longest: number): string {
  return cut(visibleText(text).replaceAll("](", "] (").replaceAll("$(", "$ ("), longest);
}

/** The text, or its beginning and an ellipsis; a surrogate pair is never parted. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = longest - 1;
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(end - 1)) && /[\udc00-\udfff]/.test(text.charAt(end));
  return `${text.slice(0, isHalf ? end - 1 : end)}…`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
