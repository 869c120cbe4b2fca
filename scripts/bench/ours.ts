/**
 * Times the engine by itself, in a process of its own so that its peak memory is its own. Arguments as of Bench.java:
 * a file of events, one of patterns to match, one of patterns to compile, rounds to warm up, rounds to measure. Writes
 * one JSON line.
 */
import { readFile } from "node:fs/promises";
import { compilePattern, type CompiledPattern } from "../../src/matching/compilePattern";
import { parsePattern } from "../../src/pattern/parse/parsePattern";

/** Items a second in every measured round, and how many events matched. */
export interface Rates {
  readonly rates: readonly number[];
  readonly matches: number;
}

/** What is written: of each pattern its rates with events as texts, as bytes, and as one buffer of lines. */
export interface OwnFigures {
  readonly matching: readonly {
    readonly text: Rates;
    readonly bytes: Rates;
    readonly buffer: Rates;
    readonly matches: number;
    /** Whether all three found as many. */
    readonly agree: boolean;
  }[];
  readonly jsonParse: Rates;
  readonly compiling: Rates;
  readonly peakBytes: number;
  readonly peakBytesWithTexts: number;
  readonly node: string;
}

const [eventsFile = "", patternsFile = "", compileFile = "", warm, rounds] = process.argv.slice(2);
const buffer = await readFile(eventsFile);
const patterns = await lines(patternsFile);
const toCompile = await lines(compileFile);
const bytes = split(buffer);
const withoutTexts = patterns.map((text) => {
  const compiled = compile(text);
  return {
    compiled,
    bytes: measure(() => countOver(bytes, (event) => compiled.matchesBytes(event))),
    buffer: measure(() => compiled.filterLines(buffer)),
  };
});
const peakBytes = process.resourceUsage().maxRSS * 1024;

// Texts take memory of their own, so they come after the peak is read.
const texts = bytes.map((event) => Buffer.from(event).toString("utf8"));
const matching = withoutTexts.map(({ compiled, ...row }) => {
  const text = measure(() => countOver(texts, (event) => compiled.matchesText(event)));
  const { matches } = row.bytes;
  return { ...row, text, matches, agree: matches === row.buffer.matches && matches === text.matches };
});
const jsonParse = measure(() =>
  countOver(texts, (event) => (JSON.parse(event) as { readonly source: string }).source === "aws.config"),
);
const compiling = measure(
  () => countOver(toCompile, (text) => typeof compile(text).plan() === "object"),
  toCompile.length,
);
const figures: OwnFigures = {
  matching,
  jsonParse,
  compiling,
  peakBytes,
  peakBytesWithTexts: process.resourceUsage().maxRSS * 1024,
  node: process.version,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

function compile(text: string): CompiledPattern {
  const { pattern } = parsePattern(text);
  if (pattern === undefined) throw new Error(`This is no pattern: ${text}`);
  return compilePattern(pattern);
}

async function lines(file: string): Promise<readonly string[]> {
  return (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
}

function split(whole: Buffer): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let from = 0, at = whole.indexOf(10); at !== -1; from = at + 1, at = whole.indexOf(10, from))
    parts.push(whole.subarray(from, at));
  return parts;
}

function countOver<T>(list: readonly T[], test: (one: T) => unknown): number {
  let count = 0;
  for (const one of list) if (test(one) === true) count++;
  return count;
}

/** Rates of every measured round, in items a second. */
function measure(run: () => number, items = bytes.length): Rates {
  const rates: number[] = [];
  let matches = 0;
  for (let round = -Number(warm); round < Number(rounds); round++) {
    const started = performance.now();
    matches = run();
    const seconds = (performance.now() - started) / 1000;
    if (round >= 0) rates.push(items / seconds);
  }
  return { rates, matches };
}
