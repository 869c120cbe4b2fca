import type { Result } from "./result";
import type { FolderGlob } from "./suitePaths";
import { trimEndOf } from "./trimEnds";

/**
 * The files that a pattern test file may name, passed in by whoever runs it. A path starts at the root of the
 * workspace folder that the test file is in and has slashes, and no `.` or `..`.
 */
export interface SuiteFiles {
  /** A file's text, of its unsaved document where there is one. Its size is asked before it is read. */
  readText(path: string, largest: number): Promise<Result<string, FileError>>;
  /** At most `most` files that fit a glob in a folder, by their paths from the root, in any order. */
  find(glob: FolderGlob, most: number): Promise<Result<readonly string[], FileError>>;
}

/** Why a file was not read. `bytes` is its size. */
export type FileError =
  | { readonly kind: "missing" }
  | { readonly kind: "directory" }
  | { readonly kind: "tooLarge"; readonly bytes: number }
  | { readonly kind: "unreadable"; readonly message: string };

/** Files above this many bytes are not read. EventBridge carries events of up to 1 MB; .jsonl files hold many. */
export const largestFile = 20_000_000;

/** What is wrong with a file that a test names, as a sentence. */
export function describeFileError(path: string, error: FileError): string {
  switch (error.kind) {
    case "missing":
      return `${path} is not there.`;
    case "directory":
      return `${path} is a folder. Name its files: ${path}/*.json.`;
    case "tooLarge": {
      const limit = largestFile / 1_000_000;
      return `${path} has ${Math.round(error.bytes / 1_000_000)} MB; files of up to ${limit} MB are read.`;
    }
    case "unreadable":
      return `${path} cannot be read (${trimEndOf(error.message, /[.\s]/)}).`;
  }
}
