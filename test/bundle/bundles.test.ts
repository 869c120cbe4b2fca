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
    set: () => true,
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
  return Object.fromEntries([...used].map((name) => [name, anything()])) as object;
}

/** Runs a bundle as the editor does, with a `require` of our own; returns what it exports and what it required. */
async function load(bundle: string, requireOutside: (name: string) => unknown) {
  const editor = await anyEditor();
  const required: string[] = [];
  const module = { exports: {} as Record<string, unknown> };
  const require = (name: string): unknown => {
    required.push(name);
    return name === "vscode" ? editor : requireOutside(name);
  };
  const code = readFileSync(path.join(folder, bundle), "utf8");
  const execute = compileFunction(code, ["module", "exports", "require"]) as (...args: unknown[]) => void;
  execute(module, module.exports, require);
  return { exports: module.exports, required };
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

test("extension.js is whole: it loads, and activates, with nothing but the editor and Node", async () => {
  const { exports } = await load("extension.js", requireBuiltin);
  expect(await activate(exports)).not.toHaveLength(0);
});

test("extension.web.js is whole: it loads, and activates, with nothing but the editor", async () => {
  const { exports } = await load("extension.web.js", requireNothing);
  expect(await activate(exports)).not.toHaveLength(0);
});

test("the desktop does not load the AWS client until a test needs it", async () => {
  const { exports, required } = await load("extension.js", requireBuiltin);
  await activate(exports);
  expect(required.filter((name) => name.includes("aws"))).toEqual([]);
});

test.each([{ bundle: "extension.js" }, { bundle: "extension.web.js" }])(
  "$bundle asks for the editor once, not once for each of its files",
  async ({ bundle }) => {
    const { required } = await load(bundle, requireBuiltin);
    expect(required.filter((name) => name === "vscode")).toHaveLength(1);
  },
);

test("aws.js is whole: it loads with nothing beside it", async () => {
  const { exports } = await load("aws.js", requireBuiltin);
  expect(Object.keys(exports)).not.toHaveLength(0);
});

test("the desktop loads aws.js with require: Node's import of CommonJS does not find all of its names", async () => {
  const text = await readFile(path.join(folder, "extension.js"), "utf8");
  expect(text).toContain('require("./aws.js")');
  expect(text).not.toMatch(/\bimport\(/);
});

test.each([{ bundle: "extension.js" }, { bundle: "extension.web.js" }])(
  "$bundle contains nothing of the AWS SDK",
  async ({ bundle }) => {
    expect((await inputsOf(bundle)).filter((input) => /@aws-sdk|@smithy|src\/aws\//.test(input))).toEqual([]);
  },
);

test.each([{ bundle: "extension.js" }, { bundle: "extension.web.js" }, { bundle: "aws.js" }])(
  "$bundle contains no UMD build of jsonc-parser, whose parts are not found",
  async ({ bundle }) => {
    expect((await inputsOf(bundle)).filter((input) => /jsonc-parser\/lib\/umd/.test(input))).toEqual([]);
  },
);

async function inputsOf(bundle: string): Promise<readonly string[]> {
  const account = JSON.parse(await readFile(path.join(folder, `${bundle}.meta.json`), "utf8")) as {
    readonly inputs: Readonly<Record<string, unknown>>;
  };
  return Object.keys(account.inputs);
}
