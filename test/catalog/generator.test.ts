import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const tsx = createRequire(import.meta.url).resolve("tsx/cli");
const folder = mkdtempSync(join(tmpdir(), "catalog-"));

afterAll(() => rmSync(folder, { recursive: true }));

test("npm run generate writes what is committed, to the byte", () => {
  execFileSync(process.execPath, [tsx, join(root, "scripts/generate/run.ts"), "--out", folder], {
    cwd: tmpdir(),
  });
  const generated = readdirSync(join(root, "src/catalog/generated"));
  expect(readdirSync(folder).sort()).toEqual([...generated, "CATALOG.md"].sort());
  for (const name of readdirSync(folder)) {
    const committed = name === "CATALOG.md" ? join(root, name) : join(root, "src/catalog/generated", name);
    expect(readFileSync(join(folder, name)).equals(readFileSync(committed)), name).toBe(true);
  }
});

test("every line is JSON of its own and ends with a line feed; the first names the packages", () => {
  for (const name of readdirSync(join(root, "src/catalog/generated"))) {
    const text = readFileSync(join(root, "src/catalog/generated", name), "utf8");
    expect(text.endsWith("\n")).toBe(true);
    expect(text).not.toContain("\r");
    const [header, ...lines] = text.slice(0, -1).split("\n");
    expect(JSON.parse(header!)).toHaveProperty("packages");
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  }
});
