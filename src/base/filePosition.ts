import type { TextPosition } from "./textPosition";

/** A place in a file; the path starts at the root of the workspace folder. */
export interface FilePosition {
  readonly path: string;
  readonly position: TextPosition;
}

/** Tells where an offset of a file's text is. */
export type PositionOf = (offset: number) => FilePosition;

/**
 * Where offsets are in a file, for many look-ups. The lines are counted when first asked, in time linear in the text;
 * each look-up is logarithmic. Lines end with LF, CRLF or CR, as in positionAt.
 */
export function positionsIn(path: string, text: string): PositionOf {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    for (let high = starts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const column = Math.min(offset, text.length) - (starts[low] ?? 0) + 1;
    return { path, position: { line: low + 1, column } };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  const breaks = /\r\n|\n|\r/g;
  while (breaks.exec(text) !== null) starts.push(breaks.lastIndex);
  return starts;
}
