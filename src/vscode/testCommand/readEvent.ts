import * as vscode from "vscode";
import type { Result } from "../../testing/result";
import { nameOf } from "./nameOf";
import type { SampleDocuments } from "./sampleDocuments";

/** Files above this size are not read, in bytes. EventBridge itself carries events of up to 1 MB. */
const largest = 10_000_000;

/** The text of an event: of its open document, unsaved edits included, of a sample, or of a file; or why there is none. */
export async function readEvent(uri: vscode.Uri, samples: SampleDocuments): Promise<Result<string, string>> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return { ok: true, value: open.getText() };
  const sample = await samples.textOf(uri);
  if (sample !== undefined) return { ok: true, value: sample };
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return failed(`${nameOf(uri)} is a folder, not an event.`);
    if (size > largest) {
      const megabytes = (size / 1_000_000).toFixed(1);
      return failed(`${nameOf(uri)} has ${megabytes} MB. EventBridge carries events of up to 1 MB.`);
    }
    return { ok: true, value: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    const gone = error instanceof vscode.FileSystemError && error.code === "FileNotFound";
    return failed(
      gone
        ? `${nameOf(uri)} is not there any more. Choose another event.`
        : `${nameOf(uri)} cannot be read (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
}

function failed(error: string): Result<string, string> {
  return { ok: false, error };
}
