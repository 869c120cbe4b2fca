/** Events a second and patterns compiled a second, ours and event-ruler's in one run on the same data. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import * as esbuild from "esbuild";
import { javaOptions, rulerClassPath } from "../conformance/ruler";
import { configEvents } from "./configEvents";
import { ascending, median, type Measures, type Report } from "./measures";
import type { OwnFigures } from "./ours";
import { PATTERNS, patternsToCompile } from "./patterns";

/** What Bench.java writes: rates of both of event-ruler's finders for each pattern, and of compiling. */
interface RulerFigures {
  readonly matching: readonly {
    readonly structured: readonly number[];
    readonly ac: readonly number[];
    readonly matches: number;
  }[];
  readonly compiling: readonly number[];
  readonly peakBytes: number;
  readonly java: string;
}

type Comparison = ReturnType<typeof rates>;
type Row = ReturnType<typeof rowsOf>[number];

const run = promisify(execFile);
const PATTERNS_TO_COMPILE = 20_000;

/**
 * Runs both engines. `report` takes lines for people; the result is for machines. Without Java the half that is ours is
 * measured, and said to be so.
 */
export async function benchMatching({ events: count, seed, warm, rounds }: Measures, report: Report) {
  const folder = await mkdtemp(path.join(tmpdir(), "event-pattern-bench-"));
  try {
    const inFolder = (name: string) => path.join(folder, name);
    const [events, patterns, toCompile] = [
      inFolder("events.jsonl"),
      inFolder("patterns.txt"),
      inFolder("compile.txt"),
    ];
    await writeFile(events, `${(await configEvents(count, seed)).join("\n")}\n`);
    await writeFile(patterns, `${PATTERNS.map(({ text }) => text).join("\n")}\n`);
    await writeFile(toCompile, `${patternsToCompile(PATTERNS_TO_COMPILE).join("\n")}\n`);
    const bytesPerEvent = (await stat(events)).size / count;
    const parameters = [events, patterns, toCompile, String(warm), String(rounds)];
    const script = inFolder("ours.mjs");
    await bundle(path.join(import.meta.dirname, "ours.ts"), script);
    const ours = await measured<OwnFigures>(process.execPath, [script, ...parameters]);
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

/** The engine as it ships is one file; loaded file by file by tsx it would be slower. */
async function bundle(entry: string, outfile: string): Promise<void> {
  await esbuild.build({
    ...{ entryPoints: [entry], outfile, bundle: true, format: "esm", platform: "node", target: "node20" },
    mainFields: ["module", "main"],
    logLevel: "error",
  });
}

async function eventRuler(parameters: readonly string[], report: Report): Promise<RulerFigures | undefined> {
  try {
    const classPath = await rulerClassPath();
    return await measured<RulerFigures>("java", [
      ...(await javaOptions()).filter((option) => option.startsWith("-D")),
      "-Xmx3g",
      "-cp",
      classPath,
      "software.amazon.event.ruler.Bench",
      ...parameters,
    ]);
  } catch (error) {
    report(`event-ruler is not measured: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

async function measured<T>(command: string, parameters: readonly string[]): Promise<T> {
  const { stdout } = await run(command, parameters, { maxBuffer: 64 << 20 });
  return JSON.parse(stdout) as T;
}

const best = (list: readonly number[]) => Math.max(...list);
const rates = (ours: readonly number[], theirs: readonly number[] | undefined) => ({
  ours: best(ours),
  oursMedian: median(ascending(ours)),
  ...(theirs === undefined
    ? {}
    : { ruler: best(theirs), rulerMedian: median(ascending(theirs)), ratio: best(ours) / best(theirs) }),
});

/** Of event-ruler's two finders the faster counts. */
function rowsOf(ours: OwnFigures, theirs: RulerFigures | undefined) {
  return PATTERNS.map(({ name, title }, at) => {
    const row = ours.matching[at];
    const other = theirs?.matching[at];
    if (row === undefined) throw new Error(`${name} was not measured.`);
    const fastest = other && (best(other.structured) > best(other.ac) ? other.structured : other.ac);
    if (other !== undefined && other.matches !== row.matches)
      throw new Error(`${name}: we match ${row.matches} events, event-ruler ${other.matches}.`);
    if (!row.agree)
      throw new Error(`${name}: texts, bytes and the whole buffer give different numbers of matches.`);
    return {
      name,
      title,
      matches: row.matches,
      text: rates(row.text.rates, fastest),
      bytes: rates(row.bytes.rates, fastest),
      buffer: rates(row.buffer.rates, fastest),
    };
  });
}

interface Figures {
  readonly events: number;
  readonly bytesPerEvent: number;
  readonly rounds: number;
  readonly rows: readonly Row[];
  readonly compile: Comparison;
  readonly jsonParse: number;
  readonly peakBytes: {
    readonly ours: number;
    readonly oursWithTexts: number;
    readonly ruler: number | undefined;
  };
}

function tell(result: Figures, ours: OwnFigures, theirs: RulerFigures | undefined, report: Report): void {
  const { events, bytesPerEvent } = result;
  report(
    `${events} Config events of ${Math.round(bytesPerEvent)} bytes; best of ${result.rounds} rounds (median), thousand events a second; Node ${ours.node}${theirs === undefined ? "" : `, Java ${theirs.java}`}`,
  );
  report(
    ["pattern".padEnd(40), "matches", "event-ruler", "ours: text", "ours: bytes", "ours: buffer", "MB/s"]
      .map((head, at) => (at === 0 ? head : head.padStart(20)))
      .join(""),
  );
  for (const row of result.rows) {
    const cell = ({ ours: rate, oursMedian, ratio }: Comparison) =>
      `${thousands(rate)} (${thousands(oursMedian)})${ratio === undefined ? "" : ` ${ratio.toFixed(1)}×`}`.padStart(
        20,
      );
    const ruler =
      row.text.ruler === undefined
        ? ""
        : `${thousands(row.text.ruler)} (${thousands(row.text.rulerMedian ?? NaN)})`;
    report(
      `${row.title.padEnd(40)}${String(row.matches).padStart(20)}${ruler.padStart(20)}${cell(row.text)}${cell(row.bytes)}${cell(row.buffer)}${String(Math.round((row.buffer.ours * bytesPerEvent) / 1e6)).padStart(20)}`,
    );
  }
  report(`JSON.parse alone: ${thousands(result.jsonParse)} thousand events a second`);
  const { compile } = result;
  report(
    `compiling: ${thousands(compile.ours)} thousand patterns a second${compile.ruler === undefined ? "" : `, event-ruler ${thousands(compile.ruler)}: ${(compile.ratio ?? NaN).toFixed(1)}×`}`,
  );
  const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;
  report(
    `peak memory, ${megabytes(events * bytesPerEvent)} of events included: ours ${megabytes(result.peakBytes.ours)} (with every event as a string too: ${megabytes(result.peakBytes.oursWithTexts)})${theirs === undefined ? "" : `, event-ruler ${megabytes(theirs.peakBytes)}`}`,
  );
}

function thousands(rate: number): string {
  return rate >= 100_000 ? String(Math.round(rate / 1000)) : (rate / 1000).toFixed(1);
}
