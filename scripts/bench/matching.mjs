/** Events a second and patterns compiled a second, ours and event-ruler's in one run on the same data. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { javaOptions, rulerClassPath } from "../conformance/ruler.mjs";
import { configEvents } from "./configEvents.mjs";
import { PATTERNS, patternsToCompile } from "./patterns.mjs";

const run = promisify(execFile);
const PATTERNS_TO_COMPILE = 20_000;

/**
 * Runs both engines. `report` takes lines for people; the result is for machines. Without Java the half that is ours is
 * measured, and said to be so.
 */
export async function benchMatching({ events: count, seed, warm, rounds }, report) {
  const folder = await mkdtemp(path.join(tmpdir(), "event-pattern-bench-"));
  try {
    const [events, patterns, toCompile] = ["events.jsonl", "patterns.txt", "compile.txt"].map((name) =>
      path.join(folder, name),
    );
    await writeFile(events, `${(await configEvents(count, seed)).join("\n")}\n`);
    await writeFile(patterns, `${PATTERNS.map(({ text }) => text).join("\n")}\n`);
    await writeFile(toCompile, `${patternsToCompile(PATTERNS_TO_COMPILE).join("\n")}\n`);
    const bytesPerEvent = (await stat(events)).size / count;
    const parameters = [events, patterns, toCompile, String(warm), String(rounds)];
    const ours = await measured(process.execPath, [
      fileURLToPath(new URL("ours.mjs", import.meta.url)),
      ...parameters,
    ]);
    const theirs = await eventRuler(parameters, report);
    const result = {
      events: count,
      bytesPerEvent,
      seed,
      rounds,
      rows: rowsOf(ours, theirs),
      compile: rates(ours.compiling.rates, theirs?.compiling),
      jsonParse: best(ours.jsonParse.rates),
      peakBytes: { ours: ours.peakBytes, oursWithTexts: ours.peakBytesWithTexts, ruler: theirs?.peakBytes },
    };
    tell(result, ours, theirs, report);
    return result;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function eventRuler(parameters, report) {
  try {
    const classPath = await rulerClassPath();
    return await measured("java", [
      ...(await javaOptions()).filter((option) => option.startsWith("-D")),
      "-Xmx3g",
      "-cp",
      classPath,
      "software.amazon.event.ruler.Bench",
      ...parameters,
    ]);
  } catch (error) {
    report(`event-ruler is not measured: ${error.message}`);
    return undefined;
  }
}

async function measured(command, parameters) {
  const { stdout } = await run(command, parameters, { maxBuffer: 64 << 20 });
  return JSON.parse(stdout);
}

const best = (list) => Math.max(...list);
const median = (list) => [...list].sort((one, other) => one - other)[Math.floor(list.length / 2)];
const rates = (ours, theirs) => ({
  ours: best(ours),
  oursMedian: median(ours),
  ...(theirs === undefined
    ? {}
    : { ruler: best(theirs), rulerMedian: median(theirs), ratio: best(ours) / best(theirs) }),
});

/** Of event-ruler's two finders the faster counts. */
function rowsOf(ours, theirs) {
  return PATTERNS.map(({ name }, at) => {
    const row = ours.matching[at];
    const other = theirs?.matching[at];
    const fastest = other && (best(other.structured) > best(other.ac) ? other.structured : other.ac);
    if (other !== undefined && other.matches !== row.matches)
      throw new Error(`${name}: we match ${row.matches} events, event-ruler ${other.matches}.`);
    if (!row.agree)
      throw new Error(`${name}: texts, bytes and the whole buffer give different numbers of matches.`);
    return {
      name,
      matches: row.matches,
      text: rates(row.text.rates, fastest),
      bytes: rates(row.bytes.rates, fastest),
      buffer: rates(row.buffer.rates, fastest),
    };
  });
}

function tell(result, ours, theirs, report) {
  const { events, bytesPerEvent } = result;
  report(
    `${events} Config events of ${Math.round(bytesPerEvent)} bytes; best of ${result.rounds} rounds (median), thousand events a second; Node ${ours.node}${theirs === undefined ? "" : `, Java ${theirs.java}`}`,
  );
  report(
    ["pattern".padEnd(40), "matches", "event-ruler", "ours: text", "ours: bytes", "ours: buffer", "MB/s"]
      .map((head, at) => (at === 0 ? head : head.padStart(20)))
      .join(""),
  );
  for (const [at, row] of result.rows.entries()) {
    const cell = ({ ours: rate, oursMedian, ratio }) =>
      `${thousands(rate)} (${thousands(oursMedian)})${ratio === undefined ? "" : ` ${ratio.toFixed(1)}×`}`.padStart(
        20,
      );
    const ruler =
      row.text.ruler === undefined ? "" : `${thousands(row.text.ruler)} (${thousands(row.text.rulerMedian)})`;
    report(
      `${PATTERNS[at].title.padEnd(40)}${String(row.matches).padStart(20)}${ruler.padStart(20)}${cell(row.text)}${cell(row.bytes)}${cell(row.buffer)}${String(Math.round((row.buffer.ours * bytesPerEvent) / 1e6)).padStart(20)}`,
    );
  }
  report(`JSON.parse alone: ${thousands(result.jsonParse)} thousand events a second`);
  const { compile } = result;
  report(
    `compiling: ${thousands(compile.ours)} thousand patterns a second${compile.ruler === undefined ? "" : `, event-ruler ${thousands(compile.ruler)}: ${compile.ratio.toFixed(1)}×`}`,
  );
  const megabytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
  report(
    `peak memory, ${megabytes(events * bytesPerEvent)} of events included: ours ${megabytes(result.peakBytes.ours)} (with every event as a string too: ${megabytes(result.peakBytes.oursWithTexts)})${theirs === undefined ? "" : `, event-ruler ${megabytes(theirs.peakBytes)}`}`,
  );
}

function thousands(rate) {
  return rate >= 100_000 ? String(Math.round(rate / 1000)) : (rate / 1000).toFixed(1);
}
