import * as vscode from "vscode";
import type { SampleEvent } from "../../catalog/sampleEvents";
import type { Log } from "../log";
import { shippedSamples } from "../shippedSamples";

/** The built-in sample events, and a read-only document for each. */
export interface SampleDocuments {
  /** Likeliest first; read when first asked for. Empty when the shipped file cannot be read, which is logged. */
  all(): Promise<readonly SampleEvent[]>;
  uriOf(sample: SampleEvent): vscode.Uri;
  /** The text of a sample's document; undefined for any other address. */
  textOf(uri: vscode.Uri): Promise<string | undefined>;
  dispose(): void;
}

const scheme = "event-pattern-sample";

/** Reads the samples that are shipped in `dist/catalog`, and serves their documents. */
export function createSampleDocuments(extensionUri: vscode.Uri, log: Log): SampleDocuments {
  let opened: Promise<readonly SampleEvent[]> | undefined;
  const samples: Omit<SampleDocuments, "dispose"> = {
    all() {
      opened ??= shippedSamples(extensionUri).catch((error: unknown) => {
        log.error(`The sample events could not be read: ${String(error)}`);
        return [];
      });
      return opened;
    },
    uriOf: ({ name }) => vscode.Uri.from({ scheme, path: `/${name}.event.json` }),
    async textOf(uri) {
      if (uri.scheme !== scheme) return undefined;
      return (await samples.all()).find((sample) => samples.uriOf(sample).path === uri.path)?.text;
    },
  };
  const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => samples.textOf(uri),
  });
  return {
    ...samples,
    dispose() {
      registration.dispose();
    },
  };
}
