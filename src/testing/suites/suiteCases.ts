import { suiteEnding, type Suite, type SuiteTest } from "./suite";
import { positionsIn, type PositionOf } from "../../base/positions";
import { describeFileError, largestFile, type SuiteFiles } from "./suiteFiles";
import { isGlob, patternEndings, resolveGlob, resolvePath } from "./suitePaths";
import { refuse, type Result } from "../../base/result";

/** One event of a test. */
export interface SuiteCase {
  /** The event as JSON text; not yet known to be an event. */
  readonly text: string;
  readonly place: CasePlace;
}

/** Where the event of a case stands. */
export interface CasePlace {
  /** The file, from the root of the workspace folder; the test file itself for an inline event. */
  readonly path: string;
  /** What the event is called: its file, with the line in a .jsonl file; empty for an inline event. */
  readonly name: string;
  /** Where an offset in the event's text is. */
  readonly positionOf: PositionOf;
}

/** A test file with its path from the root of the workspace folder. */
export interface OpenSuite {
  readonly suite: Suite;
  readonly path: string;
  readonly positionOf: PositionOf;
}

/** A test file ready to be run. */
export function openSuite(suite: Suite, path: string): OpenSuite {
  return { suite, path, positionOf: positionsIn(path, suite.text) };
}

/** How many files one glob may find, and how many events one test may have. */
const maxFiles = 5_000;
export const maxCases = 10_000;

/** The events of a test one after the other; a sentence in place of each that cannot be had, and of those above a limit. */
export async function* casesOf(
  test: SuiteTest,
  { path: suitePath, positionOf }: OpenSuite,
  files: SuiteFiles,
  signal: AbortSignal,
): AsyncGenerator<Result<SuiteCase, string>, void> {
  const { events } = test;
  if (events.kind === "inline") {
    const inEvent: PositionOf = (offset) => positionOf(events.span.offset + offset);
    yield {
      ok: true,
      value: { text: events.text, place: { path: suitePath, name: "", positionOf: inEvent } },
    };
    return;
  }
  const found = await findFiles(events.path, suitePath, files);
  if (!found.ok) {
    yield found;
    return;
  }
  let count = 0;
  for (const path of found.value) {
    if (signal.aborted) return;
    for (const each of await casesIn(path, suitePath, files)) {
      if (++count > maxCases) {
        yield refuse(`"${events.path}" has more than ${maxCases} events; the others are not tested.`);
        return;
      }
      yield each;
    }
  }
  if (count === 0) yield refuse(`"${events.path}" has no events in it.`);
}

async function findFiles(
  path: string,
  suitePath: string,
  files: SuiteFiles,
): Promise<Result<readonly string[], string>> {
  const resolved = resolvePath(suitePath, path);
  if (!resolved.ok) return resolved;
  if (!isGlob(path)) return { ok: true, value: [resolved.value] };
  const glob = resolveGlob(suitePath, path);
  if (!glob.ok) return glob;
  const found = await files.find(glob.value, maxFiles + 1);
  if (!found.ok) return refuse(describeFileError(path, found.error));
  if (found.value.length > maxFiles) {
    return refuse(`"${path}" finds more than ${maxFiles} files. Name fewer of them.`);
  }
  const events = found.value.filter(canHoldEvents).sort();
  // A file in a folder named [id] or {a} is written as it is, and looks like a glob that finds something else.
  if (events.length === 0 && !/[*?]/.test(path)) {
    const isThere = await files.readText(resolved.value, largestFile);
    if (isThere.ok) return { ok: true, value: [resolved.value] };
  }
  if (events.length === 0) return refuse(`"${path}" finds no .json or .jsonl file.`);
  return { ok: true, value: events };
}

/** A glob over a folder finds its patterns and their tests too. */
function canHoldEvents(path: string): boolean {
  return /\.jsonl?$/.test(path) && ![suiteEnding, ...patternEndings].some((ending) => path.endsWith(ending));
}

async function casesIn(
  path: string,
  suitePath: string,
  files: SuiteFiles,
): Promise<Iterable<Result<SuiteCase, string>>> {
  if (path === suitePath) return [refuse(`${path} is this test file itself, not an event.`)];
  const read = await files.readText(path, largestFile);
  if (!read.ok) return [refuse(describeFileError(path, read.error))];
  const file = read.value;
  if (path.endsWith(".jsonl")) return linesOf(path, file);
  return [
    { ok: true, value: { text: file, place: { path, name: path, positionOf: positionsIn(path, file) } } },
  ];
}

/** The lines of a file that are not blank. */
function* linesOf(path: string, file: string): Generator<Result<SuiteCase, string>> {
  let line = 1;
  for (let start = 0; start < file.length; line++) {
    const feed = file.indexOf("\n", start);
    const end = feed < 0 ? file.length : feed;
    const text = file.slice(start, end);
    if (text.trim() !== "") yield { ok: true, value: { text, place: lineOf(path, line) } };
    start = end + 1;
  }
}

/** Counting lines again for every line of a long file would take quadratic time. */
function lineOf(path: string, line: number): CasePlace {
  const positionOf: PositionOf = (offset) => ({ path, position: { line, column: offset + 1 } });
  return { path, name: `${path}, line ${line}`, positionOf };
}
