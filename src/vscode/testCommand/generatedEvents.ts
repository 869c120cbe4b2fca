import * as vscode from "vscode";
import type { Result } from "../../base/result";
import { harmlessLine } from "../../base/harmlessText";
import type { Catalog } from "../../catalog/catalog";
import type { SampleEvent } from "../../catalog/sampleEvents";
import { createSamples, type CreatedSample } from "../../testing/samples/createSample";
import { stemOf } from "../files";
import { keyOf, type OpenPattern } from "../patternDocuments";

/** An event that was generated for a pattern. */
export interface GeneratedEvent extends CreatedSample {
  readonly uri: vscode.Uri;
}

/** The events that were generated for a pattern: one that it matches, and one that a single field keeps out. */
export interface GeneratedPair {
  readonly matching: GeneratedEvent;
  readonly mismatching?: GeneratedEvent;
}

/** Events that are generated for patterns, and a read-only document for each that was chosen. */
export interface GeneratedEvents {
  /** Generates both for a pattern as it is now. An error, which is a sentence, if no event can match. */
  generate(pattern: OpenPattern): Promise<Result<GeneratedPair, string>>;
  /** Keeps an event, so that further tests are made with the same one, whatever becomes of the pattern. */
  keep(event: GeneratedEvent): void;
  /**
   * The text of the event at an address: as it was kept, else generated anew, as after a restart. Undefined for any
   * other address.
   */
  textOf(uri: vscode.Uri, pattern: OpenPattern): Promise<Result<string, string> | undefined>;
  dispose(): void;
}

const scheme = "event-pattern-generated";

/** So many events are kept; the oldest are forgotten. */
const maxKept = 100;

/** Generates events from the built-in samples and the catalog, and serves their documents. */
export function createGeneratedEvents(
  samples: () => Promise<readonly SampleEvent[]>,
  catalog: () => Promise<Catalog>,
): GeneratedEvents {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? "",
    }),
  );

  async function generate(pattern: OpenPattern): Promise<Result<GeneratedPair, string>> {
    const sources = { samples: await samples(), catalog: await catalog() };
    const made = createSamples(pattern.pattern.site, sources);
    if (!made.ok) return made;
    const { matching, mismatching } = made.value;
    const pair = { matching: { ...matching, uri: generatedUri(pattern, "match") } };
    if (mismatching === undefined) return { ok: true, value: pair };
    const other = { ...mismatching, uri: generatedUri(pattern, "mismatch") };
    return { ok: true, value: { ...pair, mismatching: other } };
  }

  function keep({ uri, text }: GeneratedEvent): void {
    const key = uri.toString();
    texts.delete(key);
    texts.set(key, text);
    for (const oldest of texts.keys()) {
      if (texts.size <= maxKept) break;
      texts.delete(oldest);
    }
    changed.fire(uri);
  }

  return {
    generate,
    keep,
    async textOf(uri, pattern) {
      if (uri.scheme !== scheme) return undefined;
      const kept = texts.get(uri.toString());
      if (kept !== undefined) return { ok: true, value: kept };
      const made = await generate(pattern);
      if (!made.ok) return made;
      const { matching, mismatching } = made.value;
      const event = [matching, mismatching].find((each) => each?.uri.path === uri.path) ?? matching;
      keep({ ...event, uri });
      return { ok: true, value: event.text };
    },
    dispose() {
      subscriptions.dispose();
    },
  };
}

function generatedUri(pattern: OpenPattern, kind: "match" | "mismatch"): vscode.Uri {
  // The name of a site may be a path.
  const site = pattern.site === "" ? "" : `.${harmlessLine(pattern.site).replaceAll("/", ".")}`;
  const path = `/${stemOf(pattern.uri)}${site}-${kind}.event.json`;
  return vscode.Uri.from({ scheme, path, query: keyOf(pattern) });
}
