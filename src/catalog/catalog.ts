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
  /**
   * API operations that CloudTrail logs under `detail.eventSource`, such as `config.amazonaws.com`: the values of
   * `detail.eventName`, which the field itself does not list. By name; none for an event source that is not known.
   */
  operations(eventSource: string): readonly Operation[];
  /**
   * Operations of an event source that CloudTrail never logs under their own name, with the names that it logs, likeliest
   * first: `CreateFunction` of Lambda is `CreateFunction20150331`. They are not among `operations`.
   */
  loggedAs(eventSource: string): ReadonlyMap<string, readonly string[]>;
  /**
   * The event sources that have an operation of this name, as `operations` lists them; none where so many have it that it
   * says nothing of the service.
   */
  eventSourcesWith(operation: string): readonly string[];
  /**
   * What CloudTrail records of a call, by `detail.eventSource` and `detail.eventName`: its parameters, and its answer
   * where it does not only read. Undefined where no API model has the call.
   */
  callFields(eventSource: string, name: string): CallFields | undefined;
  /** What is special about a `detail.eventName` that says by itself which service is meant; undefined for any other. */
  eventName(name: string): EventNameFact | undefined;
  /** Every `detail.eventSource` with known operations, by name. */
  readonly eventSources: readonly string[];
  readonly regions: readonly string[];
  readonly managedRules: readonly ManagedRule[];
}

export interface SourceSummary {
  readonly name: string;
  /** The service: `AWS Config`. */
  readonly title: string;
  /** Other names of the service, such as that of its command in the AWS CLI: `s3api`. Missing: none. */
  readonly alsoCalled?: readonly string[];
  /**
   * The detail-types worth offering, likeliest first. A source can send others: `SourceEvents.event` also knows the
   * kinds of CloudTrail event that any source can have, and names that look internal to AWS.
   */
  readonly detailTypes: readonly string[];
  /** Whether the list of detail-types is known to be complete, so that another one is worth a warning. */
  readonly complete: boolean;
  /** Whether AWS's reference lists what this source sends: another detail-type is worth information, as it can lag. */
  readonly listed?: boolean;
  /** The values of `detail.eventSource` under which CloudTrail logs this source's API calls. */
  readonly eventSources?: readonly string[];
  /** 1 for the source that people write patterns for most. Missing: after every ranked one. */
  readonly rank?: number;
  /** The page of this source in AWS's reference of events. */
  readonly documentation?: string;
}

export interface SourceEvents extends SourceSummary {
  /** One for each of `detailTypes`, in that order. */
  readonly events: readonly EventType[];
  /** Also finds the known detail-types that are not worth offering; undefined for any other. */
  event(detailType: string): EventType | undefined;
}

/** An event by source and detail-type. */
export interface EventType {
  readonly source: string;
  readonly detailType: string;
  /** The call whose parameters are among the fields; missing: any that the event can carry. */
  readonly operation?: string;
  readonly description?: string;
  readonly documentation?: string;
  readonly evidence: Evidence;
  /**
   * Fields of the whole event below the envelope, `detail` itself included; parents before children, within one
   * object likeliest first. Undefined: known by name only. See fieldAt and lookUpPath in eventFields.ts.
   */
  readonly fields: readonly CatalogField[] | undefined;
  /** Only some fields are known, from samples and lists of values: a field that is not among them is no mistake. */
  readonly partial?: boolean;
  /** Values of `detail.messageType`, with what each announces. Missing: the event has no message types. */
  readonly messageTypes?: readonly CatalogValue[];
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
  | "recorded-event"
  | "eventbridge-consumer"
  | "service-spec"
  | "reference"
  | "service-guide"
  | "api-model"
  | "sns-sample"
  | "console-sample"
  | "documentation";

export type FieldType = "string" | "number" | "boolean" | "null" | "object" | "array" | "any";

export interface CatalogField {
  /** Keys from the root of the event; `*` stands for a key that varies, as under `tags`. */
  readonly path: readonly string[];
  /**
   * For an array the types of its elements (EventBridge matches elements, not arrays) and `isArray`. `any`: the field
   * can hold anything, objects with fields of their own included.
   */
  readonly types: readonly FieldType[];
  readonly isArray: boolean;
  readonly description?: string;
  /** The key can be missing. */
  readonly optional: boolean;
  /** Likeliest first. */
  readonly values: readonly CatalogValue[];
  /**
   * Where the catalog has more values than `values`: `operations(eventSource)`, `eventSources` (`values` then has those
   * of the source at hand), or the names of `managedRules` (suggestions only; deployed rules are often named after one).
   */
  readonly valuesFrom?: "operations" | "eventSources" | "managedRules";
  /**
   * True: a value outside `values` is surely a mistake (AWS Config's lists). False: the list is complete as far as known,
   * but AWS adds values. Undefined: an open list.
   */
  readonly closed?: boolean;
  /** Message types of `detail.messageType` that carry this field; undefined: all. */
  readonly onlyIn?: readonly string[];
  readonly evidence: Evidence;
  /** Sentences for hovers; those that stand for a `Caveat` of the event have its text. */
  readonly caveats: readonly string[];
  readonly example?: string;
  /** 1 for the field of its object that people filter on most. Missing: after every ranked one. */
  readonly rank?: number;
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
  /** The kinds of CloudTrail event that have it for their `detail.eventName`. Missing: API calls alone. */
  readonly detailTypes?: readonly string[];
}

/**
 * How sure the spelling of a call's parameters is: by the rule of its protocol, which records obey; by a table of what
 * was seen; or undecided, so that some are here in both spellings or left out.
 */
export type CallGrade = "rule" | "table" | "undecided";

/** What CloudTrail records of a call, from the model of the API. */
export interface CallFields {
  readonly grade: CallGrade;
  /** Fields below `detail.requestParameters` and `detail.responseElements`, parents before children. Others can exist. */
  readonly fields: readonly CatalogField[];
}

/** What is special about the name of an operation, or of an event that is no API call. */
export interface EventNameFact {
  /** The names that CloudTrail logs in its place. */
  readonly loggedAs?: readonly string[];
  /** The kinds of CloudTrail event that have it, API calls not among them. */
  readonly detailTypes?: readonly string[];
}

export interface ManagedRule {
  readonly identifier: string;
  readonly name: string;
  /** What makes Config evaluate the rule: `Periodic`, `Configuration changes`. Missing: not known. */
  readonly trigger?: string;
  readonly resourceTypes: readonly string[];
  /** False for a rule that AWS no longer lists. */
  readonly current?: boolean;
}
