import { createNesting } from "./nesting";
import { createTokenScanner } from "./tokenScanner";

/** JSON with comments made plain. */
export interface PlainJson {
  /** As long as the text that was read, with blanks in place of comments and of commas before a closing bracket. */
  readonly text: string;
  /** How deep objects and arrays are nested; in broken text at least as deep as jsonc-parser takes them to be. */
  readonly depth: number;
}

/**
 * Takes comments and trailing commas out of JSON text; every other character keeps its place. Reads broken text as far
 * as it can be understood. Time and memory are linear in the text, whatever its nesting. jsonc-parser's `stripComments`
 * takes ten times as long, and adds a character where the last comment ends with the text.
 */
export function plainJson(text: string): PlainJson {
  const scanner = createTokenScanner(text, true);
  const nesting = createNesting();
  const pieces: string[] = [];
  let taken = 0;
  let depth = 0;
  const blank = ([start, end]: Stretch): void => {
    pieces.push(text.slice(taken, start), text.slice(start, end).replace(/[^\r\n]/g, " "));
    taken = end;
  };
  // Whether a comma is a trailing one is known only after the comments that follow it, which wait for it.
  let comma: Stretch | undefined;
  let comments: Stretch[] = [];
  for (;;) {
    const kind = scanner.scan(scanner.end);
    if (kind === "comment") {
      comments.push([scanner.offset, scanner.end]);
      continue;
    }
    depth = Math.max(depth, nesting.after(kind));
    if ((kind === "}" || kind === "]") && comma !== undefined) blank(comma);
    if (comments.length > 0) {
      comments.forEach(blank);
      comments = [];
    }
    if (kind === "end") return { text: taken === 0 ? text : pieces.join("") + text.slice(taken), depth };
    comma = kind === "," ? [scanner.offset, scanner.end] : undefined;
  }
}

type Stretch = readonly [start: number, end: number];
