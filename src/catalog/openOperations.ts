import type { Operation } from "./catalog";

/** The operations of every event source, each source's parsed when first asked for. */
export interface Operations {
  readonly eventSources: readonly string[];
  of(eventSource: string): readonly Operation[];
}

/** The first line: the verbs that have a letter, in the order of `LETTERS`; those with a `?` behind them only read. */
interface Header {
  readonly verbs: readonly string[];
}

/**
 * The service's name, and groups of its operations. Behind the letters of some verbs stand the nouns that have them;
 * letters after a `.` are of verbs before the noun's plural: `ab.c Bucket Table` may be CreateBucket, DeleteBucket,
 * ListBuckets and the same of tables. Behind `=` stand whole names, behind `=?` those of operations that only read.
 */
type OperationsLine = readonly [service: string, groups: string];

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

const SUFFIX = ".amazonaws.com";

/** Opens operations.jsonl: a header line, then one line for each event source. */
export function openOperations(text: string): Operations {
  const [first = "", ...rest] = text.split("\n");
  const { verbs } = JSON.parse(first) as Header;
  const lines = new Map<string, string>();
  for (const line of rest) {
    if (line !== "") lines.set(serviceOf(line) + SUFFIX, line);
  }
  const opened = new Map<string, readonly Operation[]>();
  return {
    eventSources: [...lines.keys()],
    of(eventSource) {
      const operations = opened.get(eventSource) ?? decodeOperations(lines.get(eventSource), verbs);
      if (lines.has(eventSource)) opened.set(eventSource, operations);
      return operations;
    },
  };
}

/** The first string of the line's array, found without parsing the rest; it has no escapes. */
function serviceOf(line: string): string {
  const start = line.indexOf('"') + 1;
  return line.slice(start, line.indexOf('"', start));
}

function decodeOperations(line: string | undefined, verbs: readonly string[]): readonly Operation[] {
  if (line === undefined) return [];
  const [, groups] = JSON.parse(line) as OperationsLine;
  const operations = groups.split(";").flatMap((group) => decodeGroup(group, verbs));
  return operations.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function decodeGroup(group: string, verbs: readonly string[]): readonly Operation[] {
  const [marks = "", ...words] = group.split(" ");
  if (marks.startsWith("=")) return words.map((name) => ({ name, readOnly: marks === "=?" }));
  const [one = "", many = ""] = marks.split(".");
  const named = (letter: string, noun: string): Operation => {
    const verb = verbs[LETTERS.indexOf(letter)] ?? "";
    return { name: verb.replace("?", "") + noun, readOnly: verb.endsWith("?") };
  };
  return words.flatMap((noun) => [
    ...Array.from(one, (letter) => named(letter, noun)),
    ...Array.from(many, (letter) => named(letter, pluralOf(noun))),
  ]);
}

function pluralOf(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
