import { MAX_FILE_NESTING } from "../../json/jsonLimits";
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { compilePattern, type CompiledPattern } from "../../matching/compilePattern";
import { parsePattern } from "../../pattern/parse/parsePattern";
import { positionsIn, type FilePosition, type PositionOf } from "../../base/positions";
import { plainJson } from "../../json/plainJson";
import { refuse, type Result } from "../../base/result";
import type { OpenSuite } from "./suiteCases";
import { describeFileError, largestFile, type SuiteFiles } from "./suiteFiles";
import { resolvePath, siblingPattern } from "./suitePaths";

/** The pattern of a test file, ready to be asked. */
export interface SuitePattern {
  readonly path: string;
  /** The pattern's own text: the file, or a part of it. Spans of the pattern lie in it. */
  readonly text: string;
  readonly compiled: CompiledPattern;
  /** The position in the file of an offset in `text`. */
  readonly positionOf: PositionOf;
}

/** Why a pattern cannot be tested, in a sentence, and where the reason stands if it is known. */
export interface PatternTrouble {
  readonly message: string;
  readonly at?: FilePosition;
}

/** Reads the pattern that a test file tests. */
export async function openSuitePattern(
  { suite, path: suitePath }: OpenSuite,
  files: SuiteFiles,
): Promise<Result<SuitePattern, PatternTrouble>> {
  const { pattern: reference } = suite;
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
  const part = partAt(read.value, path, reference?.pointer);
  if (!part.ok) return part;
  return compilePart(path, read.value, part.value);
}

interface Part {
  readonly text: string;
  readonly offset: number;
}

function partAt(file: string, path: string, pointer: string | undefined): Result<Part, PatternTrouble> {
  if (pointer === undefined || pointer === "") return { ok: true, value: { text: file, offset: 0 } };
  if (!path.endsWith(".json"))
    return refuse({ message: `A pointer can only lead into a .json file, and ${path} is not one.` });
  const plain = plainJson(file);
  const root = plain.depth > MAX_FILE_NESTING ? undefined : parseTree(plain.text);
  const node = root && findNodeAtLocation(root, stepsOf(pointer));
  if (node?.type !== "object") return refuse({ message: `${path} has no object at ${pointer}.` });
  const text = plain.text.slice(node.offset, node.offset + node.length);
  return { ok: true, value: { text, offset: node.offset } };
}

/** The keys and indexes of a JSON pointer. */
function stepsOf(pointer: string): (string | number)[] {
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function compilePart(
  path: string,
  file: string,
  { text, offset }: Part,
): Result<SuitePattern, PatternTrouble> {
  const positionInFile = positionsIn(path, file);
  const positionOf: PositionOf = (at) => positionInFile(offset + at);
  const { pattern, problems } = parsePattern(text);
  if (pattern !== undefined) {
    return { ok: true, value: { path, text, compiled: compilePattern(pattern), positionOf } };
  }
  const first = problems.find(({ severity }) => severity === "error");
  if (first === undefined) throw new Error("A pattern without an error is not invalid.");
  const message = `The event pattern is not valid. ${first.message}`;
  return { ok: false, error: { message, at: positionOf(first.span.offset) } };
}
