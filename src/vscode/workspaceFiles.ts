import * as vscode from "vscode";
import { describeLink, type FileError, type SuiteFiles } from "../testing/suites/suiteFiles";
import type { Result } from "../base/result";

/** A workspace folder as a pattern test file sees it, and the files that were read so far, by address. */
export interface WorkspaceFiles extends SuiteFiles {
  readonly read: ReadonlySet<string>;
  /** A sentence for each of them that is really elsewhere: a link led out of the folder. */
  notes(): Promise<readonly string[]>;
}

/** The files of this machine by their paths; absent in a browser. */
export interface Disk {
  /** The bytes of a regular file that has at most `largest`. */
  readonly read: (path: string, largest: number) => Promise<Result<Uint8Array, FileError>>;
  /** Where a file really is, if that is outside of `folder`; undefined for one in it, and for none. */
  readonly leavesTo: (path: string, folder: string) => Promise<string | undefined>;
}

/** The folder that a file's paths start at: its workspace folder, or the folder it is in. */
export function rootOf(uri: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, "..");
}

/** A file's path from its root, with slashes. */
export function pathFromRoot(uri: vscode.Uri): string {
  return uri.path.slice(rootOf(uri).path.replace(/\/$/, "").length + 1);
}

/** So many links of one run are told. */
const mostNotes = 20;

/** Reads files below `root`. */
export function workspaceFiles(
  root: vscode.Uri,
  token: vscode.CancellationToken,
  disk?: Disk,
): WorkspaceFiles {
  const read = new Set<string>();
  const paths = new Set<string>();
  return {
    read,
    readText(path, largest) {
      const uri = vscode.Uri.joinPath(root, path);
      read.add(uri.toString());
      paths.add(path);
      return readTextFile(uri, largest, disk);
    },
    async notes() {
      if (disk === undefined || root.scheme !== "file") return [];
      const notes: string[] = [];
      for (const path of paths) {
        const target = await disk.leavesTo(vscode.Uri.joinPath(root, path).fsPath, root.fsPath);
        if (target !== undefined) notes.push(describeLink(path, target));
        if (notes.length === mostNotes) break;
      }
      return notes;
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
 * A file's text, of its open document where there is one. What is no regular file, or larger than `largest` bytes, is
 * not read. With `disk` a file of this machine is read without asking the editor, which cannot read a part of one, and
 * would let two messages wait in the line of all others for each file.
 */
export async function readTextFile(
  uri: vscode.Uri,
  largest: number,
  disk?: Disk,
): Promise<Result<string, FileError>> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return { ok: true, value: open.getText() };
  if (disk !== undefined && uri.scheme === "file") {
    const read = await disk.read(uri.fsPath, largest);
    return read.ok ? { ok: true, value: new TextDecoder().decode(read.value) } : read;
  }
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return { ok: false, error: { kind: "directory" } };
    if ((type & vscode.FileType.File) === 0) return { ok: false, error: { kind: "notRegular" } };
    if (size > largest) return { ok: false, error: { kind: "tooLarge", bytes: size, largest } };
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (bytes.length > largest)
      return { ok: false, error: { kind: "tooLarge", bytes: bytes.length, largest } };
    return { ok: true, value: new TextDecoder().decode(bytes) };
  } catch (error) {
    const gone = error instanceof vscode.FileSystemError && error.code === "FileNotFound";
    return gone ? { ok: false, error: { kind: "missing" } } : unreadable(error);
  }
}

function unreadable(error: unknown): Result<never, FileError> {
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, error: { kind: "unreadable", message } };
}
