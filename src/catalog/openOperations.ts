import type { EventNameFact, Operation } from "./catalog";
import type { EncodedOperations, EncodedOperationsHeader } from "./encodedCatalog";

/** The operations of every event source, each source's parsed when first asked for. */
export interface Operations {
  readonly eventSources: readonly string[];
  of(eventSource: string): readonly Operation[];
  /** The names that CloudTrail logs in the place of operations' own. */
  loggedAs(eventSource: string): ReadonlyMap<string, readonly string[]>;
  /** The event sources that have an operation of this name; none where many could have it. */
  eventSourcesWith(operation: string): readonly string[];
  /** What is special about a name that only one service has. */
  eventName(name: string): EventNameFact | undefined;
}

/** An event source, decoded. */
interface OpenedSource {
  readonly operations: readonly Operation[];
  readonly loggedAs: ReadonlyMap<string, readonly string[]>;
}

const nothing: OpenedSource = { operations: [], loggedAs: new Map() };

/** The letters that stand for the verbs of the first line. */
export const VERB_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** Of more event sources than this that have a word of an operation none is read: many will have the operation. */
const maxCandidates = 30;

const SUFFIX = ".amazonaws.com";

/** Opens operations.jsonl: a header line, then one line for each event source. */
export function openOperations(text: string): Operations {
  const [first = "", ...rest] = text.split("\n");
  const { verbs, elsewhere } = JSON.parse(first) as EncodedOperationsHeader;
  const lines = new Map<string, string>();
  for (const line of rest) {
    if (line !== "") lines.set(serviceOf(line) + SUFFIX, line);
  }
  const opened = new Map<string, OpenedSource>();

  function open(eventSource: string): OpenedSource {
    const line = lines.get(eventSource);
    if (line === undefined) return nothing;
    const source = opened.get(eventSource) ?? decodeSource(line, verbs);
    opened.set(eventSource, source);
    return source;
  }

  return {
    eventSources: [...lines.keys()],
    of: (eventSource) => open(eventSource).operations,
    loggedAs: (eventSource) => open(eventSource).loggedAs,
    eventSourcesWith(operation) {
      const words = wordsFor(operation, verbs);
      const candidates = [...lines].filter(([, line]) => words.some((word) => line.includes(word)));
      if (candidates.length > maxCandidates) return [];
      return candidates
        .map(([eventSource]) => eventSource)
        .filter((eventSource) => open(eventSource).operations.some(({ name }) => name === operation));
    },
    eventName: (name) => (Object.hasOwn(elsewhere, name) ? elsewhere[name] : undefined),
  };
}

/** The first string of the line's array, found without parsing the rest; it has no escapes. */
function serviceOf(line: string): string {
  const start = line.indexOf('"') + 1;
  return line.slice(start, line.indexOf('"', start));
}

function decodeSource(line: string, verbs: readonly string[]): OpenedSource {
  const [, groups, { loggedAs = {}, detailTypes = {} } = {}] = JSON.parse(line) as EncodedOperations;
  const kinds = new Map<string, string[]>();
  for (const [detailType, names] of Object.entries(detailTypes)) {
    for (const name of names) kinds.set(name, [...(kinds.get(name) ?? []), detailType]);
  }
  const operations = groups
    .split(";")
    .flatMap((group) => decodeGroup(group, verbs))
    .map((operation): Operation => {
      const kind = kinds.get(operation.name);
      return kind === undefined ? operation : { ...operation, detailTypes: kind };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { operations, loggedAs: new Map(Object.entries(loggedAs)) };
}

/** The words of the lines in which an operation can be written: its name, or what follows its verb, in the singular too. */
function wordsFor(operation: string, verbs: readonly string[]): readonly string[] {
  const nouns = verbs.flatMap((marked) => {
    const verb = marked.replace("?", "");
    return operation.startsWith(verb) ? [operation.slice(verb.length)] : [];
  });
  const singulars = nouns.flatMap((noun) => [noun.replace(/ies$/, "y"), noun.replace(/s$/, "")]);
  return [operation, ...nouns, ...singulars].filter((word) => word !== "").map((word) => ` ${word}`);
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
