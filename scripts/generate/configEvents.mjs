// AWS Config: hand-kept events and caveats, value sets from the SDK's enums.
import * as config from "@aws-sdk/client-config-service";
import { readData } from "./readData.mjs";
import { encodeValue, treeOfRows } from "./handKeptFields.mjs";

/** The events, caveats, value sets and operations of AWS Config. */
export async function readConfig(regions) {
  const data = await readData("config/events.json");
  checkEnums(data);
  return {
    source: data.source,
    title: data.title,
    caveats: Object.fromEntries(Object.entries(data.caveats).map(([id, { text }]) => [id, text])),
    events: data.events.map((event) => readEvent(event, data)),
    valueSets: await valueSets(regions),
    operations: operations(),
  };
}

function readEvent({ messageTypes, fields, ...event }, { valueDescriptions }) {
  const encoded = messageTypes.map(({ value, description: meaning, caveat, evidence: proof }) =>
    encodeValue(
      value,
      caveat ? `${meaning} ${sentence(caveat)}` : meaning,
      proof === event.evidence ? undefined : proof,
    ),
  );
  const tree = treeOfRows(fields, { prefix: "detail", valueDescriptions, messageTypes: encoded, sure: true });
  const { detailType, rank, description, evidence, caveats, offered } = event;
  return {
    detailType,
    rank,
    description,
    evidence,
    caveats,
    messageTypes: encoded,
    tree,
    offered: offered !== false,
  };
}

function sentence(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** Every value that data/ lists from an enum of the SDK is still in it, and none is new. */
function checkEnums({ events }) {
  for (const { path, valuesFrom, values, except = [] } of events.flatMap(({ fields }) => fields)) {
    if (!valuesFrom?.startsWith("sdk:")) continue;
    const current = Object.values(config[valuesFrom.slice("sdk:".length)]).filter(
      (value) => !except.includes(value),
    );
    if (current.sort().join() !== [...values].sort().join()) {
      throw new Error(`data/config/events.json: ${path} differs from ${valuesFrom}: ${current.join(", ")}`);
    }
  }
}

async function valueSets(regions) {
  const { likeliest, evaluated } = await readData("config/resourceTypes.json");
  const types = Object.values(config.ResourceType).sort();
  const ordered = [...likeliest, ...types.filter((type) => !likeliest.includes(type))];
  const added = Object.entries(evaluated).map(([value, { description, evidence }]) =>
    encodeValue(value, description, evidence),
  );
  return {
    resourceTypes: ordered,
    evaluatedResourceTypes: [...ordered, ...added],
    itemRegions: [...regions, encodeValue("global", "IAM and other global resources.", "documentation")],
  };
}

/** The operations of the SDK's client. */
function operations() {
  return Object.keys(config).flatMap((name) => /^(\w+)Command$/.exec(name)?.[1] ?? []);
}
