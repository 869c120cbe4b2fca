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
import { writeFile } from "node:fs/promises";
import { readModels } from "./readModels";

const [, , ...folders] = process.argv;
if (folders.length === 0)
  throw new Error("Usage: extractCallModels.ts <folder botocore> [<folder of an older botocore>]");

const models = await readModels(folders);
const text = models.map((model) => `${JSON.stringify(model)}\n`).join("");
await writeFile(new URL("../../data/cloudTrail/callModels.jsonl", import.meta.url), text);
console.log(`${models.length} services`);
