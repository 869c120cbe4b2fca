import type { Operation } from "./catalog";

/** The operations of every event source, each source's parsed when first asked for. */
export interface Operations {
  readonly eventSources: readonly string[];
  of(eventSource: string): readonly Operation[];
}

/**
 * The service's name, its operations that write, and those that only read. Operations stand under their first word:
 * `Create Bucket Table;Publish .` is CreateBucket, CreateTable and Publish.
 */
type OperationsLine = readonly [service: string, write: string, read: string];

const SUFFIX = ".amazonaws.com";

/** Opens operations.jsonl: a header line, then one line for each event source. */
export function openOperations(text: string): Operations {
  const lines = new Map<string, string>();
  for (const line of text.split("\n").slice(1)) {
    if (line !== "") lines.set(serviceOf(line) + SUFFIX, line);
  }
  const opened = new Map<string, readonly Operation[]>();
  return {
    eventSources: [...lines.keys()],
    of(eventSource) {
      const operations = opened.get(eventSource) ?? decodeOperations(lines.get(eventSource));
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

function decodeOperations(line: string | undefined): readonly Operation[] {
  if (line === undefined) return [];
  const [, write, read] = JSON.parse(line) as OperationsLine;
  const operations = [...decodeNames(write, false), ...decodeNames(read, true)];
  return operations.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function decodeNames(text: string, readOnly: boolean): readonly Operation[] {
  if (text === "") return [];
  return text.split(";").flatMap((group) => {
    const [verb = "", ...rests] = group.split(" ");
    return rests.map((rest) => ({ name: rest === "." ? verb : verb + rest, readOnly }));
  });
}
