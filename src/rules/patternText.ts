import { formatPattern } from "../json/layout/format";
import { readTokens } from "../json/layout/formatTokens";

/** A pattern as this extension formats it, with a line end at its end. */
export function formattedPattern(text: string): string {
  let formatted = "";
  let end = 0;
  for (const { span, newText } of formatPattern(text, { tabSize: 2, insertSpaces: true })) {
    formatted += text.slice(end, span.offset) + newText;
    end = span.offset + span.length;
  }
  return (formatted + text.slice(end)).trimEnd() + "\n";
}

/** A pattern on one line, without the blanks between its tokens. */
export function compactPattern(text: string): string {
  return (readTokens(text) ?? [{ text: text.trim() }]).map((token) => token.text).join("");
}

/** Whether two patterns are the same but for the blanks between their tokens. */
export function samePattern(one: string, other: string): boolean {
  return compactPattern(one) === compactPattern(other);
}

/**
 * A deployed pattern laid out as a file is, so that a comparison shows no blanks: formatted, unless the file is laid
 * out in a way of its own, which a deployed pattern with line ends then most likely came from.
 */
export function layoutLike(deployed: string, file: string): string {
  const isOwnLayout = formattedPattern(file).trimEnd() !== file.trimEnd();
  return isOwnLayout && deployed.includes("\n") ? deployed : formattedPattern(deployed);
}
