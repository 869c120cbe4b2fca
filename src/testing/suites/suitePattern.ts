import { MAX_FILE_NESTING } from "../../json/jsonLimits";
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import type { Span } from "../../base/span";
import { compilePattern, type CompiledPattern } from "../../matching/compilePattern";
import { fillUnknowns, type KnownValues } from "../../pattern/parse/fillUnknowns";
import { parseWritten, unknownExpressions, type WrittenPattern } from "../../pattern/parse/parsePattern";
import { positionsIn, type FilePosition } from "../../base/positions";
import { plainJson } from "../../json/plainJson";
import { refuse, type Result } from "../../base/result";
import type { SuiteTest } from "./suite";
import type { OpenSuite } from "./suiteCases";
import { describeFileError, largestFile, type SuiteFiles } from "./suiteFiles";
import { isPatternFile, resolvePath, siblingPattern } from "./suitePaths";

/** The pattern of a test, ready to be asked. */
export interface SuitePattern {
  readonly path: string;
  /** Which of the file's patterns it is; empty for a whole file. */
  readonly site: string;
  /** The pattern as the test has it, with its values in their places. Spans of the pattern lie in it. */
  readonly text: string;
  /** What of it is not known still. */
  readonly unknown: readonly string[];
  readonly compiled: CompiledPattern;
  /** Where a span of `text` starts in the file, and where it ends. */
  readonly startOf: (span: Span) => FilePosition;
  readonly endOf: (span: Span) => FilePosition;
}

/** The pattern of a test file, with the values of each of its tests. */
export interface SuitePatterns {
  readonly path: string;
  readonly site: string;
  /** The pattern as a test has it; trouble where its values make no valid pattern of it. */
  readonly of: (test: Pick<SuiteTest, "values">) => Result<SuitePattern, PatternTrouble>;
}

/** Why a pattern cannot be tested, in a sentence, and where the reason stands if it is known. */
export interface PatternTrouble {
  readonly message: string;
  readonly at?: FilePosition;
}

/** Reads the pattern that a test file tests; trouble where it is not there, or is not valid with the file's values. */
export async function openSuitePattern(
  { suite, path: suitePath }: OpenSuite,
  files: SuiteFiles,
): Promise<Result<SuitePatterns, PatternTrouble>> {
  const { pattern: reference, values = new Map<string, string>() } = suite;
  const resolved =
    reference === undefined
      ? ({ ok: true, value: siblingPattern(suitePath) } as const)
      : resolvePath(suitePath, reference.file);
  if (!resolved.ok) return refuse({ message: resolved.error });
  const path = resolved.value;
  if (path === suitePath)
    return refuse({ message: `${path} is this test file itself, not an event pattern.` });
  const read = await files.readText(path, largestFile);
  if (!read.ok) return refuse({ message: describeFileError(path, read.error) });
  const { site, pointer } = reference ?? {};
  const found =
    pointer === undefined || pointer === ""
      ? await siteIn(read.value, path, site, files)
      : partAt(read.value, path, pointer);
  if (!found.ok) return found;
  const compile = (own: KnownValues) => compileFound(path, read.value, found.value, own);
  const forAll = compile(values);
  if (!forAll.ok) return forAll;
  return {
    ok: true,
    value: {
      path,
      site: found.value.id,
      of: (test) => (test.values === undefined ? forAll : compile(new Map([...values, ...test.values]))),
    },
  };
}

/** A pattern in a file. */
interface FoundPattern extends WrittenPattern {
  readonly id: string;
  /** Where a span of it is in the file. */
  readonly placeOf: (span: Span) => Span;
}

function partOf(text: string, offset: number): FoundPattern {
  return { id: "", text, placeOf: (span) => ({ ...span, offset: offset + span.offset }) };
}

/** The pattern of a file that a name means; without a name its only one. */
async function siteIn(
  file: string,
  path: string,
  name: string | undefined,
  files: SuiteFiles,
): Promise<Result<FoundPattern, PatternTrouble>> {
  if (name === undefined && isPatternFile(path)) return { ok: true, value: partOf(file, 0) };
  const sites = await files.sites(path, file);
  const site = name === undefined && sites.length === 1 ? sites[0] : sites.find(({ id }) => id === name);
  if (site !== undefined) return { ok: true, value: site };
  const names = sites.map(({ id }) => id);
  if (name === undefined && names.length === 0 && file.trimStart().startsWith("{")) {
    return { ok: true, value: partOf(file, 0) };
  }
  return refuse({ message: missingSite(path, name, names) });
}

/** So many patterns of a file are named. */
const maxNamed = 20;

function missingSite(path: string, name: string | undefined, names: readonly string[]): string {
  const [first] = names;
  if (first === undefined) return `${path} has no event pattern that can be read.`;
  const more = names.length > maxNamed ? ` and ${names.length - maxNamed} more` : "";
  const all = `${names.slice(0, maxNamed).join(", ")}${more}`;
  return name === undefined
    ? `Name one of the event patterns in ${path}, as in "pattern": "${path.replace(/^.*\//, "")}#${first}". It has ${all}.`
    : `${path} has no event pattern ${name}. It has ${all}.`;
}

function partAt(file: string, path: string, pointer: string): Result<FoundPattern, PatternTrouble> {
  if (!path.endsWith(".json"))
    return refuse({ message: `A pointer can only lead into a .json file, and ${path} is not one.` });
  const plain = plainJson(file);
  const root = plain.depth > MAX_FILE_NESTING ? undefined : parseTree(plain.text);
  const node = root && findNodeAtLocation(root, stepsOf(pointer));
  if (node?.type !== "object") return refuse({ message: `${path} has no object at ${pointer}.` });
  return { ok: true, value: partOf(plain.text.slice(node.offset, node.offset + node.length), node.offset) };
}

/** The keys and indexes of a JSON pointer. */
function stepsOf(pointer: string): (string | number)[] {
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function compileFound(
  path: string,
  file: string,
  { id, placeOf, text, unknowns = [], dialect }: FoundPattern,
  values: KnownValues,
): Result<SuitePattern, PatternTrouble> {
  const filled = fillUnknowns({ text, unknowns, ...(dialect && { dialect }) }, values);
  if (!filled.ok) return refuse({ message: filled.error });
  const { written, original } = filled.value;
  const positionOf = positionsIn(path, file);
  const placed = (span: Span): Span => placeOf(original(span));
  const startOf = (span: Span): FilePosition => positionOf(placed(span).offset);
  const { pattern, problems } = parseWritten(written);
  if (pattern !== undefined) {
    return {
      ok: true,
      value: {
        path,
        site: id,
        text: written.text,
        unknown: unknownExpressions(written),
        compiled: compilePattern(pattern),
        startOf,
        endOf: (span) => {
          const { offset, length } = placed(span);
          return positionOf(offset + length);
        },
      },
    };
  }
  const first = problems.find(({ severity }) => severity === "error");
  if (first === undefined) throw new Error("A pattern without an error is not invalid.");
  return refuse({ message: `The event pattern is not valid. ${first.message}`, at: startOf(first.span) });
}
