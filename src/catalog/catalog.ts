/**
 * What AWS sends to EventBridge: sources, detail-types, fields and values. All look-ups are synchronous and never
 * throw; a source is parsed when it is first asked for. Open it with openCatalog (src/catalog/openCatalog.ts).
 */
export interface Catalog {
  /** Every known source, by name. Cheap: nothing is parsed. */
  readonly sources: readonly SourceSummary[];
  /** Every source that sends this detail-type. */
  sourcesOf(detailType: string): readonly string[];
  /** What one source sends; undefined for a source that is not known (a custom or partner source). */
  source(name: string): SourceEvents | undefined;
  /** Fields that every event has: version, id, detail-type, source, account, time, region, resources. */
  readonly envelope: readonly CatalogField[];
  /** API operations that CloudTrail logs under `detail.eventSource`, such as `config.amazonaws.com`. */
  operations(eventSource: string): readonly Operation[];
  readonly eventSources: readonly string[];
  readonly regions: readonly string[];
  readonly managedRules: readonly ManagedRule[];
}

export interface SourceSummary {
  readonly name: string;
  /** The service: `AWS Config`. */
  readonly title: string;
  readonly detailTypes: readonly string[];
  /** Whether the list of detail-types is known to be complete, so that another one is worth a warning. */
  readonly complete: boolean;
}

export interface SourceEvents extends SourceSummary {
  readonly events: readonly EventType[];
  event(detailType: string): EventType | undefined;
}

/** An event by source and detail-type. */
export interface EventType {
  readonly source: string;
  readonly detailType: string;
  readonly description?: string;
  readonly documentation?: string;
  readonly evidence: Evidence;
  /** Fields of the whole event below the envelope, `detail` itself included. Undefined: known by name only. */
  readonly fields: readonly CatalogField[] | undefined;
  /** Things that surprise people, for hovers and diagnostics. */
  readonly caveats: readonly Caveat[];
}

export interface Caveat {
  /** Stable, such as `oversized` or `first-evaluation`. */
  readonly id: string;
  readonly text: string;
}

/** How sure we are that AWS really sends this; from strong to thin. */
export type Evidence =
  | "eventbridge-sample"
  | "eventbridge-consumer"
  | "service-spec"
  | "reference"
  | "sns-sample"
  | "console-sample"
  | "documentation";

export type FieldType = "string" | "number" | "boolean" | "null" | "object" | "array" | "any";

export interface CatalogField {
  /** Keys from the root of the event; `*` stands for a key that varies, as under `tags`. */
  readonly path: readonly string[];
  /** For an array the types of its elements (EventBridge matches elements, not arrays) and `isArray`. */
  readonly types: readonly FieldType[];
  readonly isArray: boolean;
  readonly description?: string;
  /** The key can be missing. */
  readonly optional: boolean;
  readonly values: readonly CatalogValue[];
  /** Whether a value outside `values` is surely a mistake (Config's sets) or probably one. Undefined: an open set. */
  readonly closed?: boolean;
  /** Message types of `detail.messageType` that carry this field; undefined: all. */
  readonly onlyIn?: readonly string[];
  readonly evidence: Evidence;
  readonly caveats: readonly string[];
  readonly example?: string;
}

export interface CatalogValue {
  readonly value: string | number | boolean;
  readonly description?: string;
  readonly evidence?: Evidence;
}

export interface Operation {
  readonly name: string;
  /** Get, List, Describe and the like: reach a rule only in state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS. */
  readonly readOnly: boolean;
}

export interface ManagedRule {
  readonly identifier: string;
  readonly name: string;
  readonly trigger?: string;
  readonly resourceTypes: readonly string[];
}
