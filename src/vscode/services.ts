import type { Catalog } from "../catalog/catalog";
import type { Disk } from "./files";
import type { Guard } from "./guard";
import type { Log } from "./log";

/** What every feature of the shell is given when it registers itself. */
export interface Services {
  readonly log: Log;
  readonly guard: Guard;
  /** The catalog of AWS events, opened when first asked for and once only. */
  readonly catalog: () => Promise<Catalog>;
  /** The files of this machine; absent in a browser, where files are the editor's alone. */
  readonly disk?: Disk | undefined;
}

export { languageId } from "../documents/hosts/wholeFile";
