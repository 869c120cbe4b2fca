// AWS Config: hand-kept events and caveats, value sets from the SDK's enums.
import * as config from "@aws-sdk/client-config-service";
import type { EncodedValue } from "../../src/catalog/encodedCatalog";
import type { ConfigData, ConfigEventRow } from "./dataFiles";
import { encodeValue, treeOfRows } from "./handKeptFields";
import type { Model, ModelEvent } from "./model";
import { readData } from "./readData";

/** The events, caveats, value sets and operations of AWS Config. */
export interface ConfigKnowledge extends Pick<Model, "caveats" | "valueSets"> {
  readonly source: string;
  readonly title: string;
  readonly events: readonly ModelEvent[];
  readonly operations: readonly string[];
}

/** What is known of AWS Config. `regions` are the Regions with their names. */
export async function readConfig(regions: readonly EncodedValue[]): Promise<ConfigKnowledge> {
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

function readEvent(
  { messageTypes, fields, ...event }: ConfigEventRow,
  { valueDescriptions }: ConfigData,
): ModelEvent {
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
    ...(rank === undefined ? {} : { rank }),
    description,
    evidence,
    caveats,
    messageTypes: encoded,
    tree,
    offered: offered !== false,
  };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Every value that data/ lists from an enum of the SDK is still in it, and none is new. */
function checkEnums({ events }: ConfigData): void {
  const enums = new Map<string, unknown>(Object.entries(config));
  for (const { path, valuesFrom, values = [], except = [] } of events.flatMap(({ fields }) => fields)) {
    if (!valuesFrom?.startsWith("sdk:")) continue;
    const listed = Object.values(enums.get(valuesFrom.slice("sdk:".length)) ?? {}).map(String);
    const current = listed.filter((value) => !except.includes(value));
    if (current.sort().join() !== [...values].sort().join()) {
      throw new Error(`data/config/events.json: ${path} differs from ${valuesFrom}: ${current.join(", ")}`);
    }
  }
}

async function valueSets(regions: readonly EncodedValue[]): Promise<Model["valueSets"]> {
  const { likeliest, evaluated } = await readData("config/resourceTypes.json");
  const types: readonly string[] = Object.values(config.ResourceType).sort();
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
function operations(): readonly string[] {
  return Object.keys(config).flatMap((name) => /^(\w+)Command$/.exec(name)?.[1] ?? []);
}
