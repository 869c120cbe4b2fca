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
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

/** The snippets of a file of snippets/. */
export function snippetsOf(file: string): readonly Snippet[] {
  const written = JSON.parse(readFileSync(`snippets/${file}.json`, "utf8")) as Record<string, WrittenSnippet>;
  return Object.entries(written).map(([name, { prefix, description, body }]) => ({
    name,
    prefix: typeof prefix === "string" ? [prefix] : prefix,
    description,
    body: body.join("\n"),
    text: expand(body.join("\n")),
  }));
}

/** The body with the defaults of placeholders, and the first of choices, in their place. */
function expand(body: string): string {
  return body
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
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
