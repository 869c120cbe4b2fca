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
async function load(bundle: string, requireOutside: (name: string) => unknown, own: object = {}) {
  const editor = { ...(await anyEditor()), ...own };
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

const manifest = JSON.parse(readFileSync(path.join(project, "package.json"), "utf8")) as {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
};

async function activate(exports: Record<string, unknown>): Promise<readonly unknown[]> {
  const subscriptions: unknown[] = [];
  const extension = { packageJSON: manifest };
  const context = { extension, extensionUri: anything(), workspaceState: anything(), subscriptions };
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

test("extension.web.js is whole: it loads, and activates, with nothing but the editor", async () => {
  const { exports } = await load("extension.web.js", requireNothing);
  expect(await activate(exports)).not.toHaveLength(0);
});

test("desktop.js is whole, and does not load the AWS client until a test needs it", async () => {
  const { exports, required } = await load("desktop.js", requireBuiltin);
  await activate({ activate: exports["activateDesktop"] });
  expect(required.filter((name) => name.includes("aws"))).toEqual([]);
});

/** An editor with some documents, which keeps what is registered and listened to. */
function editorOf(
  documents: readonly { languageId: string; text: string }[],
  testFiles: readonly unknown[] = [],
) {
  const opened: ((document: unknown) => unknown)[] = [];
  const commands = new Map<string, (...given: unknown[]) => unknown>();
  const executed: unknown[] = [];
  const nothing = { dispose: (): void => undefined };
  const asDocument = ({ languageId, text }: { languageId: string; text: string }) => ({
    languageId,
    lineCount: 1,
    lineAt: () => ({ range: { end: text.length } }),
    offsetAt: () => text.length,
    getText: () => text,
  });
  const own = {
    workspace: {
      textDocuments: documents.map(asDocument),
      onDidOpenTextDocument: (listener: (document: unknown) => unknown) => (opened.push(listener), nothing),
      onDidChangeTextDocument: () => nothing,
      createFileSystemWatcher: () => ({ ...nothing, onDidCreate: () => nothing }),
      findFiles: () => Promise.resolve(testFiles),
    },
    commands: {
      registerCommand: (command: string, run: () => unknown) => (commands.set(command, run), nothing),
      executeCommand: (...call: unknown[]) => executed.push(call),
    },
    Position: Object,
  };
  const open = (document: { languageId: string; text: string }): unknown =>
    Promise.all(opened.map((listener) => listener(asDocument(document))));
  return { own, open, commands, executed };
}

/** Activates the entry in an editor; how often the features were activated is counted. */
async function activateIn(own: object) {
  let features = 0;
  const desktop = { activateDesktop: () => (features++, { dispose: (): void => undefined }) };
  const requireOutside = (name: string): unknown =>
    name === "./desktop.js" ? desktop : requireBuiltin(name);
  const { exports } = await load("extension.js", requireOutside, own);
  await activate(exports);
  return { features: () => features };
}

const data = { languageId: "json", text: '{ "a": 1 }' };
const pattern = { languageId: "event-pattern", text: "{}" };
const template = { languageId: "yaml", text: "EventPattern: {}" };

test.each([
  { what: "no document", documents: [], loads: 0 },
  { what: "other people's JSON", documents: [data], loads: 0 },
  { what: "a pattern", documents: [data, pattern], loads: 1 },
  { what: "a template with a pattern", documents: [template], loads: 1 },
])("with $what open, the features are loaded $loads times at start", async ({ documents, loads }) => {
  const { features } = await activateIn(editorOf(documents).own);
  expect(features()).toBe(loads);
});

test("extension.js is whole: it loads, and activates, with nothing but the editor and Node", async () => {
  const { exports } = await load("extension.js", requireBuiltin, editorOf([data]).own);
  expect(await activate(exports)).not.toHaveLength(0);
});

test("the features are loaded once, with the first document that may be theirs", async () => {
  const editor = editorOf([data]);
  const { features } = await activateIn(editor.own);
  await editor.open(data);
  expect(features()).toBe(0);
  await Promise.all([editor.open(template), editor.open(pattern)]);
  expect(features()).toBe(1);
});

test("every command of the package loads the features, and is then run with what it was given", async () => {
  for (const { command } of manifest.contributes.commands) {
    const editor = editorOf([]);
    const { features } = await activateIn(editor.own);
    await editor.commands.get(command)?.(1, 2);
    expect(features()).toBe(1);
    expect(editor.executed).toEqual([[command, 1, 2]]);
  }
});

test("a test file of the workspace, which the Test Explorer shows, loads the features", async () => {
  const { features } = await activateIn(editorOf([], ["a.eventtest.json"]).own);
  await expect.poll(features).toBe(1);
});

test.each([{ bundle: "extension.js" }, { bundle: "desktop.js" }, { bundle: "extension.web.js" }])(
  "$bundle asks for the editor once, not once for each of its files",
  async ({ bundle }) => {
    const { required } = await load(bundle, requireBuiltin);
    expect(required.filter((name) => name === "vscode")).toHaveLength(1);
  },
);

test("extension.js stays small, because it is read for every file of many languages", () => {
  expect(readFileSync(path.join(folder, "extension.js")).length).toBeLessThan(30_000);
});

test("aws.js is whole: it loads with nothing beside it", async () => {
  const { exports } = await load("aws.js", requireBuiltin);
  expect(Object.keys(exports)).not.toHaveLength(0);
});

test.each([
  { bundle: "extension.js", other: "./desktop.js" },
  { bundle: "desktop.js", other: "./aws.js" },
])(
  "$bundle loads $other with require: Node's import of CommonJS does not find all of its names",
  async ({ bundle, other }) => {
    const text = await readFile(path.join(folder, bundle), "utf8");
    expect(text).toContain(`require("${other}")`);
    expect(text).not.toMatch(/\bimport\(/);
  },
);

test.each([{ bundle: "extension.js" }, { bundle: "desktop.js" }, { bundle: "extension.web.js" }])(
  "$bundle contains nothing of the AWS SDK",
  async ({ bundle }) => {
    expect((await inputsOf(bundle)).filter((input) => /@aws-sdk|@smithy|src\/aws\//.test(input))).toEqual([]);
  },
);

test.each([{ bundle: "desktop.js" }, { bundle: "extension.web.js" }, { bundle: "aws.js" }])(
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
