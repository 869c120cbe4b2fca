// Writes data/cloudTrail/callModels.jsonl: the parameters and answers of every API operation, as the models of AWS's SDK
// for Python have them, under the names that are sent. Those packages are large and change daily, so the project keeps
// this extract rather than the dependency:
//
//   python3 -m pip download --no-deps --require-hashes -r scripts/generate/requirements.txt -d models/new
//   python3 -m pip download --no-deps --require-hashes -r scripts/generate/requirements-retired.txt -d models/old
//   for each in new old: unzip models/<each>/botocore-*.whl -d models/<each>
//   npx tsx scripts/generate/extractCallModels.ts models/new/botocore models/old/botocore
//
// The second folder only counts for services that the first lacks.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { CallModel } from "./callModels";
import { describeOperation, type ServiceModel } from "./describeOperation";
import { compare } from "./compare";
import { READING } from "./operations";
import { readData } from "./readData";

const [, , ...folders] = process.argv;
if (folders.length === 0)
  throw new Error("Usage: extractCallModels.ts <folder botocore> [<folder of an older botocore>]");

const { notReadOnly } = await readData("cloudTrail/operations.json");
const answered = new Set(Object.values(notReadOnly).flat());
const isReading = (name: string): boolean => READING.test(name) && !answered.has(name);
const found = new Map<string, CallModel>();
for (const folder of folders) {
  const version = /__version__ = ['"](.+?)['"]/.exec(
    await readFile(join(folder, "__init__.py"), "utf8"),
  )?.[1];
  const services = (await readdir(join(folder, "data"), { withFileTypes: true })).filter((each) =>
    each.isDirectory(),
  );
  for (const { name } of services) {
    if (found.has(name)) continue;
    const model = await readService(join(folder, "data", name), version ?? "");
    if (model !== undefined) found.set(name, { model: name, ...model });
  }
}
const lines = [...found].sort(([a], [b]) => compare(a, b)).map(([, model]) => `${JSON.stringify(model)}\n`);
await writeFile(new URL("../../data/cloudTrail/callModels.jsonl", import.meta.url), lines.join(""));
console.log(`${found.size} services`);

/** The newest model of a service; undefined where the folder has none. */
async function readService(folder: string, version: string): Promise<Omit<CallModel, "model"> | undefined> {
  const versions = (await readdir(folder)).sort();
  const models = [];
  for (const each of versions) models.push(await readModel(join(folder, each)));
  const [newest] = models.filter((each) => each !== undefined).toReversed();
  if (newest === undefined) return undefined;
  const { endpointPrefix, signingName, protocol, protocols = [] } = newest.metadata;
  const isOld = firstOperations(models.filter((each) => each !== undefined));
  const enums: string[] = [];
  const operations = Object.entries(newest.operations).map(
    ([name]) =>
      [
        name,
        describeOperation(newest, name, { isOld: isOld(name), isAnswered: !isReading(name), enums }),
      ] as const,
  );
  return {
    from: version,
    endpointPrefix,
    ...(signingName === undefined || signingName === endpointPrefix ? {} : { signingName }),
    protocol: protocols.find((each) => each !== "smithy-rpc-v2-cbor") ?? protocol,
    enums,
    operations: Object.fromEntries(operations.sort(([a], [b]) => compare(a, b))),
  };
}

/** Whether an operation of EC2 was there before its API of 2015-03-01, since when CloudTrail wraps what is logged. */
function firstOperations(models: readonly ServiceModel[]): (name: string) => boolean {
  const old = models.filter(({ metadata }) => metadata.apiVersion < "2015-03-01");
  return (name) => old.some(({ operations }) => operations[name] !== undefined);
}

async function readModel(folder: string): Promise<ServiceModel | undefined> {
  const names = await readdir(folder);
  const zipped = names.find((name) => name === "service-2.json.gz");
  const plain = names.find((name) => name === "service-2.json");
  if (zipped !== undefined)
    return JSON.parse(gunzipSync(await readFile(join(folder, zipped))).toString("utf8")) as ServiceModel;
  if (plain !== undefined) return JSON.parse(await readFile(join(folder, plain), "utf8")) as ServiceModel;
  return undefined;
}
