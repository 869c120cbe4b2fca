import * as vscode from "vscode";
import type { Catalog } from "../catalog/catalog";
import { openCatalog } from "../catalog/openCatalog";
import type { Log } from "./log";

/** Knows nothing, so that a pattern's syntax is still checked where the shipped files cannot be read. */
const emptyCatalog: Catalog = {
  sources: [],
  sourcesOf: () => [],
  source: () => undefined,
  envelope: [],
  operations: () => [],
  loggedAs: () => new Map(),
  eventSourcesWith: () => [],
  callFields: () => undefined,
  eventName: () => undefined,
  eventSources: [],
  regions: [],
  managedRules: [],
};

/**
 * Opens the catalog that is shipped in `dist/catalog`, the first time it is asked for; later calls get the same one.
 * Its files are read through the editor's file system, so it works in a browser too. Never rejects: where the files
 * cannot be read, that is logged once and an empty catalog is given.
 */
export function shippedCatalog(extensionUri: vscode.Uri, log: Log): () => Promise<Catalog> {
  let opened: Promise<Catalog> | undefined;
  return () => {
    opened ??= readCatalog(extensionUri).catch((error: unknown) => {
      log.error(`The catalog of AWS events could not be read: ${String(error)}`);
      return emptyCatalog;
    });
    return opened;
  };
}

async function readCatalog(extensionUri: vscode.Uri): Promise<Catalog> {
  const folder = vscode.Uri.joinPath(extensionUri, "dist", "catalog");
  const read = async (name: string) =>
    new TextDecoder().decode(
      await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, `${name}.jsonl`)),
    );
  const [events, operations, callFields, managedRules] = await Promise.all([
    read("events"),
    read("operations"),
    read("callFields"),
    read("managedRules"),
  ]);
  return openCatalog({ events, operations, callFields, managedRules });
}
