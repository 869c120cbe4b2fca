import { paragraphs, sentence } from "../knowledge/describeField";
import type { Offer } from "./completionText";

/** A whole pattern to begin with, as a file of `snippets/` has it. */
export interface PatternSnippet {
  readonly name: string;
  readonly description: string;
  /** In VS Code's snippet syntax, indented by two spaces. */
  readonly body: string;
}

/** The files of `snippets/` that hold whole patterns for something to watch; the patterns used most come first. */
export const patternSnippetFiles = ["aws-config.json", "event-pattern.json"] as const;

/** The snippets in the text of such a file, in its order. Throws where it is none. */
export function readPatternSnippets(text: string): readonly PatternSnippet[] {
  const written = JSON.parse(text) as Readonly<
    Record<string, { readonly description: string; readonly body: readonly string[] }>
  >;
  return Object.entries(written).map(([name, { description, body }]) => ({
    name,
    description,
    body: body.join("\n"),
  }));
}

/** The snippets as offers, found by the words of their names: `config-non` for "Config: any non-compliance". */
export function patternOffers(snippets: readonly PatternSnippet[]): readonly Offer[] {
  return snippets.map(({ name, description, body }) => ({
    label: name,
    kind: "snippet",
    // A tab is what the editor turns into one step of its own indentation.
    snippet: body.replace(/^(?: {2})+/gm, (spaces) => "\t".repeat(spaces.length / 2)),
    filter: name.toLowerCase().replace(/[^a-z\d]+/g, "-"),
    detail: "event pattern",
    documentation: () => paragraphs([sentence(description), `\`\`\`json\n${preview(body)}\n\`\`\``]),
    retrigger: false,
  }));
}

/** What a body inserts when nothing is filled in. */
function preview(body: string): string {
  return body
    .replace(
      /\$\{\d+\|([^,|]*)(?:,[^|]*)?\|\}|\$\{\d+:([^}]*)\}|\$\d+/g,
      (_all, first = "", preset = "") => `${first}${preset}`,
    )
    .replace(/\\([\\$}])/g, "$1");
}
