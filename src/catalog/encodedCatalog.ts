import type { CatalogField, EventNameFact, Evidence, ManagedRule } from "./catalog";
import type { SampleGrade } from "./sampleEvents";

/**
 * What the lines of the generated files hold. `npm run generate` writes them (scripts/generate), openCatalog reads
 * them, and both are compiled against these types. Every file starts with a line that names the packages the data came from, in
 * events.jsonl this one follows: what all sources share.
 */
export interface EncodedShared {
  /** Sentences by id; wherever caveats are listed, an entry that is not an id is the sentence itself. */
  readonly caveats: Readonly<Record<string, string>>;
  /** Lists of values by name, which `EncodedNode.values` can name. */
  readonly valueSets: Readonly<Record<string, readonly EncodedValue[]>>;
  readonly regions: readonly string[];
  readonly envelope: EncodedFields;
  /** Kinds of CloudTrail event that any source can have; `fields` indexes `cloudTrailFields`. */
  readonly cloudTrail: readonly EncodedCloudTrailEvent[];
  readonly cloudTrailFields: readonly EncodedFields[];
}

export interface EncodedCloudTrailEvent {
  readonly detailType: string;
  readonly description: string;
  readonly documentation: string;
  readonly caveats: readonly string[];
  readonly fields: number;
}

/** Third line of events.jsonl: one entry for each source. */
export interface EncodedIndex {
  readonly sources: readonly EncodedSummary[];
}

export interface EncodedSummary {
  readonly name: string;
  readonly title: string;
  readonly alsoCalled?: readonly string[];
  readonly detailTypes: readonly string[];
  readonly complete?: boolean;
  readonly listed?: boolean;
  readonly eventSources?: readonly string[];
  readonly rank?: number;
  /** Name of the page in the reference of events, where there is one. */
  readonly page?: string;
  /** Caveats of every CloudTrail event of the source. */
  readonly cloudTrailCaveats?: readonly string[];
  /** Number of the source's own line, counted from 0. Missing: it has CloudTrail events only. */
  readonly line?: number;
}

/** A source's own line in events.jsonl. */
export interface EncodedSource {
  readonly source: string;
  readonly events: readonly EncodedEvent[];
}

export interface EncodedEvent {
  readonly detailType: string;
  readonly description?: string;
  readonly documentation?: string;
  readonly evidence: Evidence;
  readonly caveats?: readonly string[];
  readonly messageTypes?: readonly EncodedValue[];
  readonly partial?: boolean;
  /** Fields below `detail`. For a kind of CloudTrail event these are added to the shared ones. */
  readonly fields?: EncodedFields;
}

export type EncodedFields = Readonly<Record<string, EncodedNode>>;

/** A type code alone, or all that is known about one field. */
export type EncodedNode = string | EncodedField;

export interface EncodedField {
  /**
   * Letters for the types (s string, n number, b boolean, z null, o object, a any), then `[` for an array, then `?`
   * for an optional field. Missing: an object that is always there.
   */
  readonly type?: string;
  readonly description?: string;
  /** The values, or the name of one of `EncodedShared.valueSets`. */
  readonly values?: readonly EncodedValue[] | string;
  /** Evidence of the values that have none of their own. Missing: as the field's. */
  readonly valuesEvidence?: Evidence;
  readonly valuesFrom?: NonNullable<CatalogField["valuesFrom"]>;
  readonly closed?: boolean;
  /** Indexes of the event's message types. */
  readonly onlyIn?: readonly number[];
  /** Missing: as the event's. */
  readonly evidence?: Evidence;
  readonly caveats?: readonly string[];
  readonly example?: string;
  readonly rank?: number;
  readonly fields?: EncodedFields;
}

export type EncodedValue = string | number | boolean | EncodedDescribedValue;

export interface EncodedDescribedValue {
  readonly value: string | number | boolean;
  readonly description?: string;
  readonly evidence?: Evidence;
}

/** First line of operations.jsonl: the verbs that have a letter, in its order; those with a `?` behind them only read. */
export interface EncodedOperationsHeader {
  readonly verbs: readonly string[];
  /** What is special about names that only one service has. */
  readonly elsewhere: Readonly<Record<string, EventNameFact>>;
}

/**
 * A line of operations.jsonl: the service's name, and groups of its operations. Behind the letters of some verbs stand
 * the nouns that have them; letters after a `.` are of verbs before the noun's plural: `ab.c Bucket Table` may be
 * CreateBucket, DeleteBucket, ListBuckets and the same of tables. Behind `=` stand whole names, behind `=?` those of
 * operations that only read. Then what is special about some names, if anything is.
 */
export type EncodedOperations = readonly [service: string, groups: string, special?: EncodedSpecialNames];

/** What is special about some names of a service. */
export interface EncodedSpecialNames {
  /** Operations that CloudTrail logs under other names. */
  readonly loggedAs?: Readonly<Record<string, readonly string[]>>;
  /** Names by detail-type, where that is not the one of API calls alone. */
  readonly detailTypes?: Readonly<Record<string, readonly string[]>>;
}

/** First line of callFields.jsonl: the names of parameters, separated by spaces, and lists of values, joined with `|`. */
export interface EncodedCallsHeader {
  readonly packages: Readonly<Record<string, string>>;
  readonly names: string;
  readonly enums: readonly string[];
}

/**
 * A line of callFields.jsonl: a service, and its operations by name, separated by `;`. Of each its grade (`+` table, `~`
 * undecided), what it is given, and after `|` what it answers; `-` where no model has it. A parameter is the number of
 * its name in base 36, `=` with that of its list of values, the letter of its type (S string, N number, B boolean,
 * O object, M map, A anything), then `[` an array, `!` hidden, `?` perhaps with a capital, and in parentheses what is
 * below it.
 */
export type EncodedCalls = readonly [service: string, calls: string];

/** A line of managedRules.jsonl. Missing: the identifier is the name in capitals. */
export type EncodedRule = Omit<ManagedRule, "identifier"> & Partial<Pick<ManagedRule, "identifier">>;

/** A line of samples.jsonl. */
export interface EncodedSample {
  readonly name: string;
  readonly title: string;
  readonly grade: SampleGrade;
  readonly event: {
    readonly source: string;
    readonly "detail-type": string;
    readonly detail: { readonly messageType?: string };
  };
}
