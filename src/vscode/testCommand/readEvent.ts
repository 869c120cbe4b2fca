import * as vscode from "vscode";
import { assertNever } from "../../base/assertNever";
import type { Result } from "../../base/result";
import { describeFileError } from "../../testing/suites/suiteFiles";
import { textOf } from "../documents";
import { nameOf, readTextFile } from "../files";
import type { OpenPattern } from "../patternDocuments";
import type { TestEvents } from "./testEvents";

/** Files above this size are not read, in bytes. EventBridge itself carries events of up to 1 MB. */
const largest = 10_000_000;

/**
 * The text of an event to test a pattern against: of its open document, unsaved edits included, of a sample, generated
 * for the pattern, or of a file; or why there is none.
 */
export async function readEvent(
  uri: vscode.Uri,
  pattern: OpenPattern,
  { samples, generated, disk }: TestEvents,
): Promise<Result<string, string>> {
  const made = await generated.textOf(uri, pattern);
  if (made !== undefined) return made;
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return { ok: true, value: textOf(open) };
  const sample = await samples.textOf(uri);
  if (sample !== undefined) return { ok: true, value: sample };
  const read = await readTextFile(uri, largest, disk);
  if (read.ok) return read;
  const name = nameOf(uri);
  switch (read.error.kind) {
    case "directory":
      return failed(`${name} is a folder, not an event.`);
    case "missing":
      return failed(`Choose another event: ${name} no longer exists.`);
    case "notRegular":
    case "tooLarge":
    case "unreadable":
      return failed(describeFileError(name, read.error));
    default:
      return assertNever(read.error);
  }
}

function failed(error: string): Result<string, string> {
  return { ok: false, error };
}
