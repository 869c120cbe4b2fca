import { findNodeAtLocation, parseTree, type Node } from "jsonc-parser";
import { layOutJson } from "../../json/layout/layOutJson";
import type { KnownValues } from "../../pattern/parse/fillUnknowns";
import { parseSuite } from "./parseSuite";
import type { Result } from "../../base/result";

/** A test to be added to a pattern test file. */
export interface NewTest {
  readonly name: string;
  readonly matches: boolean;
  /** An event as JSON text, kept as it is written, or the path of an event file relative to the test file. */
  readonly event: { readonly text: string } | { readonly path: string };
}

/**
 * The text of a pattern test file with one more test at its end; `text` is undefined or empty for a new file. Comments
 * and the layout of what is there stay. An error, which is a sentence, where the file's mistakes leave no place for it.
 */
export function addTest(text: string | undefined, test: NewTest): Result<string, string> {
  const written = writeTest(test);
  if (text === undefined || text.trim() === "") {
    return { ok: true, value: `${layOutJson(`{"tests": [${written}]}`)}\n` };
  }
  const [problem] = parseSuite(text).problems;
  const root = problem === undefined ? parseTree(text, [], { allowTrailingComma: true }) : undefined;
  const tests = root && findNodeAtLocation(root, ["tests"]);
  if (tests === undefined) {
    return {
      ok: false,
      error: `The pattern test file has a mistake. ${problem?.message ?? ""} Correct it first.`,
    };
  }
  return { ok: true, value: insert(text, tests, written) };
}

/** The text of a pattern test file without tests, for a pattern in a template; `values` are JSON by their names. */
export function emptySuite(pattern: string, values: KnownValues): string {
  const members = [...values].map(([name, value]) => `${JSON.stringify(name)}: ${value}`);
  const given = members.length === 0 ? "" : `"values": {${members.join(",")}},`;
  return `${layOutJson(`{"pattern": ${JSON.stringify(pattern)},${given}"tests": []}`)}\n`;
}

function insert(text: string, tests: Node, written: string): string {
  const last = tests.children?.at(-1);
  const offset = last === undefined ? tests.offset + 1 : last.offset + last.length;
  const inserted = last === undefined ? written : `,${written}`;
  const added = text.slice(0, offset) + inserted + text.slice(offset);
  const range = { offset, length: inserted.length + 1 };
  return layOutJson(added, range, text.includes("\r\n") ? "\r\n" : "\n");
}

function writeTest({ name, matches, event }: NewTest): string {
  const what = "text" in event ? `"event": ${event.text.trim()}` : `"events": ${JSON.stringify(event.path)}`;
  return `{"name": ${JSON.stringify(name)}, ${what}, "matches": ${matches}}`;
}
