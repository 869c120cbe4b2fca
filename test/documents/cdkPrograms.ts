import ts from "typescript";
import { hosts, sitesIn } from "../../src/documents/hosts/table";
import type { PatternSite } from "../../src/documents/site";
import { shippedGrammars } from "./shippedGrammars";

const loaded = await shippedGrammars();

/** A way of writing a pattern in a program, and what a parser of its language says of it. */
export interface ProgramForm {
  readonly write: (json: string) => string;
  readonly sites: (text: string) => readonly PatternSite[];
  /** How many mistakes a program has. */
  readonly errors: (text: string) => number;
}

function reading(id: string): ProgramForm["sites"] {
  const readers = hosts.filter((host) => host.id === id);
  return (text) => sitesIn(text, readers, loaded);
}

const typescript = {
  sites: reading("cdkTypeScript"),
  errors: (text: string): number =>
    ts.transpileModule(text, { reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ESNext } })
      .diagnostics?.length ?? 0,
};

const python = {
  sites: reading("cdkPython"),
  errors: (text: string): number =>
    loaded("python")?.read(
      text,
      (root) => root.descendantsOfType("ERROR").length + (root.hasError ? 1 : 0),
    ) ?? 0,
};

/** How a value is written with the words of Python, or the bare keys of TypeScript. */
function pythonOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonOf).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value)
      .map(([key, each]) => `${JSON.stringify(key)}: ${pythonOf(each)}`)
      .join(", ")}}`;
  }
  const words = new Map<unknown, string>([
    [true, "True"],
    [false, "False"],
    [null, "None"],
  ]);
  return words.get(value) ?? JSON.stringify(value);
}

function bare(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[${value.map((each) => bare(each, inner)).join(", ")}]`;
  if (typeof value === "string")
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, each]) => {
    const name = key === "__proto__" ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/.test(key) ? key : bare(key, "");
    return `\n${inner}${name}: ${bare(each, inner)},`;
  });
  return members.length === 0 ? "{}" : `{${members.join("")}\n${indent}}`;
}

function renamed(json: string): unknown {
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]): [string, unknown] => [
      key === "detail-type" ? "detailType" : key,
      each,
    ]),
  );
}

const before = 'import * as events from "aws-cdk-lib/aws-events";\n';

export const forms: Readonly<Record<string, ProgramForm>> = {
  "JSON in TypeScript": {
    ...typescript,
    write: (json) =>
      `${before}new events.CfnRule(this, "R", { eventPattern: ${json}, state: "ENABLED" }); // end\n`,
  },
  "an object of TypeScript": {
    ...typescript,
    write: (json) =>
      `${before}new Rule(this, 'R', {\n  eventPattern: ${bare(renamed(json), "  ")},\n  enabled: true,\n});\n`,
  },
  "a dictionary of Python": {
    ...python,
    write: (json) =>
      `import aws_cdk\nCfnRule(self, "R", event_pattern=${pythonOf(JSON.parse(json))}, state="x") # end\n`,
  },
};

/** The one pattern of a program. */
export function siteIn(form: ProgramForm, text: string): PatternSite {
  const [site, ...others] = form.sites(text);
  if (site === undefined || others.length > 0) throw new Error(`${others.length + 1} patterns in ${text}`);
  return site;
}

/** A program without its pattern. */
export function outside(form: ProgramForm, text: string): string {
  const { span } = siteIn(form, text);
  return `${text.slice(0, span.offset)}…${text.slice(span.offset + span.length)}`;
}
