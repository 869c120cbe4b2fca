import type { FileHandle } from "node:fs/promises";
import type { FileError } from "../testing/suites/suiteFiles";
import type { Result } from "../base/result";
import type { Disk } from "./files";

/**
 * The files of this machine, for the desktop. Only a regular file is read, and of that no more than the limit and a
 * byte: what a name leads to is asked of the opened file itself, so that nobody can put a device in its place between
 * the question and the reading.
 */
export const disk: Disk = {
  async read(path, largest) {
    // Loaded late: the browser's entry runs this file too, where there is no such module.
    const { constants, open, stat } = await import("node:fs/promises");
    try {
      // Asked before too, because some devices do something when they are opened.
      const before = refusal(await stat(path), largest);
      if (before !== undefined) return before;
      // Without waiting, or a pipe that took the file's place meanwhile would keep us until somebody writes into it.
      const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        return refusal(await handle.stat(), largest) ?? (await readAtMost(handle, largest));
      } finally {
        await handle.close();
      }
    } catch (error) {
      return { ok: false, error: fileError(error) };
    }
  },
  async leavesTo(path, folder) {
    const { realpath } = await import("node:fs/promises");
    try {
      const [target, root] = await Promise.all([realpath(path), realpath(folder)]);
      const separator = root.startsWith("/") ? "/" : "\\";
      const start = root.endsWith(separator) ? root : root + separator;
      return target === root || target.startsWith(start) ? undefined : target;
    } catch {
      // What is not there leads nowhere; reading it says so.
      return undefined;
    }
  },
};

interface Found {
  readonly size: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

function refusal(found: Found, largest: number): Result<never, FileError> | undefined {
  if (found.isDirectory()) return { ok: false, error: { kind: "directory" } };
  if (!found.isFile()) return { ok: false, error: { kind: "notRegular" } };
  if (found.size > largest) return { ok: false, error: { kind: "tooLarge", bytes: found.size, largest } };
  return undefined;
}

const firstPiece = 65_536;

/** Some files tell a size of nothing, and some grow while they are read, so the size is no reason to stop. */
async function readAtMost(handle: FileHandle, largest: number): Promise<Result<Uint8Array, FileError>> {
  const { size } = await handle.stat();
  let bytes = new Uint8Array(Math.min(size === 0 ? firstPiece : size, largest) + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
    length += bytesRead;
    if (bytesRead === 0) return { ok: true, value: bytes.subarray(0, length) };
    if (length > largest) return { ok: false, error: { kind: "tooLarge", largest } };
    if (length === bytes.length) {
      const larger = new Uint8Array(Math.min(2 * length, largest + 1));
      larger.set(bytes);
      bytes = larger;
    }
  }
}

function fileError(error: unknown): FileError {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing" };
  // What some systems say of a pipe or socket that nobody else has open.
  if (code === "ENXIO") return { kind: "notRegular" };
  return { kind: "unreadable", message: error instanceof Error ? error.message : String(error) };
}
