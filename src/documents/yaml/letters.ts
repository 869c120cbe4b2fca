import type { PatternText } from "../patternText";
import type { YamlScalar } from "./yamlTree";

/** Some letters of a scalar's value, and where they are written. */
interface Run {
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

/** The text that a scalar is, with where each letter of it is written. */
export interface Letters {
  readonly value: string;
  readonly runs: readonly Run[];
}

/** Reads a scalar as a text, as YAML does: without quotes, escapes and indentation, and with lines folded. */
export function lettersOf(scalar: YamlScalar): Letters {
  const runs = scalar.style === "block" ? blockRuns(scalar) : flowRuns(scalar);
  return { value: runs.map(({ text }) => text).join(""), runs };
}

/** Adds a stretch of letters to a pattern's text as they are. */
export function addLetters({ runs }: Letters, to: PatternText, start = 0, end = Infinity): void {
  forEachRun(runs, start, end, (text, offset, length) => to.written(text, offset, length));
}

/** Adds a stretch of letters to a pattern's text as what stands between the quotes of a JSON string. */
export function addEscaped({ runs }: Letters, to: PatternText, start = 0, end = Infinity): void {
  forEachRun(runs, start, end, (text, offset, length) => {
    if (text.length !== length) {
      to.written(JSON.stringify(text).slice(1, -1), offset, length);
      return;
    }
    for (const { 0: part, index } of text.matchAll(/[^"\\\p{Cc}]+|["\\\p{Cc}]/gsu)) {
      to.written(JSON.stringify(part).slice(1, -1), offset + index, part.length);
    }
  });
}

function forEachRun(
  runs: readonly Run[],
  start: number,
  end: number,
  visit: (text: string, offset: number, length: number) => void,
): void {
  let at = 0;
  for (const { text, offset, length } of runs) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, text.length)];
    at += text.length;
    if (from >= to) continue;
    if (text.length === length) visit(text.slice(from, to), offset + from, to - from);
    else visit(text, offset, length);
  }
}

const escapes: Readonly<Record<string, string>> = {
  ...{ "0": "\0", a: "\x07", b: "\b", t: "\t", "\t": "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1B" },
  ...{ " ": " ", '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xA0", L: "\u2028", P: "\u2029" },
};

/** What is not one letter for one within a line of a scalar between quotes. */
const special = {
  single: /''/g,
  double: /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[^])/g,
} as const;

function flowRuns({ style, source, sourceOffset }: YamlScalar): readonly Run[] {
  const quote = style === "single" ? "'" : style === "double" ? '"' : "";
  const isClosed = source.length > 1 && source.endsWith(quote);
  const inner = source.slice(quote.length, isClosed ? source.length - quote.length : undefined);
  const runs: Run[] = [];
  const add = (text: string, start: number, end: number): void => {
    if (end > start) runs.push({ text, offset: sourceOffset + quote.length + start, length: end - start });
  };
  const lines = inner.split("\n");
  let [lineStart, last] = [0, 0];
  let lineEnds = 0;
  for (const [number, line] of lines.entries()) {
    const start = lineStart + (number === 0 ? 0 : line.length - line.trimStart().length);
    const end = lineStart + (number === lines.length - 1 ? line.length : line.trimEnd().length);
    lineStart += line.length + 1;
    if (number > 0) lineEnds++;
    if (start >= end && number < lines.length - 1 && number > 0) continue;
    if (number > 0) add(lineEnds === 1 ? " " : "\n".repeat(lineEnds - 1), last, Math.max(start, last));
    lineEnds = 0;
    let at = start;
    if (style === "single" || style === "double") {
      for (const { 0: all, index } of inner.slice(start, end).matchAll(special[style])) {
        add(inner.slice(at, start + index), at, start + index);
        add(unescaped(all), start + index, start + index + all.length);
        at = start + index + all.length;
      }
    }
    add(inner.slice(at, end), at, end);
    last = end;
  }
  return runs;
}

function unescaped(written: string): string {
  if (written === "''") return "'";
  if (/^\\[xuU]./.test(written)) {
    const code = parseInt(written.slice(2), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
  }
  return escapes[written.slice(1)] ?? written.slice(1);
}

/** The lines of a block without its indentation; in a folded one a line's end between two of text is a blank. */
function blockRuns({ source, sourceOffset, header }: YamlScalar): readonly Run[] {
  const isFolded = header.startsWith(">");
  const lines = [...linesOf(source)];
  const indent = /^ */.exec(lines.find(({ line }) => line.trim() !== "")?.line ?? "")?.[0].length ?? 0;
  const runs: Run[] = [];
  const last = lines.findLastIndex(({ line }) => line.trim() !== "");
  for (const [number, { line, ending, index }] of lines.entries()) {
    const start = Math.min(indent, line.length);
    if (start < line.length && number <= last) {
      runs.push({
        text: line.slice(start),
        offset: sourceOffset + index + start,
        length: line.length - start,
      });
    }
    if (number >= last) {
      const isKept = !header.includes("-") && ending !== "" && last !== -1;
      if (isKept)
        runs.push({ text: "\n", offset: sourceOffset + index + line.length, length: ending.length });
      break;
    }
    const next = lines[number + 1]?.line ?? "";
    const folds = isFolded && isText(line, indent) && isText(next, indent);
    const following = Math.min(indent, next.length);
    runs.push({
      text: folds ? " " : "\n",
      offset: sourceOffset + index + line.length,
      length: ending.length + following,
    });
  }
  return runs;
}

/** Whether a line of a folded block is neither empty nor indented further. */
function isText(line: string, indent: number): boolean {
  return /[^ \t]/.test(line.charAt(indent));
}

function* linesOf(source: string): Generator<{ line: string; ending: string; index: number }> {
  for (let index = 0; index < source.length;) {
    const newline = source.indexOf("\n", index);
    const end = newline === -1 ? source.length : newline;
    const line = source.slice(index, source[end - 1] === "\r" && newline !== -1 ? end - 1 : end);
    const next = newline === -1 ? end : newline + 1;
    yield { line, ending: source.slice(index + line.length, next), index };
    index = next;
  }
}
