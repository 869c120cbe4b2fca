import type { Catalog } from "../../catalog/catalog";
import type * as vscode from "vscode";
import type { Disk } from "../files";
import type { Log } from "../log";
import { createGeneratedEvents, type GeneratedEvents } from "./generatedEvents";
import { createSampleDocuments, type SampleDocuments } from "./sampleDocuments";

/** Where events to test patterns against come from. */
export interface TestEvents {
  readonly samples: SampleDocuments;
  readonly generated: GeneratedEvents;
  readonly disk: Disk | undefined;
  dispose(): void;
}

/** Opens the sources of events: built-in samples, events generated for a pattern, and files. */
export function createTestEvents(
  extensionUri: vscode.Uri,
  catalog: () => Promise<Catalog>,
  log: Log,
  disk: Disk | undefined,
): TestEvents {
  const samples = createSampleDocuments(extensionUri, log);
  const generated = createGeneratedEvents(() => samples.all(), catalog);
  return {
    samples,
    generated,
    disk,
    dispose() {
      samples.dispose();
      generated.dispose();
    },
  };
}
