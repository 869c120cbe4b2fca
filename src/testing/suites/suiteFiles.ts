import type { PatternSite } from "../../documents/site";
import type { Result } from "../../base/result";
import type { FolderGlob } from "./suitePaths";
import { trimEndOf } from "../../base/trimEnds";

/**
 * The files that a pattern test file may name, passed in by whoever runs it. A path starts at the root of the
 * workspace folder that the test file is in and has slashes, and no `.` or `..`.
 */
export interface SuiteFiles {
  /** A file's text, of its unsaved document where there is one. Regular files only, and of at most `largest` bytes. */
  readText(path: string, largest: number): Promise<Result<string, FileError>>;
  /** The patterns in the text of the file at a path, once what they are read with is loaded. */
  sites(path: string, text: string): Promise<readonly PatternSite[]>;
  /** At most `most` files that fit a glob in a folder, by their paths from the root, in any order. */
  find(glob: FolderGlob, most: number): Promise<Result<readonly string[], FileError>>;
}

/** Why a file was not read. `bytes` is its size, `largest` the limit, both in bytes. */
export type FileError =
  | { readonly kind: "missing" }
  | { readonly kind: "directory" }
  /** A device, a pipe, a socket: reading one may never end. */
  | { readonly kind: "notRegular" }
  /** Without `bytes` it turned out to be while it was read. */
  | { readonly kind: "tooLarge"; readonly bytes?: number; readonly largest: number }
  | { readonly kind: "unreadable"; readonly message: string };

/** Files above this many bytes are not read. EventBridge carries events of up to 1 MB; .jsonl files hold many. */
export const largestFile = 20_000_000;

/** What is wrong with a file that a test names, as a sentence. */
export function describeFileError(path: string, error: FileError): string {
  switch (error.kind) {
    case "missing":
      return `${path} does not exist.`;
    case "directory":
      return `${path} is a folder. Name its files: ${path}/*.json.`;
    case "notRegular":
      return `${path} is not a regular file. Choose a regular file; devices and pipes are not read.`;
    case "tooLarge": {
      const limit = `${error.largest / 1_000_000} MB`;
      const size =
        error.bytes === undefined ? `more than ${limit}` : `${Math.ceil(error.bytes / 1_000_000)} MB`;
      return `${path} has ${size}; the maximum is ${limit}.`;
    }
    case "unreadable":
      return `${path} cannot be read (${trimEndOf(error.message, /[.\s]/)}).`;
  }
}

/** That a file which a test rests on is really elsewhere, as a sentence. */
export function describeLink(path: string, target: string): string {
  return `${path} is a link that leaves the workspace folder: it leads to ${target}.`;
}
