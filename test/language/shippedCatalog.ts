import { readFileSync } from "node:fs";
import type { Catalog } from "../../src/catalog/catalog";
import { openCatalog } from "../../src/catalog/openCatalog";

/** The catalog as it ships, for tests that need what AWS really sends. */
export function shippedCatalog(): Catalog {
  const read = (name: string): string =>
    readFileSync(new URL(`../../src/catalog/generated/${name}.jsonl`, import.meta.url), "utf8");
  return openCatalog({
    events: read("events"),
    operations: read("operations"),
    callFields: read("callFields"),
    managedRules: read("managedRules"),
  });
}
