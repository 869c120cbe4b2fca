import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire, isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { compileFunction } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const project = path.resolve(import.meta.dirname, "../..");
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "event-pattern-bundles-"));
  const args = ["esbuild.mjs", "--production", "--into", folder];
  await promisify(execFile)(process.execPath, args, { cwd: project });
});

afterAll(async () => rm(folder, { recursive: true, force: true }));

/** The desktop's entry requires what the browser runs, and that must need nothing but the editor there too. */
const SHARED = "./extension.web.js";

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
  return Object.fromEntries([...used].map((name) => [name, anything()])) as object;
}

/** Runs a bundle as the editor does, with a `require` of our own; returns what it exports and what it required. */
async function load(bundle: string, requireOutside: (name: string) => unknown) {
  return run(bundle, requireOutside, await anyEditor());
}

function run(bundle: string, requireOutside: (name: string) => unknown, editor: object) {
  const code = readFileSync(path.join(folder, bundle), "utf8");
  const module = { exports: {} as Record<string, unknown> };
  const required: string[] = [];
  const require = (name: string): unknown => {
    required.push(name);
    if (name === "vscode") return editor;
    return name === SHARED ? run("extension.web.js", requireNothing, editor).exports : requireOutside(name);
  };
  const execute = compileFunction(code, ["module", "exports", "require"]) as (...args: unknown[]) => void;
  execute(module, module.exports, require);
  return { exports: module.exports, required };
}

const requireBuiltin = (name: string): unknown => {
  if (!isBuiltin(name)) throw new Error(`The bundle requires ${name}, which is not shipped.`);
  return createRequire(import.meta.url)(name);
};

const requireNothing = (name: string): never => {
  throw new Error(`A browser has no ${name}.`);
};

describe.each([
  { bundle: "extension.js", requireOutside: requireBuiltin },
  { bundle: "extension.web.js", requireOutside: requireNothing },
])("$bundle", ({ bundle, requireOutside }) => {
  test("is whole: it loads, and activates", async () => {
    const { exports } = await load(bundle, requireOutside);
    const subscriptions: unknown[] = [];
    (exports["activate"] as (context: unknown) => void)({ extensionUri: anything(), subscriptions });
    expect(subscriptions).not.toHaveLength(0);
  });

  test("does not load the AWS client until a test needs it", async () => {
    const { required } = await load(bundle, requireOutside);
    expect(required.filter((name) => name.includes("aws"))).toEqual([]);
  });

  test("contains nothing of the AWS SDK", async () => {
    const { inputs } = JSON.parse(await readFile(path.join(folder, `${bundle}.meta.json`), "utf8")) as {
      inputs: Record<string, unknown>;
    };
    expect(Object.keys(inputs).filter((input) => /@aws-sdk|@smithy|src\/aws\//.test(input))).toEqual([]);
  });
});

test("aws.js is whole: it loads with nothing beside it", async () => {
  const { exports } = await load("aws.js", requireBuiltin);
  expect(Object.keys(exports)).not.toHaveLength(0);
});
