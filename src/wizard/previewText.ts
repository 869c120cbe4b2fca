import type { PatternPlan } from "./planPattern";

/** Columns of a comment. */
const width = 80;

/** The pattern with what is told about it as comments below, for a preview in JSON with comments. */
export function previewText({ text, caveats }: PatternPlan): string {
  const comments = caveats.map((caveat) =>
    wrap(caveat)
      .map((line) => `// ${line}\n`)
      .join(""),
  );
  return [text, ...comments].join("\n");
}

/** The lines of a text; a word that is longer than a line has one of its own. */
function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}
