/**
 * Times the engine by itself, in a process of its own so that its peak memory is its own. Arguments as of Bench.java:
 * a file of events, one of patterns to match, one of patterns to compile, rounds to warm up, rounds to measure. Writes
 * one JSON line.
 */
import { readFile } from "node:fs/promises";
import { loadSource } from "../lib/loadSource.mjs";

const [eventsFile, patternsFile, compileFile, warm, rounds] = process.argv.slice(2);
const { parsePattern, compilePattern } = await loadSource({
  parsePattern: "pattern/parse/parsePattern",
  compilePattern: "matching/compilePattern",
});

const buffer = await readFile(eventsFile);
const patterns = await lines(patternsFile);
const toCompile = await lines(compileFile);
const bytes = split(buffer);
const compile = (text) => compilePattern(parsePattern(text).pattern);

const matching = patterns.map((text) => {
  const compiled = compile(text);
  const row = {
    bytes: measure(() => countOver(bytes, (event) => compiled.matchesBytes(event))),
    buffer: measure(() => compiled.filterLines(buffer)),
  };
  return { ...row, matches: row.bytes.matches, agree: row.bytes.matches === row.buffer.matches };
});
const peakBytes = process.resourceUsage().maxRSS * 1024;

// Texts take memory of their own, so they come after the peak is read.
const texts = bytes.map((event) => Buffer.from(event).toString("utf8"));
patterns.forEach((text, at) => {
  const compiled = compile(text);
  matching[at].text = measure(() => countOver(texts, (event) => compiled.matchesText(event)));
  matching[at].agree &&= matching[at].text.matches === matching[at].matches;
});
const jsonParse = measure(() => countOver(texts, (event) => JSON.parse(event).source === "aws.config"));
const compiling = measure(
  () => countOver(toCompile, (text) => compile(text).plan() !== undefined),
  toCompile.length,
);
process.stdout.write(
  `${JSON.stringify({ matching, jsonParse, compiling, peakBytes, peakBytesWithTexts: process.resourceUsage().maxRSS * 1024, node: process.version })}\n`,
);

async function lines(file) {
  return (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
}

function split(whole) {
  const parts = [];
  for (let from = 0, at = whole.indexOf(10); at !== -1; from = at + 1, at = whole.indexOf(10, from))
    parts.push(whole.subarray(from, at));
  return parts;
}

function countOver(list, test) {
  let count = 0;
  for (const one of list) if (test(one) === true) count++;
  return count;
}

/** Rates of every measured round, in items a second. */
function measure(run, items = bytes.length) {
  const rates = [];
  let matches = 0;
  for (let round = -Number(warm); round < Number(rounds); round++) {
    const started = performance.now();
    matches = run();
    const seconds = (performance.now() - started) / 1000;
    if (round >= 0) rates.push(items / seconds);
  }
  return { rates, matches };
}
