import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fieldAt, lookUpPath } from "../../src/catalog/eventFields";
import type { ManagedRule } from "../../src/catalog/catalog";
import { catalog } from "./shippedCatalog";

/**
 * The facts that data/ was made from, where they stand beside the repository: nothing of them may be missing. What
 * data/ has decided otherwise is listed here with the reason.
 */
const facts = new URL("../../../shared/", import.meta.url);

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, facts), "utf8"));
}

interface DetailTypes {
  readonly sources: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly cloudTrailSources: Readonly<Record<string, string>>;
  readonly cloudTrailDetailTypes: readonly string[];
}

/** By source and detail-type; the entry `_` says where they are from. */
type SampleFields = Readonly<
  Record<string, Readonly<Record<string, { readonly fields: Readonly<Record<string, string>> }>>>
>;

interface ConfigEvents {
  readonly envelope: readonly { readonly path: string }[];
  readonly caveats: readonly { readonly id: string }[];
  readonly detailTypes: readonly {
    readonly detailType: string;
    readonly messageTypes: readonly string[];
    readonly fields: readonly ConfigField[];
    readonly apiOperations?: Readonly<
      Record<"write" | "readOnlyByName" | "readOnlyOtherVerb", readonly string[]>
    >;
  }[];
}

interface ConfigField {
  readonly path: string;
  readonly type: string;
  readonly items?: string;
  readonly optional?: boolean;
  readonly enum?: readonly string[];
  readonly messageTypes?: readonly string[];
  readonly evidence: string;
}

interface ValueSet {
  readonly source: string;
  readonly detailType: string;
  readonly path: string;
  readonly values?: readonly string[];
  readonly check?: readonly string[];
  readonly closed: boolean;
}

/** AWS Config's compliance events never carry it, whatever the API's enum says. */
const NOT_IN_EVENTS = "INSUFFICIENT_DATA";

describe.skipIf(!existsSync(facts))("the facts that data/ was made from", () => {
  test("every pair, service and kind of CloudTrail event of extra-detail-types.json is known", () => {
    const { sources, cloudTrailSources, cloudTrailDetailTypes } = read(
      "aws-events/extra-detail-types.json",
    ) as DetailTypes;
    const pairs = Object.entries(sources).flatMap(([source, lists]) =>
      Object.values(lists).flatMap((list) => list.map((detailType) => [source, detailType] as const)),
    );
    expect(pairs).toHaveLength(822);
    const unknown = pairs.filter(([source, detailType]) => !catalog.source(source)?.event(detailType));
    expect(unknown).toEqual([]);
    for (const [name, title] of Object.entries(cloudTrailSources)) {
      const source = catalog.source(`aws.${name}`);
      expect(source?.title).toBe(title.replace(/!$/, ""));
      expect(source?.eventSources === undefined).toBe(title.endsWith("!"));
      for (const kind of cloudTrailDetailTypes) expect(source?.event(kind)).toBeDefined();
    }
  });

  test("every field of sample-fields.json has its place and type", () => {
    const samples = read("aws-events/sample-fields.json") as SampleFields;
    const missing = Object.entries(samples)
      .filter(([source]) => source !== "_")
      .flatMap(([source, events]) =>
        Object.entries(events).flatMap(([detailType, { fields }]) =>
          Object.entries(fields)
            .filter(
              ([path, type]) =>
                !spellings(path).some((spelling) => hasSampleField(source, detailType, spelling, type)),
            )
            .map(([path, type]) => `${source} ${detailType} ${path} ${type}`),
        ),
      );
    expect(missing).toEqual([]);
  });

  /** A path, and how the service's own guide may spell it, which outweighs a sample. */
  function spellings(path: string): readonly string[] {
    const camelCase = path.replaceAll(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return [path, path.replaceAll("_", "-"), path.replaceAll("-", "_"), camelCase];
  }

  /** Keys of a path such as `a[]."b.c".d`. */
  function keysOf(path: string): readonly string[] {
    return [...path.replaceAll("[]", "").matchAll(/"([^"]*)"|[^.]+/g)].map(([key, quoted]) => quoted ?? key);
  }

  function hasSampleField(source: string, detailType: string, path: string, type: string): boolean {
    const event = catalog.source(source)?.event(detailType);
    if (!event) return false;
    const keys = ["detail", ...keysOf(path)];
    const knowledge = lookUpPath(event, keys);
    if (knowledge.kind === "possible") return knowledge.below?.types.includes("any") === true;
    if (knowledge.kind === "unknown") return false;
    const { types, isArray } = knowledge.field;
    return type === "array"
      ? isArray
      : types.some((known) => known === "any" || known === type || type === "null");
  }

  test("every list of value-sets.json stands at its path", () => {
    const missing = (read("aws-events/value-sets.json") as readonly ValueSet[]).flatMap((set) => {
      return eventsOf(set).flatMap((event) => {
        const field = fieldAt(event, ["detail", ...set.path.split(".")]);
        const known: unknown[] = [...(field?.values ?? []).map(({ value }) => value), field?.example];
        const wanted = (set.values ?? set.check ?? []).filter((value) => value !== NOT_IN_EVENTS);
        const absent = wanted.filter((value) => !known.includes(value));
        return field && absent.length === 0
          ? []
          : [`${event.source} ${event.detailType} ${set.path}: ${absent.join()}`];
      });
    });
    expect(missing).toEqual([]);
  });

  function eventsOf({ source, detailType, path }: ValueSet) {
    const summary = catalog.source(source === "*" ? "aws.ec2" : source)!;
    if (detailType !== "*") return [summary.event(detailType)!];
    // One list for all of AWS Config's message types: every event has those of its own.
    if (source === "aws.config" && path === "messageType") return [];
    return summary.events.filter((event) => !event.detailType.endsWith("via CloudTrail"));
  }

  describe("AWS Config", () => {
    const config = existsSync(facts) ? (read("aws-config/config-events.json") as ConfigEvents) : undefined;

    test.each(config?.detailTypes ?? [])(
      "$detailType",
      ({ detailType, messageTypes, fields, apiOperations }) => {
        const event = catalog.source("aws.config")!.event(detailType)!;
        expect((event.messageTypes ?? []).map(({ value }) => value)).toEqual(messageTypes);
        for (const fact of fields) {
          const field = fieldAt(event, fact.path.split("."))!;
          expect(field, fact.path).toBeDefined();
          expect(field.path.join("."), "not found through a key that varies").toBe(fact.path);
          expect(field.isArray, fact.path).toBe(fact.type === "array");
          expect(field.types, fact.path).toContain(
            fact.type === "array" ? (fact.items ?? "string") : fact.type,
          );
          if (fact.optional) expect(field.optional, fact.path).toBe(true);
          const values = field.values.map(({ value }) => value);
          expect(values, fact.path).toEqual(expect.arrayContaining([...(fact.enum ?? [])]));
          // The failed snapshot delivery is known by name alone, so its fields are not ruled out.
          if (fact.path !== "detail.configSnapshotId")
            expect(field.onlyIn, fact.path).toEqual(fact.messageTypes);
          if (detailType !== "AWS API Call via CloudTrail")
            expect(field.evidence, fact.path).toBe(fact.evidence);
        }
        if (!apiOperations) return;
        const operations = catalog.operations("config.amazonaws.com");
        const named = (readOnly: boolean) =>
          operations.filter((each) => each.readOnly === readOnly).map(({ name }) => name);
        expect(named(false)).toEqual(apiOperations.write.toSorted());
        expect(named(true)).toEqual(
          [...apiOperations.readOnlyByName, ...apiOperations.readOnlyOtherVerb].sort(),
        );
      },
    );

    test("every caveat is told with some event, but for the remark that there are no other events", () => {
      const told = [
        ...catalog.source("aws.config")!.events,
        catalog.source("aws.config")!.event(SERVICE_EVENT)!,
      ];
      const ids = told.flatMap(({ caveats }) => caveats.map(({ id }) => id));
      const missing = (config?.caveats ?? []).filter(({ id }) => !ids.includes(id)).map(({ id }) => id);
      expect(missing).toEqual(["no-others"]);
    });
  });

  test("every managed rule is known", () => {
    const { rules } = read("aws-config/managed-rules.json") as { rules: readonly ManagedRule[] };
    const known = catalog.managedRules.map(({ identifier, name, resourceTypes }) => ({
      identifier,
      name,
      resourceTypes,
    }));
    expect(known).toEqual(
      rules.map(({ identifier, name, resourceTypes }) => ({ identifier, name, resourceTypes })),
    );
  });
});

const SERVICE_EVENT = "AWS Service Event via CloudTrail";
