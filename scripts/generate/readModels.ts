// The API models of a botocore package, as data/cloudTrail/callModels.jsonl has them.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { CallModel } from "./callModels";
import { compare } from "./compare";
import { describeOperation, type ServiceModel } from "./describeOperation";
import { READING } from "./operations";
import { readData } from "./readData";

/** The models in folders `botocore` of unpacked packages, by name; a later folder only counts for what the first lacks. */
export async function readModels(folders: readonly string[]): Promise<readonly CallModel[]> {
  const { notReadOnly } = await readData("cloudTrail/operations.json");
  const answered = new Set(Object.values(notReadOnly).flat());
  const isReading = (name: string): boolean => READING.test(name) && !answered.has(name);
  const found = new Map<string, CallModel>();
  for (const folder of folders) {
    const about = await readFile(join(folder, "__init__.py"), "utf8");
    const version = /__version__ = ['"](.+?)['"]/.exec(about)?.[1] ?? "";
    const entries = await readdir(join(folder, "data"), { withFileTypes: true });
    for (const { name } of entries.filter((each) => each.isDirectory())) {
      if (found.has(name)) continue;
      const model = await readService(join(folder, "data", name), version, isReading);
      if (model !== undefined) found.set(name, { model: name, ...model });
    }
  }
  return [...found.values()].sort((a, b) => compare(a.model, b.model));
}

/** The newest model of a service; undefined where the folder has none. */
async function readService(
  folder: string,
  version: string,
  isReading: (name: string) => boolean,
): Promise<Omit<CallModel, "model"> | undefined> {
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
