import type { Evidence } from "../../src/catalog/catalog";
import type { SampleGrade } from "../../src/catalog/sampleEvents";

type Texts = Readonly<Record<string, string>>;
type Lists = Readonly<Record<string, readonly string[]>>;

/** What the generator reads of each file of data/, by its path there. data/README.md says what the files mean. */
export interface DataFiles {
  readonly "regions.json": { readonly regions: Texts };
  readonly "envelope.json": { readonly fields: readonly FieldRow[] };
  readonly "sources.json": { readonly sources: Readonly<Record<string, SourceRow>> };
  readonly "samples.json": { readonly samples: readonly SampleRow[] };
  readonly "ranks.json": Ranks;
  readonly "cloudTrail/events.json": {
    readonly caveats: Texts;
    readonly detailTypes: readonly CloudTrailRow[];
    readonly fields: readonly FieldRow[];
  };
  readonly "cloudTrail/operations.json": {
    readonly eventSources: Texts;
    readonly added: Lists;
    /** By service and operation, the names that are logged in its place. */
    readonly loggedAs: Readonly<Record<string, Lists>>;
    /** By detail-type and service, the names of events that come with it. */
    readonly detailTypes: Readonly<Record<string, Lists>>;
    readonly readOnly: Lists;
    readonly notReadOnly: Lists;
  };
  /** How CloudTrail spells what API models name: the file says what each table is. */
  readonly "cloudTrail/callFields.json": {
    readonly lowered: readonly string[];
    readonly asIs: readonly string[];
    readonly jsonAsIs: readonly string[];
    readonly unwrapped: readonly string[];
    readonly eventSources: Texts;
    readonly ec2Wrappers: Texts;
    readonly ec2Lists: Texts;
    readonly spelled: Readonly<Record<string, Texts>>;
    readonly added: Texts;
  };
  /** Names of operations, separated by spaces, by endpoint prefix, and by signing name where it differs. */
  readonly "cloudTrail/sdk2Operations.json": { readonly operations: Texts };
  readonly "config/events.json": ConfigData;
  readonly "config/managedRules.json": { readonly rules: readonly ManagedRuleRow[] };
  readonly "config/resourceTypes.json": {
    readonly likeliest: readonly string[];
    readonly evaluated: Readonly<
      Record<string, { readonly description?: string; readonly evidence: Evidence }>
    >;
  };
  readonly "events/detailTypes.json": {
    readonly internal: Lists;
    readonly detailTypes: Readonly<Record<string, Partial<Record<Evidence, readonly string[]>>>>;
  };
  /** By `source | detail-type`; `sameAs` names the pair whose event another spelling stands for. */
  readonly "events/guideFields.json": {
    readonly events: Readonly<Record<string, GuideRow | { readonly sameAs: string }>>;
  };
  /** Detail-types without known fields, by source. */
  readonly "events/fieldsNotFound.json": { readonly detailTypes: Lists };
  readonly "events/sampleFields.json": { readonly events: Readonly<Record<string, Texts>> };
  /** Paths below detail, by `source | detail-type`. */
  readonly "events/fieldFacts.json": { readonly nullable: Lists; readonly varyingKeys: Lists };
  readonly "events/valueSets.json": { readonly sets: readonly ValueSet[] };
  readonly "events/descriptions.json": {
    readonly events: Texts;
    readonly fields: Readonly<Record<string, Texts>>;
    readonly examples: Readonly<Record<string, Texts>>;
  };
  readonly "events/caveats.json": {
    readonly caveats: Texts;
    readonly events: Lists;
    readonly cloudTrail: Lists;
  };
}

/** A field of a hand-kept list. */
export interface FieldRow {
  readonly path: string;
  readonly type: string;
  /** The type of an array's elements. */
  readonly items?: string;
  readonly nullable?: boolean;
  readonly optional?: boolean;
  readonly varyingKeys?: boolean;
  readonly rank?: number;
  readonly description?: string;
  readonly example?: string;
  readonly values?: readonly string[];
  readonly valuesFrom?: string;
  readonly valueEvidence?: Readonly<Record<string, Evidence>>;
  /** Values of the enum in `valuesFrom` that the list leaves out. */
  readonly except?: readonly string[];
  readonly closed?: boolean;
  readonly onlyIn?: readonly string[];
  readonly evidence?: Evidence;
  readonly caveats?: readonly string[];
  readonly note?: string;
  readonly whenResourceType?: string;
  /** Kinds of CloudTrail event that have the field: their detail-types, or `calls` for all but insights. */
  readonly only?: "calls" | readonly string[];
}

export interface CloudTrailRow {
  readonly detailType: string;
  readonly description: string;
  readonly caveats: readonly string[];
  /** Whether completion offers it: for sources with an event source, for those that list it, or not at all. */
  readonly offered: string;
}

export interface ConfigData {
  readonly source: string;
  readonly title: string;
  readonly caveats: Readonly<Record<string, { readonly text: string }>>;
  readonly valueDescriptions: Texts;
  readonly events: readonly ConfigEventRow[];
}

export interface ConfigEventRow {
  readonly detailType: string;
  readonly rank?: number;
  readonly description: string;
  readonly evidence: Evidence;
  readonly caveats: readonly string[];
  readonly offered?: boolean;
  readonly messageTypes: readonly {
    readonly value: string;
    readonly description: string;
    readonly caveat?: string;
    readonly evidence: Evidence;
  }[];
  readonly fields: readonly FieldRow[];
}

export interface ManagedRuleRow {
  readonly identifier: string;
  readonly name: string;
  readonly trigger?: string;
  readonly resourceTypes: readonly string[];
  readonly inCurrentList: boolean;
}

/** What people write patterns for most, likeliest first. */
export interface Ranks {
  readonly sources: readonly string[];
  /** By source. */
  readonly detailTypes: Lists;
  /** By source, and by the path of an object: the likeliest of its keys. */
  readonly fields: Readonly<Record<string, Lists>>;
  /** Keys that are likely in any object, in small letters. */
  readonly keys: readonly string[];
}

export interface SourceRow {
  readonly title: string;
  /** Names under which people look for the service. */
  readonly alsoCalled?: readonly string[];
  readonly eventSources?: readonly string[];
  readonly page?: string;
}

export interface SampleRow {
  readonly name: string;
  readonly title: string;
  readonly grade: SampleGrade;
}

/** What a service's own guide or a recorded event shows of an event. Paths are below detail, `[]` for an element. */
export interface GuideRow {
  readonly evidence: Evidence;
  readonly fields: Texts;
  readonly values?: Lists;
  /** Paths whose list of values is complete as far as known. */
  readonly closed?: readonly string[];
  /** What the envelope's `resources` holds. */
  readonly resources?: string;
}

/** A list of values of one field, of one event or of all that a source sends (`*`). */
export interface ValueSet {
  readonly source: string;
  readonly detailType: string;
  readonly path: string;
  readonly type?: string;
  readonly values: readonly (string | number)[];
  readonly closed?: boolean;
  readonly evidence: Evidence;
  /** What ranges of a number are called. */
  readonly bands?: Readonly<Record<string, readonly [low: number, high: number]>>;
  /** The value is an example that somebody made up, not one of a list. */
  readonly madeUp?: boolean;
}
