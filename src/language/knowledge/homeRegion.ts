import type { EventType } from "../../catalog/catalog";

/** The Regions that caveats of the catalog name as the only one. */
const homes: ReadonlyMap<string, string> = new Map([
  ["global-service", "us-east-1"],
  ["us-east-1", "us-east-1"],
  ["global-service-oregon", "us-west-2"],
]);

/** The one Region of the public partition in which an event is sent; undefined where it is sent in any. */
export function homeRegionOf({ caveats }: EventType): string | undefined {
  return caveats.map(({ id }) => homes.get(id)).find((home) => home !== undefined);
}

/** Whether a Region is of another partition than the public one, where global services have another home. */
export function isOfOtherPartition(region: string): boolean {
  return /^(?:cn|eusc|[a-z]{2}-(?:gov|iso))/.test(region);
}
