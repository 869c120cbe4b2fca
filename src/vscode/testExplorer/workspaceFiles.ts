import * as vscode from "vscode";
import type { FileError, SuiteFiles } from "../../testing/suiteFiles";
import type { Result } from "../../testing/result";

/** A workspace folder as a pattern test file sees it, and the files that were read so far, by address. */
export interface WorkspaceFiles extends SuiteFiles {
  readonly read: ReadonlySet<string>;
}

/** Reads a file of this machine by its path; absent in a browser. */
export type ReadDisk = (path: string, largest: number) => Promise<Result<Uint8Array, FileError>>;

/** The folder that a file's paths start at: its workspace folder, or the folder it is in. */
export function rootOf(uri: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, "..");
}

/** A file's path from its root, with slashes. */
export function pathFromRoot(uri: vscode.Uri): string {
  return uri.path.slice(rootOf(uri).path.replace(/\/$/, "").length + 1);
}

/** Reads files below `root`. */
export function workspaceFiles(
  root: vscode.Uri,
  token: vscode.CancellationToken,
  readDisk?: ReadDisk,
): WorkspaceFiles {
  const read = new Set<string>();
  return {
    read,
    readText(path, largest) {
      const uri = vscode.Uri.joinPath(root, path);
      read.add(uri.toString());
      return readTextFile(uri, largest, readDisk);
    },
    async find({ folder, glob }, most) {
      try {
        const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(root, folder), glob);
        const found = await vscode.workspace.findFiles(pattern, undefined, most, token);
        return {
          ok: true,
          value: found.map(({ path }) => path.slice(root.path.replace(/\/$/, "").length + 1)),
        };
      } catch (error) {
        return unreadable(error);
      }
    },
  };
}

/**
 * A file's text, of its open document where there is one. A file larger than `largest` bytes is not read. With
 * `readDisk` a file of this machine is read without asking the editor, which would let two messages wait in the line of
 * all others for each file.
 */
export async function readTextFile(
  uri: vscode.Uri,
  largest: number,
  readDisk?: ReadDisk,
): Promise<Result<string, FileError>> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return { ok: true, value: open.getText() };
  if (readDisk !== undefined && uri.scheme === "file") {
    const read = await readDisk(uri.fsPath, largest);
    return read.ok ? { ok: true, value: new TextDecoder().decode(read.value) } : read;
  }
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return { ok: false, error: { kind: "directory" } };
    if (size > largest) return { ok: false, error: { kind: "tooLarge", bytes: size } };
    return { ok: true, value: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    const gone = error instanceof vscode.FileSystemError && error.code === "FileNotFound";
    return gone ? { ok: false, error: { kind: "missing" } } : unreadable(error);
  }
}

function unreadable(error: unknown): Result<never, FileError> {
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, error: { kind: "unreadable", message } };
}
