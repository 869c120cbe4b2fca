import * as vscode from "vscode";
import { assertNever } from "../../base/assertNever";
import type { Result } from "../../base/result";
import { describeFileError } from "../../testing/suites/suiteFiles";
import type { SampleDocuments } from "./sampleDocuments";
import { textOf } from "../documents";
import { type Disk, nameOf, readTextFile } from "../files";

/** Files above this size are not read, in bytes. EventBridge itself carries events of up to 1 MB. */
const largest = 10_000_000;

/** The text of an event: of its open document, unsaved edits included, of a sample, or of a file; or why there is none. */
export async function readEvent(
  uri: vscode.Uri,
  samples: SampleDocuments,
  disk: Disk | undefined,
): Promise<Result<string, string>> {
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
