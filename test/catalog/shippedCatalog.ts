import { readFileSync } from "node:fs";
import { openCatalog, type CatalogFiles } from "../../src/catalog/openCatalog";
import { openSampleEvents } from "../../src/catalog/sampleEvents";
import type { EventType } from "../../src/catalog/catalog";

function generated(name: string): string {
  return readFileSync(new URL(`../../src/catalog/generated/${name}.jsonl`, import.meta.url), "utf8");
}

export const catalogFiles: CatalogFiles = {
  events: generated("events"),
  operations: generated("operations"),
  callFields: generated("callFields"),
  managedRules: generated("managedRules"),
};

/** The catalog as it is shipped. */
export const catalog = openCatalog(catalogFiles);

export const samples = openSampleEvents(generated("samples"));

/** An event that must be in the catalog. */
export function eventOf(source: string, detailType: string): EventType {
  const event = catalog.source(source)?.event(detailType);
  if (!event) throw new Error(`${source} does not send ${detailType}`);
  return event;
}
