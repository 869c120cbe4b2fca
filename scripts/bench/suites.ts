/**
 * How long pattern test files take with the local engine: 2,000 files with 20,000 events, read from a disk as the
 * editor reads them (a size, then a text), how long the event loop was held at a time meanwhile (whoever types waits no
 * longer), and how much memory is in use. `npm run bench -- --only suites`.
 */
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { loadShipped, type Shipped } from "./loadShipped";
import { writeSuites } from "./manySuites";
import { ascending, median, type Measures, type Report } from "./measures";

type SuiteFiles = Parameters<Shipped["runSuite"]>[1];

const AT_A_TIME = 8;
const LARGEST = 1 << 24;

/** Writes the files, runs all of them, and gives the milliseconds, the counts and the memory in megabytes. */
export async function benchSuites({ rounds }: Measures, log: Report) {
  const engine = await loadShipped();
  const folder = await mkdtemp(path.join(tmpdir(), "eventbridge-patterns-bench-"));
  try {
    const suites = await writeSuites(folder);
    const discovery = await timed(() => readAll(engine, folder, suites));
    const times: number[] = [];
    const holds: number[] = [];
    const processor: number[] = [];
    let counts: Counts = { files: 0, events: 0, asExpected: 0 };
    for (let round = 0; round < rounds; round++) {
      const before = process.cpuUsage();
      const run = await timed(() => runAll(engine, folder, suites));
      counts = run.value;
      const { user, system } = process.cpuUsage(before);
      times.push(run.milliseconds);
      holds.push(run.longestHold);
      processor.push((user + system) / 1000);
    }
    const memory = process.memoryUsage();
    const figures = {
      ...counts,
      firstMilliseconds: Math.round(times[0] ?? NaN),
      medianMilliseconds: Math.round(median(ascending(times))),
      discoveryMilliseconds: Math.round(discovery.milliseconds),
      discoveryHoldMilliseconds: Math.round(discovery.longestHold),
      runHoldMilliseconds: Math.round(Math.max(...holds)),
      processorMilliseconds: Math.round(Math.min(...processor)),
      heapMegabytes: Math.round(memory.heapUsed / 1e6),
      residentMegabytes: Math.round(memory.rss / 1e6),
    };
    log(
      `reading all tests: ${figures.discoveryMilliseconds} ms, the loop held ` +
        `${figures.discoveryHoldMilliseconds} ms at most; while running them ${figures.runHoldMilliseconds} ms at most`,
    );
    log(
      `${figures.files} files, ${figures.events} events, ${figures.asExpected} as expected: ` +
        `first run ${figures.firstMilliseconds} ms, median of ${rounds} ${figures.medianMilliseconds} ms, ` +
        `processor ${figures.processorMilliseconds} ms; ` +
        `heap ${figures.heapMegabytes} MB, resident ${figures.residentMegabytes} MB`,
    );
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What `work` gives, how long it took, and for how long the event loop was held at a time. */
async function timed<T>(work: () => Promise<T>) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const value = await work();
  const milliseconds = performance.now() - start;
  delay.disable();
  return { value, milliseconds, longestHold: delay.max / 1e6 };
}

/** What the editor does to show every test in its tree: it reads each file, and finds where its tests stand. */
async function readAll(
  { parseSuite, positionsIn }: Shipped,
  folder: string,
  suites: readonly string[],
): Promise<number> {
  const files = diskFiles(folder);
  let tests = 0;
  for (const name of suites) {
    const { suite } = parseSuite(await textOf(files, name));
    const positionOf = positionsIn(name, suite.text);
    for (const { span } of suite.tests) tests += Math.sign(positionOf(span.offset).position.line);
  }
  return tests;
}

interface Counts {
  files: number;
  events: number;
  asExpected: number;
}

async function textOf(files: SuiteFiles, name: string): Promise<string> {
  const read = await files.readText(name, LARGEST);
  if (!read.ok) throw new Error(`${name} was not read.`);
  return read.value;
}

async function runAll(
  { parseSuite, openSuite, runSuite }: Shipped,
  folder: string,
  suites: readonly string[],
): Promise<Counts> {
  const files = diskFiles(folder);
  const { signal } = new AbortController();
  const counts: Counts = { files: 0, events: 0, asExpected: 0 };
  const waiting = [...suites];
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const { suite } = parseSuite(await textOf(files, name));
      const { results } = await runSuite(openSuite(suite, name), files, signal);
      counts.files++;
      for (const { cases, passed } of results) {
        counts.events += cases;
        counts.asExpected += passed;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return counts;
}

function diskFiles(folder: string): SuiteFiles {
  return {
    async readText(name) {
      const file = path.join(folder, name);
      await stat(file);
      return { ok: true, value: await readFile(file, "utf8") };
    },
    find: () => Promise.resolve({ ok: true, value: [] }),
    sites: () => Promise.resolve([]),
  };
}
