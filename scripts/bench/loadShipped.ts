import { loadText } from "../lib/loadSource.mjs";
import type * as shipped from "./shipped";

export type Shipped = typeof shipped;

/** What shipped.ts exports, bundled as it ships: as tsx loads it, file by file, it would be slower. */
export async function loadShipped(): Promise<Shipped> {
  return (await loadText('export * from "./scripts/bench/shipped";')) as Shipped;
}
