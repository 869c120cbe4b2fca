/**
 * npm run measure [-- --leaves FILE --missing]
 *
 * How much of what people write is offered: takes leaves of public patterns (facts alone: which events a pattern asks
 * for, the path of a leaf, its values), removes the key or the value, and asks completion for it. `--missing` lists what
 * is not offered. Another file of leaves has the form of `leaves.jsonl`.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Catalog } from "../../src/catalog/catalog";
import { openCatalog } from "../../src/catalog/openCatalog";
import { complete } from "../../src/language/completion/completion";
import { patternDocument } from "../../src/language/patternDocument";
import { ROOT } from "../lib/root.mjs";

/** A leaf of a pattern: what the pattern asks for beside it by path, where it stands, and what it lists. */
interface Leaf {
  readonly asked: Readonly<Record<string, readonly string[]>>;
  readonly path: readonly string[];
  readonly values: readonly (string | number | boolean)[];
  /** Nothing that AWS sends has it, so it is right not to offer it. */
  readonly mistake?: true;
}

type Tree = { readonly [key: string]: Tree | readonly unknown[] };

const CURSOR = "\u0000";

/** Fields that hold what their owner called something, numbers and times: no catalog can know their values. */
const FREE =
  /(name|names|id|ids|arn|arns|key|keys|prefix|message|description|address|cidr|port|fromPort|toPort|region|account|accountId|principal|value|path|uri|url|time|tag|tags|location|channel|keyId|secretId|user|group|version|severity|size)$/i;

const { values: options } = parseArgs({
  options: {
    leaves: { type: "string", default: join(ROOT, "scripts/measure/leaves.jsonl") },
    missing: { type: "boolean", default: false },
  },
});

const catalog = await shippedCatalog();
const leaves = (await readFile(options.leaves, "utf8"))
  .split("\n")
  .flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Leaf]));
const real = leaves.filter(({ mistake }) => mistake !== true);
const parameters = real.filter(({ path }) => isParameter(path));
const others = real.filter(({ path }) => !isParameter(path));
console.log(`${real.length} leaves; ${leaves.length - real.length} that can never match are left out`);
report("keys of detail", others.flatMap(keyOf));
report("keys of requestParameters and responseElements", parameters.flatMap(keyOf));
report("values, names and ids aside", real.flatMap(valuesOf));

/** Something that was written, and whether completion offers it. */
interface Asked {
  readonly what: string;
  readonly isOffered: boolean;
}

function keyOf({ asked, path }: Leaf): readonly Asked[] {
  const key = path.at(-1) ?? "";
  const text = write(asked, [...path.slice(0, -1), CURSOR], []);
  const offered = labelsAt(text.replace(`"${JSON.stringify(CURSOR).slice(1, -1)}": []`, CURSOR));
  return [{ what: `${describe(asked)} ${path.join(".")}`, isOffered: offered.has(key) }];
}

function valuesOf({ asked, path, values }: Leaf): readonly Asked[] {
  const key = path.at(-1) ?? "";
  if (FREE.test(key) || isParameter(path)) return [];
  const written = write(asked, path, [CURSOR]).replace(JSON.stringify(CURSOR), CURSOR);
  const offered = labelsAt(written);
  return values.map((value) => ({
    what: `${describe(asked)} ${path.join(".")} = ${JSON.stringify(value)}`,
    isOffered: offered.has(String(value)),
  }));
}

function isParameter(path: readonly string[]): boolean {
  return path.length > 2 && (path[1] === "requestParameters" || path[1] === "responseElements");
}

/** A pattern that asks for what is asked, and for the leaf. */
function write(asked: Leaf["asked"], path: readonly string[], leaf: readonly unknown[]): string {
  let tree: Tree = {};
  for (const [each, texts] of Object.entries(asked)) tree = put(tree, each.split("."), texts);
  return JSON.stringify(put(tree, path, leaf), null, 1);
}

function put(tree: Tree, [key = "", ...rest]: readonly string[], leaf: readonly unknown[]): Tree {
  const inner = tree[key];
  const below = inner === undefined || Array.isArray(inner) ? {} : (inner as Tree);
  return { ...tree, [key]: rest.length === 0 ? leaf : put(below, rest, leaf) };
}

/** What completion offers at the mark, which is taken out. */
function labelsAt(marked: string): ReadonlySet<string> {
  const offset = marked.indexOf(CURSOR);
  const text = marked.replace(CURSOR, "");
  return new Set(complete(patternDocument(text), offset, catalog).map(({ label }) => label));
}

function describe(asked: Leaf["asked"]): string {
  return Object.values(asked)
    .map((texts) => texts.slice(0, 2).join(", "))
    .join(" | ");
}

function report(title: string, asked: readonly Asked[]): void {
  const offered = asked.filter(({ isOffered }) => isOffered).length;
  const share = asked.length === 0 ? 100 : (100 * offered) / asked.length;
  console.log(`${title}: ${offered} of ${asked.length} offered, ${share.toFixed(1)} %`);
  if (!options.missing) return;
  for (const { what, isOffered } of asked) if (!isOffered) console.log(`  ${what}`);
}

async function shippedCatalog(): Promise<Catalog> {
  const read = (name: string) => readFile(join(ROOT, "src/catalog/generated", `${name}.jsonl`), "utf8");
  const [events, operations, callFields, managedRules] = await Promise.all(
    ["events", "operations", "callFields", "managedRules"].map(read),
  );
  return openCatalog({
    events: events ?? "",
    operations: operations ?? "",
    callFields: callFields ?? "",
    managedRules: managedRules ?? "",
  });
}
