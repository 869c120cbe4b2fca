import * as vscode from "vscode";
import { describeLink, type SuiteFiles } from "../testing/suites/suiteFiles";
import { sitesOfFile } from "./patternDocuments";
import { unreadable, readTextFile, type Disk } from "./files";

/** A workspace folder as a pattern test file sees it, and the files that were read so far, by address. */
export interface WorkspaceFiles extends SuiteFiles {
  readonly read: ReadonlySet<string>;
  /** A sentence for each of them that is really elsewhere: a link led out of the folder. */
  notes(): Promise<readonly string[]>;
}

/** So many links of one run are told. */
const maxNotes = 20;

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
    sites: (path, text) => sitesOfFile(vscode.Uri.joinPath(root, path), text),
    async notes() {
      if (disk === undefined || root.scheme !== "file") return [];
      const notes: string[] = [];
      for (const path of paths) {
        const target = await disk.leavesTo(vscode.Uri.joinPath(root, path).fsPath, root.fsPath);
        if (target !== undefined) notes.push(describeLink(path, target));
        if (notes.length === maxNotes) break;
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
