import { expect, test } from "vitest";
import {
  createGrammars,
  grammarNames,
  MAX_MILLISECONDS,
  MAX_PARSED,
  type Grammar,
  type GrammarName,
} from "../../src/documents/grammars";
import type { PatternHost } from "../../src/documents/host";
import { missingGrammars, sitesIn } from "../../src/documents/hosts/table";
import { wholeFileSite } from "../../src/documents/hosts/wholeFile";
import { readWasm, shippedGrammars } from "./shippedGrammars";

const loaded = await shippedGrammars();

function grammar(name: GrammarName): Grammar {
  const found = loaded(name);
  if (found === undefined) throw new Error(`No ${name}`);
  return found;
}

const texts: Readonly<Record<GrammarName, string>> = {
  typescript: 'const a: B = { c: ["ä", ...d] } as const;\n',
  python: 'a = B(c=["ä"], **d)\n',
};

test.each(grammarNames)("the grammar %s reads its language, in the text's own offsets", (name) => {
  const text = texts[name];
  const read = grammar(name).read(text, (root) => {
    const letter = root.descendantForIndex(text.indexOf("ä"));
    return [root.hasError, root.endIndex, letter?.text];
  });
  expect(read?.slice(0, 2)).toEqual([false, text.length]);
  expect(read?.[2]).toContain("ä");
});

test("the runtime and each grammar are read once, when first asked for", async () => {
  const asked: string[] = [];
  const grammars = createGrammars(async (name) => {
    asked.push(name);
    return readWasm(name);
  });
  expect(asked).toEqual([]);
  await Promise.all([grammars.load("python"), grammars.load("python")]);
  await grammars.load("python");
  expect(asked.toSorted()).toEqual(["tree-sitter", "tree-sitter-python"]);
  expect(grammars.loaded("typescript")).toBeUndefined();
  await grammars.load("typescript");
  expect(asked.at(-1)).toBe("tree-sitter-typescript");
  expect(asked).toHaveLength(3);
});

test("a grammar that could not be read is read again when it is asked for again", async () => {
  let isThere = false;
  const grammars = createGrammars(async (name) => {
    if (!isThere) throw new Error("not there");
    return readWasm(name);
  });
  await expect(grammars.load("typescript")).rejects.toThrow("not there");
  isThere = true;
  await grammars.load("typescript");
  expect(grammars.loaded("typescript")).toBeDefined();
});

test("a text that is too long is not read", () => {
  expect(grammar("typescript").read("a = 1\n".repeat(MAX_PARSED), () => "read")).toBeUndefined();
});

test("a text that takes too long is given up, and the next is read as if nothing had been", async () => {
  let time = 0;
  const grammars = createGrammars(readWasm, () => (time += MAX_MILLISECONDS));
  await grammars.load("typescript");
  const read = (text: string): unknown =>
    grammars.loaded("typescript")?.read(text, (root) => [root.hasError, root.endIndex]);
  expect(read('{"a": ["b"]}\n'.repeat(1000))).toBeUndefined();
  expect(read("a = 1\n")).toEqual([false, 6]);
});

test.each(["a = [", "a = {b = ", "a = (", 'a = "${', "a = <<E\n", "if x:\n a = f(", "[{", "`${"])(
  "a text that repeats %j 3,000 times is read",
  (open) => {
    for (const name of grammarNames) {
      expect(grammar(name).read(open.repeat(3_000), (root) => root.endIndex)).toBeGreaterThan(0);
    }
  },
);

const host: PatternHost = {
  id: "python",
  languages: ["python"],
  endings: [".py"],
  mayHold: (text) => text.includes("pattern"),
  grammar: "python",
  sites: (text, python) => [wholeFileSite(python?.read(text, (root) => root.type) ?? "")],
};

test("a host that needs a grammar finds nothing before that is loaded, and says which", () => {
  const none = createGrammars(readWasm).loaded;
  expect(sitesIn("pattern = 1", [host])).toEqual([]);
  expect(missingGrammars("pattern = 1", [host], none)).toEqual(["python"]);
  expect(missingGrammars("other = 1", [host], none)).toEqual([]);
  expect(missingGrammars("pattern = 1", [host], loaded)).toEqual([]);
  expect(sitesIn("pattern = 1", [host], loaded).map(({ text }) => text)).toEqual(["module"]);
});
