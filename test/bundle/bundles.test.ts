import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire, isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { compileFunction } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";

const project = path.resolve(import.meta.dirname, "../..");
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "event-pattern-bundles-"));
  const args = ["esbuild.mjs", "--production", "--into", folder];
  await promisify(execFile)(process.execPath, args, { cwd: project });
});

afterAll(async () => rm(folder, { recursive: true, force: true }));

/** Every function and every class: it answers everything with more of the same. */
function anything(): unknown {
  // A plain function, because an arrow function cannot be constructed.
  const target = function (): undefined {
    return undefined;
  };
  const proxy: unknown = new Proxy(target, {
    get: (_target, key) => (key === "then" || key === Symbol.toPrimitive ? undefined : proxy),
    apply: () => proxy,
    construct: () => proxy as object,
  });
  return proxy;
}

/** An editor that has whatever the sources ask for. */
async function anyEditor(): Promise<object> {
  const sources = path.join(project, "src/vscode");
  const names = (await readdir(sources, { recursive: true })).filter((name) => name.endsWith(".ts"));
  const texts = await Promise.all(names.map((name) => readFile(path.join(sources, name), "utf8")));
  const used = new Set(
    texts.flatMap((text) => [...text.matchAll(/\bvscode\.(\w+)/g)].map(([, name]) => name)),
  );
  const editor = new Map([...used].map((name) => [name, anything()]));
  editor.set("Uri", { from: anything, joinPath: (_base: unknown, ...names: string[]) => names.at(-1) });
  return Object.fromEntries(editor.set("workspace", workspace)) as object;
}

/** A file system that holds the built files, and whatever else is asked of a workspace. */
const workspace = new Proxy<Record<string, unknown>>(
  {},
  { get: (_target, key) => (key === "fs" ? { readFile: readBuilt } : anything()) },
);

async function readBuilt(name: string): Promise<Uint8Array> {
  return readFile(path.join(folder, name.endsWith(".jsonl") ? "catalog" : "", name));
}

/** Runs a bundle as the editor does, with a `require` of our own; returns what it exports and what it required. */
async function load(bundle: string, requireOutside: (name: string) => unknown) {
  const editor = await anyEditor();
  const required: string[] = [];
  const modules = new Map<string, { exports: Record<string, unknown> }>();
  function run(name: string): Record<string, unknown> {
    const module = modules.get(name) ?? { exports: {} };
    if (modules.has(name)) return module.exports;
    modules.set(name, module);
    const code = readFileSync(path.join(folder, name), "utf8");
    const require = (other: string): unknown => {
      required.push(other);
      if (other === "vscode") return editor;
      return /^\.\/part-/.test(other) ? run(other.slice(2)) : requireOutside(other);
    };
    const execute = compileFunction(code, ["module", "exports", "require"]) as (...args: unknown[]) => void;
    execute(module, module.exports, require);
    return module.exports;
  }
  return { exports: run(bundle), required, run };
}

async function activate(exports: Record<string, unknown>): Promise<readonly unknown[]> {
  const subscriptions: unknown[] = [];
  const context = { extensionUri: anything(), workspaceState: anything(), subscriptions };
  await (exports["activate"] as (context: unknown) => unknown)(context);
  return subscriptions;
}

const requireBuiltin = (name: string): unknown => {
  if (!isBuiltin(name)) throw new Error(`The bundle requires ${name}, which is not shipped.`);
  return createRequire(import.meta.url)(name);
};

const requireNothing = (name: string): never => {
  throw new Error(`A browser has no ${name}.`);
};

interface Account {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

async function accountOf(bundle: string): Promise<Account> {
  return JSON.parse(await readFile(path.join(folder, `${bundle}.meta.json`), "utf8")) as Account;
}

test.each([{ bundle: "extension.js" }, { bundle: "extension.web.js" }])(
  "$bundle is whole: it loads, and activates, with nothing but the editor and its own parts",
  async ({ bundle }) => {
    const { exports } = await load(bundle, requireNothing);
    expect(await activate(exports)).not.toHaveLength(0);
  },
);

test("the desktop does not load the AWS client until a test needs it", async () => {
  const { exports, required } = await load("extension.js", requireNothing);
  await activate(exports);
  expect(required.filter((name) => name.includes("aws"))).toEqual([]);
});

test("every part loads with nothing but the editor and other parts", async () => {
  const names = (await readdir(folder)).filter((name) => /^part-.*\.js$/.test(name));
  expect(names).not.toHaveLength(0);
  const { run } = await load("extension.js", requireNothing);
  for (const name of names) expect(Object.keys(run(name)), name).not.toHaveLength(0);
});

test("the browser is given every part", async () => {
  const text = await readFile(path.join(folder, "extension.web.js"), "utf8");
  const names = (await readdir(folder)).filter((name) => /^(part-.*|extension)\.js$/.test(name));
  for (const name of names) expect(text).toContain(`"${name}"`);
});

test.each([{ bundle: "extension.js" }, { bundle: "extension.web.js" }])(
  "$bundle and its parts contain nothing of the AWS SDK",
  async ({ bundle }) => {
    const { inputs } = await accountOf(bundle);
    expect(Object.keys(inputs).filter((input) => /@aws-sdk|@smithy|src\/aws\//.test(input))).toEqual([]);
  },
);

test("aws.js is whole: it loads with nothing beside it", async () => {
  const { exports } = await load("aws.js", requireBuiltin);
  expect(Object.keys(exports)).not.toHaveLength(0);
});

test("parts load each other by require: an import of CommonJS finds none of its names", async () => {
  const names = (await readdir(folder)).filter((name) => /^(extension|part-).*\.js$/.test(name));
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) {
    expect(await readFile(path.join(folder, name), "utf8"), name).not.toMatch(/\bimport\(/);
  }
});
