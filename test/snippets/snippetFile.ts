import { readFileSync } from "node:fs";

/** A snippet as its file has it. */
export interface Snippet {
  readonly name: string;
  readonly prefix: readonly string[];
  readonly description: string;
  /** The lines of its body as one text. */
  readonly body: string;
  /** What the editor inserts when nothing is typed. */
  readonly text: string;
}

interface WrittenSnippet {
  readonly prefix?: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

/** The snippets of a file of snippets/. */
export function snippetsOf(file: string): readonly Snippet[] {
  const written = JSON.parse(readFileSync(`snippets/${file}.json`, "utf8")) as Record<string, WrittenSnippet>;
  return Object.entries(written).map(([name, { prefix = [], description, body }]) => ({
    name,
    prefix: typeof prefix === "string" ? [prefix] : prefix,
    description,
    body: body.join("\n"),
    text: expanded(body.join("\n")),
  }));
}

/**
 * What a body inserts when some placeholders, by their numbers, are filled in: elsewhere the defaults, and the first of
 * choices, stand in their place.
 */
export function expanded(body: string, filledIn: Readonly<Record<string, string>> = {}): string {
  return body
    .replace(/\$\{(\d+)\|([^,|]*)[^|]*\|\}/g, (_, number: string, first: string) => filledIn[number] ?? first)
    .replace(/\$\{(\d+):([^}]*)\}/g, (_, number: string, value: string) => filledIn[number] ?? value)
    .replace(/\$\d/g, "")
    .replace(/\\\$/g, "$");
}

/** The placeholders of a body: their numbers, and what each of them stands for where it is written. */
export function placeholdersOf(body: string): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  for (const [, number, standsFor = ""] of body.matchAll(/\$\{(\d+)[:|]([^}]*)\}/g)) {
    found.set(Number(number), (found.get(Number(number)) ?? new Set()).add(standsFor));
  }
  return found;
}
