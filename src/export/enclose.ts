/** A list or an object in brackets, as a language writes it. */
export interface Brackets {
  readonly open: string;
  readonly close: string;
  /** What stands behind each part, and whether behind the last one too when every part has its line. */
  readonly separator: string;
  readonly closesLast: boolean;
}

const longestLine = 60;

/** The parts in brackets: on one line if there is little inside and `mayBeOneLine`, else each on a line of its own. */
export function enclose(
  { open, close, separator, closesLast }: Brackets,
  parts: readonly string[],
  indent: string,
  mayBeOneLine: boolean,
): string {
  if (parts.length === 0) return open + close;
  const lengthOfLine = parts.reduce((sum, { length }) => sum + length + separator.length + 1, 0);
  // Parts are not looked into unless they are short, nor copied: they can be nested hundreds of levels deep.
  if (mayBeOneLine && lengthOfLine - separator.length - 1 <= longestLine) {
    const line = parts.join(`${separator} `);
    const blank = open === "[" ? "" : " ";
    if (!line.includes("\n")) return open + blank + line + blank + close;
  }
  const lines = parts.reduce((text, part, index) => {
    const end = closesLast || index < parts.length - 1 ? separator : "";
    return `${text}\n${indent}  ${part}${end}`;
  }, open);
  return `${lines}\n${indent}${close}`;
}
