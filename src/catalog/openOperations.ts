import type { Operation } from "./catalog";
import type { EncodedOperations, EncodedOperationsHeader } from "./encodedCatalog";

/** The operations of every event source, each source's parsed when first asked for. */
export interface Operations {
  readonly eventSources: readonly string[];
  of(eventSource: string): readonly Operation[];
}

/** The letters that stand for the verbs of the first line. */
export const VERB_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

const SUFFIX = ".amazonaws.com";

/** Opens operations.jsonl: a header line, then one line for each event source. */
export function openOperations(text: string): Operations {
  const [first = "", ...rest] = text.split("\n");
  const { verbs } = JSON.parse(first) as EncodedOperationsHeader;
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
  const [, groups] = JSON.parse(line) as EncodedOperations;
  const operations = groups.split(";").flatMap((group) => decodeGroup(group, verbs));
  return operations.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function decodeGroup(group: string, verbs: readonly string[]): readonly Operation[] {
  const [marks = "", ...words] = group.split(" ");
  if (marks.startsWith("=")) return words.map((name) => ({ name, readOnly: marks === "=?" }));
  const [one = "", many = ""] = marks.split(".");
  const named = (letter: string, noun: string): Operation => {
    const verb = verbs[VERB_LETTERS.indexOf(letter)] ?? "";
    return { name: verb.replace("?", "") + noun, readOnly: verb.endsWith("?") };
  };
  return words.flatMap((noun) => [
    ...Array.from(one, (letter) => named(letter, noun)),
    ...Array.from(many, (letter) => named(letter, pluralOf(noun))),
  ]);
}

/** The plural of a noun in the name of an operation. */
export function pluralOf(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
