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
  const line = parts.join(`${separator} `);
  if (mayBeOneLine && line.length <= longestLine && !line.includes("\n")) {
    const blank = open === "[" ? "" : " ";
    return open + blank + line + blank + close;
  }
  const lines = parts.map((part, index) => {
    const end = closesLast || index < parts.length - 1 ? separator : "";
    return `${indent}  ${part}${end}`;
  });
  return [open, ...lines, indent + close].join("\n");
}
