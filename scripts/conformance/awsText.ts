/** The words that TestEventPattern puts before event-ruler's own text. */
export const AWS_PREFIX = "Event pattern is not valid. Reason: ";

/**
 * Complaints of Jackson's reader that point *at* the offending character since Jackson 2.17, and one behind it before.
 * TestEventPattern points at it; the answers recorded in ../shared/conformance were given with Jackson 2.14.
 */
const AT_CHARACTER =
  /^(?:Unexpected character \(|Illegal unquoted character \(|Illegal character \(|Unrecognized character escape |Unexpected close marker )/;
const POSITION = /; line: (\d+), column: (\d+)\](?=(?:\n at \[Source: |$))/;

/**
 * A pattern error's text as Jackson 2.14 gives it, from the text as Jackson 2.17 to 2.20 give it: complaints about a
 * character have a column that is one higher (where the complaint is raised twice, only its first position), and the
 * depth limit has another sentence.
 */
export function asJackson214(text: string): string {
  const depth = /^Document nesting depth \((\d+)\) exceeds the maximum allowed \((\d+), from `.*?`\)/.exec(
    text,
  );
  if (depth !== null)
    return `Depth (${depth[1]}) exceeds the maximum allowed nesting depth (${depth[2]})${text.slice(depth[0].length)}`;
  if (!AT_CHARACTER.test(text)) return text;
  return text.replace(
    POSITION,
    (_, line: string, column: string) => `; line: ${line}, column: ${Number(column) + 1}]`,
  );
}
