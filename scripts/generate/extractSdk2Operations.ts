// Writes data/cloudTrail/sdk2Operations.json: the operations of aws-sdk version 2, by the names under which CloudTrail
// may log them. That SDK is frozen and 100 MB, so the project keeps this extract rather than the dependency:
//
//   npm pack aws-sdk@2.1693.0 && tar xzf aws-sdk-2.1693.0.tgz
//   npx tsx scripts/generate/extractSdk2Operations.ts package
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const [, , folder] = process.argv;
if (!folder) throw new Error("Usage: extractSdk2Operations.ts <folder of the unpacked aws-sdk package>");

/** What is read of a file of the package's `apis` folder. */
interface Api {
  readonly metadata: { readonly endpointPrefix: string; readonly signingName?: string };
  readonly operations: Readonly<Record<string, unknown>>;
}

const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { version: string };
const files = (await readdir(join(folder, "apis"))).filter((name) =>
  /\d{4}-\d\d-\d\d\.min\.json$/.test(name),
);
const operations = new Map<string, Set<string>>();
for (const file of files) {
  const api = JSON.parse(await readFile(join(folder, "apis", file), "utf8")) as Api;
  const { metadata, operations: own } = api;
  const { endpointPrefix, signingName = endpointPrefix } = metadata;
  const key = signingName === endpointPrefix ? endpointPrefix : `${endpointPrefix} ${signingName}`;
  const names = operations.get(key) ?? new Set<string>();
  for (const name of Object.keys(own)) names.add(name);
  operations.set(key, names);
}
const lines = [...operations]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, names]) => `    ${JSON.stringify(key)}: ${JSON.stringify([...names].sort().join(" "))}`);
const note =
  "Written by scripts/generate/extractSdk2Operations.ts. Keys: endpointPrefix, then signingName where it differs.";
const text = `{\n  "from": "aws-sdk ${manifest.version}",\n  "note": ${JSON.stringify(note)},\n  "operations": {\n${lines.join(",\n")}\n  }\n}\n`;
await writeFile(new URL("../../data/cloudTrail/sdk2Operations.json", import.meta.url), text);
console.log(`${operations.size} services`);
