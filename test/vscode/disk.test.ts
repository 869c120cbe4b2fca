import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { disk } from "../../src/vscode/disk";

const largest = 100_000;
const hasDevices = process.platform !== "win32";
let home: string;
let folder: string;

beforeAll(() => {
  home = mkdtempSync(path.join(realpathSync(tmpdir()), "event-pattern-"));
  folder = path.join(home, "workspace");
  mkdirSync(path.join(folder, "inner"), { recursive: true });
  mkdirSync(path.join(home, "workspace-2"));
  writeFileSync(path.join(folder, "small.json"), "{}");
  writeFileSync(path.join(folder, "empty.json"), "");
  writeFileSync(path.join(folder, "just.json"), "x".repeat(largest));
  writeFileSync(path.join(home, "workspace-2", "secret.json"), '{"secret": true}');
  for (const [name, bytes] of [
    ["over.json", largest + 1],
    ["huge.json", 100_000_000],
  ] as const) {
    writeFileSync(path.join(folder, name), "");
    truncateSync(path.join(folder, name), bytes);
  }
  symlinkSync(path.join(folder, "small.json"), path.join(folder, "inside.json"));
  symlinkSync("../workspace-2/secret.json", path.join(folder, "outside.json"));
  symlinkSync("../../workspace-2", path.join(folder, "inner", "neighbour"));
  symlinkSync(path.join(folder, "nowhere.json"), path.join(folder, "broken.json"));
  symlinkSync("circle.json", path.join(folder, "circle.json"));
  if (!hasDevices) return;
  symlinkSync("/dev/zero", path.join(folder, "zero.json"));
  symlinkSync("/dev/tty", path.join(folder, "tty.json"));
  execFileSync("mkfifo", [path.join(folder, "pipe.json")]);
});

afterAll(() => {
  rmSync(home, { recursive: true });
});

test.each([
  { name: "small.json", length: 2 },
  { name: "inside.json", length: 2 },
  { name: "outside.json", length: 16 },
  { name: "empty.json", length: 0 },
  { name: "just.json", length: largest },
])("a regular file is read, as $name is", async ({ name, length }) => {
  const read = await disk.read(path.join(folder, name), largest);
  expect(read).toMatchObject({ ok: true, value: { length } });
});

test.each([
  { name: "nowhere.json", error: { kind: "missing" } },
  { name: "broken.json", error: { kind: "missing" } },
  { name: "small.json/a", error: { kind: "missing" } },
  { name: "inner", error: { kind: "directory" } },
  { name: "over.json", error: { kind: "tooLarge", bytes: largest + 1, largest } },
  { name: "huge.json", error: { kind: "tooLarge", bytes: 100_000_000, largest } },
  { name: "circle.json", error: { kind: "unreadable" } },
  ...(hasDevices
    ? [
        { name: "zero.json", error: { kind: "notRegular" } },
        { name: "tty.json", error: { kind: "notRegular" } },
        { name: "pipe.json", error: { kind: "notRegular" } },
      ]
    : []),
])("$name is not read, because of $error.kind", async ({ name, error }) => {
  expect(await disk.read(path.join(folder, name), largest)).toMatchObject({ ok: false, error });
});

test.runIf(process.platform === "linux")(
  "a file that tells no size is read up to the limit, and no further",
  async () => {
    const status = "/proc/self/status";
    expect(await disk.read(status, largest)).toMatchObject({ ok: true });
    expect(await disk.read(status, 100)).toEqual({ ok: false, error: { kind: "tooLarge", largest: 100 } });
  },
);

test.each([
  { name: "small.json", target: undefined },
  { name: "inside.json", target: undefined },
  { name: "nowhere.json", target: undefined },
  { name: "outside.json", target: "workspace-2/secret.json" },
  { name: "inner/neighbour/secret.json", target: "workspace-2/secret.json" },
])("$name is really in $target", async ({ name, target }) => {
  const found = await disk.leavesTo(path.join(folder, name), folder);
  expect(found).toBe(target === undefined ? undefined : path.join(home, target));
});
