import { parse, stringify } from "yaml";
import { hosts, sitesIn } from "../../src/documents/hosts/table";
import type { PatternSite } from "../../src/documents/site";

const templates = hosts.filter(({ id }) => id !== "wholeFile");

/** The ways in which a pattern, as JSON, is written in a template with one rule. */
export const notations: Readonly<Record<string, (json: string) => string>> = {
  "a YAML block": (json) => template(`\n${indented(stringify(JSON.parse(json), { lineWidth: 0 }), 8)}`),
  "a YAML block with dashes below their key": (json) =>
    template(`\n${indented(stringify(JSON.parse(json), { lineWidth: 0, indentSeq: false }), 8)}`),
  "YAML in flow": (json) =>
    template(
      ` ${stringify(JSON.parse(json), { lineWidth: 0, collectionStyle: "flow", flowCollectionPadding: false }).trimEnd()}`,
    ),
  "JSON in YAML": (json) => template(` ${compact(json)}`),
  "JSON in single quotes": (json) => template(` '${compact(json).replaceAll("'", "''")}'`),
  "JSON in double quotes": (json) => template(` ${JSON.stringify(compact(json))}`),
  "JSON in a block": (json) => template(` |\n${indented(JSON.stringify(JSON.parse(json), null, 2), 8)}\n`),
};

/** What stands around the pattern, which nothing may change. */
const before =
  "# Rules\r\nResources:\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern:".replace(
    "\r",
    "",
  );
const after = "\n      State: ENABLED # on\n  Q: { Type: AWS::SQS::Queue }\n";

function template(pattern: string): string {
  return `${before}${pattern.trimEnd()}${after}`;
}

/** The one pattern of a template. */
export function siteIn(text: string): PatternSite {
  const [site] = sitesIn(text, templates);
  if (site === undefined) throw new Error(`No pattern in ${text}`);
  return site;
}

/** Whether YAML reads a template, and all of it but the pattern is as it was. */
export function isIntact(text: string): boolean {
  if (!text.startsWith(before) || !text.endsWith(after)) return false;
  const read = parse(text, { uniqueKeys: false }) as { Resources?: { R?: { Properties?: object } } };
  return Object.keys(read.Resources?.R?.Properties ?? {}).join() === "EventPattern,State";
}

function compact(json: string): string {
  return JSON.stringify(JSON.parse(json));
}

function indented(text: string, blanks: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(blanks));
}
