import { findNodeAtLocation, getLocation, parseTree } from "jsonc-parser";
import type { Span } from "../../base/span";
import { splitReference } from "./suitePaths";

/** What a cursor in a pattern test file is naming: one of the patterns in a file. */
export interface ReferenceAt {
  /** The file, as the test file has it. */
  readonly file: string;
  /** What is replaced by the name of a pattern: a whole string with its quotes. */
  readonly span: Span;
  /** What is written in that place for a pattern. */
  readonly written: (site: string) => string;
}

/** Longer texts are not looked into, in UTF-16 units: the time is linear in what stands before the cursor. */
const maxLength = 1_000_000;

/** The file whose patterns can be named at an offset, which is in the string of `pattern`, or of `site` in it. */
export function referenceAt(text: string, offset: number): ReferenceAt | undefined {
  if (text.length > maxLength) return undefined;
  const { path, previousNode: node, isAtPropertyKey } = getLocation(text, offset);
  if (isAtPropertyKey || node?.type !== "string" || path[0] !== "pattern") return undefined;
  const span = { offset: node.offset, length: node.length };
  if (path.length === 1) {
    const { file } = splitReference(String(node.value));
    return { file, span, written: (site) => JSON.stringify(`${file}#${site}`) };
  }
  if (path.length !== 2 || path[1] !== "site") return undefined;
  const file = fileBeside(text);
  return file === undefined ? undefined : { file, span, written: (site) => JSON.stringify(site) };
}

/** The file of a pattern that is written as an object. */
function fileBeside(text: string): string | undefined {
  const tree = parseTree(text);
  const value: unknown = tree && findNodeAtLocation(tree, ["pattern", "file"])?.value;
  return typeof value === "string" ? value : undefined;
}
