import { describe, expect, test } from "vitest";
import type { CatalogField } from "../../src/catalog/catalog";
import { fieldAt, fieldsBelow, lookUpPath } from "../../src/catalog/eventFields";
import { openCatalog } from "../../src/catalog/openCatalog";
import { catalog, catalogFiles, eventOf } from "./shippedCatalog";

const CALL = "AWS API Call via CloudTrail";

const allEvents = catalog.sources.flatMap(({ name }) => catalog.source(name)!.events);
const direct = allEvents.filter(({ detailType }) => !detailType.endsWith("via CloudTrail"));

describe("how much it knows", () => {
  test("at least 377 sources, 1,200 pairs, and the 87 sources and 378 pairs of aws-service-spec", () => {
    expect(catalog.sources.length).toBeGreaterThanOrEqual(377);
    const viaCloudTrail = allEvents.filter(({ evidence, detailType }) => {
      return evidence === "service-spec" && detailType.endsWith("via CloudTrail");
    });
    expect(direct.length + viaCloudTrail.length).toBeGreaterThanOrEqual(1195);
    const spec = allEvents.filter(({ evidence }) => evidence === "service-spec");
    expect(new Set(spec.map(({ source }) => source)).size).toBe(87);
    expect(spec).toHaveLength(378);
    for (const event of spec) expect(event.fields, `${event.source} ${event.detailType}`).toBeDefined();
  });

  test("fields and values of events of a source's own", () => {
    const fields = direct.flatMap(({ fields: own }) => own ?? []);
    expect(fields.length).toBeGreaterThan(5500);
    expect(fields.reduce((sum, { values }) => sum + values.length, 0)).toBeGreaterThan(5000);
  });

  test("operations of more than 450 event sources", () => {
    expect(catalog.eventSources.length).toBeGreaterThan(450);
    const operations = catalog.eventSources.flatMap((eventSource) => catalog.operations(eventSource));
    expect(operations.length).toBeGreaterThan(22_000);
    expect(operations.filter(({ name }) => !/^[A-Z]\w*$/.test(name))).toEqual([]);
  });
});

describe("one source", () => {
  test.each(catalog.sources.map((summary) => [summary.name, summary] as const))(
    "%s is consistent",
    (name, summary) => {
      const source = catalog.source(name)!;
      expect(summary.title).not.toBe("");
      expect(new Set(summary.detailTypes).size).toBe(summary.detailTypes.length);
      expect(source.events.map(({ detailType }) => detailType)).toEqual(summary.detailTypes);
      expect(source.events.filter((event) => source.event(event.detailType) !== event)).toEqual([]);
      expect(
        source.events.flatMap(({ caveats }) => caveats).filter(({ text }) => !/[.)]$/.test(text)),
      ).toEqual([]);
      expect(source.events.flatMap(({ fields }) => flaws(fields ?? []))).toEqual([]);
    },
  );

  /** What is wrong with a list of fields: each path once, after its parent, with a type that its values have. */
  function flaws(fields: readonly CatalogField[]): string[] {
    const seen = new Set<string>();
    return fields.flatMap(({ path, types, values, closed }) => {
      const label = path.join(".");
      const parent = path.slice(0, -1).join(".");
      const found: string[] = [];
      if (seen.has(label)) found.push(`${label} is there twice`);
      if (parent !== "" && !seen.has(parent)) found.push(`${label} comes before its parent`);
      if (types.length === 0) found.push(`${label} has no type`);
      if (closed !== undefined && values.length === 0) found.push(`${label} is closed without values`);
      if (new Set(values.map(({ value }) => value)).size !== values.length)
        found.push(`${label} repeats a value`);
      const unfit = values.filter(
        ({ value }) => !types.some((type) => type === "any" || type === typeof value),
      );
      if (unfit.length > 0) found.push(`${label} has values of another type`);
      seen.add(label);
      return found;
    });
  }

  test("the likeliest sources, detail-types and fields come first", () => {
    const ranked = catalog.sources
      .filter(({ rank }) => rank !== undefined)
      .toSorted((one, other) => one.rank! - other.rank!);
    expect(ranked.slice(0, 3).map(({ name }) => name)).toEqual(["aws.s3", "aws.ec2", "aws.config"]);
    expect(catalog.source("aws.s3")!.detailTypes.slice(0, 2)).toEqual(["Object Created", "Object Deleted"]);
    expect(catalog.source("aws.s3")!.detailTypes.at(-1)).toBe(CALL);
    const keys = fieldsBelow(eventOf("aws.s3", "Object Created"), ["detail"]).map(({ path }) => path.at(-1));
    expect(keys.slice(0, 3)).toEqual(["bucket", "object", "reason"]);
    expect(fieldAt(eventOf("aws.s3", "Object Created"), ["detail", "bucket", "name"])).toMatchObject({
      types: ["string"],
      rank: 1,
      evidence: "service-spec",
      example: "my-bucket",
    });
  });

  test("has the page of AWS's reference where there is one", () => {
    expect(eventOf("aws.s3", "Object Created").documentation).toBe(
      "https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-s3.html",
    );
    expect(catalog.source("aws.a4b")?.documentation).toBeUndefined();
  });

  test("a detail-type that looks internal is known without being offered", () => {
    const codeArtifact = catalog.source("aws.codeartifact")!;
    expect(codeArtifact.detailTypes).not.toContain("Goshawk Repository State Change");
    expect(codeArtifact.event("Goshawk Repository State Change")?.evidence).toBe("reference");
  });

  test("only AWS Config's list of detail-types is known to be complete", () => {
    expect(catalog.sources.filter(({ complete }) => complete).map(({ name }) => name)).toEqual([
      "aws.config",
    ]);
    expect(catalog.source("aws.ec2")?.listed).toBe(true);
    expect(catalog.source("aws.states")?.listed).toBe(true);
    expect(catalog.source("aws.iam")?.listed).toBe(true);
    expect(catalog.source("aws.a4b")?.listed).toBeUndefined();
  });

  test("the severity of a GuardDuty finding says that it is a number", () => {
    const severity = fieldAt(eventOf("aws.guardduty", "GuardDuty Finding"), ["detail", "severity"]);
    expect(severity?.types).toEqual(["number"]);
    expect(severity?.caveats.join(" ")).toContain("numeric");
  });

  test("only AWS Config's lists of values are surely complete", () => {
    const sure = allEvents.filter(({ fields }) => fields?.some(({ closed }) => closed === true));
    expect(new Set(sure.map(({ source }) => source))).toEqual(new Set(["aws.config"]));
    const state = fieldAt(eventOf("aws.ec2", "EC2 Instance State-change Notification"), ["detail", "state"]);
    expect(state?.closed).toBe(false);
    expect(state?.values.map(({ value }) => value)).toContain("shutting-down");
  });

  test("an element of an array stands at the path of the array", () => {
    const personas = fieldAt(eventOf("aws.health", "AWS Health Event"), ["detail", "personas"]);
    expect(personas).toMatchObject({ types: ["string"], isArray: true });
    const entity = fieldAt(eventOf("aws.health", "AWS Health Event"), [
      "detail",
      "affectedEntities",
      "entityValue",
    ]);
    expect(entity?.isArray).toBe(false);
  });
});

describe("CloudTrail", () => {
  const KINDS = [
    CALL,
    "AWS Service Event via CloudTrail",
    "AWS Console Sign In via CloudTrail",
    "AWS Console Signin via CloudTrail",
    "AWS Console Action via CloudTrail",
    "AWS Insight via CloudTrail",
    "AWS Network Activity Event via CloudTrail",
  ];

  test.each(KINDS)("%s is known for every source", (kind) => {
    const without = catalog.sources.filter(({ name }) => {
      const event = eventOf(name, kind);
      return fieldAt(event, ["detail", "userIdentity", "type"]) === undefined;
    });
    expect(without).toEqual([]);
  });

  test("calls are offered where CloudTrail logs the source, with its event source as the value", () => {
    expect(catalog.source("aws.iam")?.detailTypes).toEqual([CALL]);
    expect(catalog.source("aws.macie")?.detailTypes).not.toContain(CALL);
    const eventSource = fieldAt(eventOf("aws.iam", CALL), ["detail", "eventSource"]);
    expect(eventSource?.values).toEqual([{ value: "iam.amazonaws.com" }]);
    expect(fieldAt(eventOf("aws.iam", CALL), ["detail", "eventName"])?.valuesFrom).toBe("operations");
  });

  test.each([
    ["aws.s3", "requestParameters.bucketName", "string"],
    ["aws.ec2", "responseElements.instancesSet.items.instanceId", "string"],
    ["aws.organizations", "requestParameters.accountName", "any"],
    ["aws.signin", "requestParameters", "object"],
  ])("calls to %s: %s is %s", (source, path, expected) => {
    const knowledge = lookUpPath(eventOf(source, CALL), ["detail", ...path.split(".")]);
    expect(knowledge.kind === "field" ? knowledge.field.types : [knowledge.kind]).toContain(expected);
  });

  test("a sign-in has its outcome and whether MFA was used, a call has not", () => {
    const signIn = eventOf("aws.signin", "AWS Console Sign In via CloudTrail");
    const outcome = fieldAt(signIn, ["detail", "responseElements", "ConsoleLogin"]);
    expect(outcome?.values.map(({ value }) => value)).toEqual(["Success", "Failure"]);
    expect(fieldAt(signIn, ["detail", "additionalEventData", "MFAUsed"])?.closed).toBe(false);
  });

  test("a misspelled key of the record is unknown, whatever stands in a request is possible", () => {
    const call = eventOf("aws.ec2", CALL);
    expect(lookUpPath(call, ["detail", "eventname"]).kind).toBe("unknown");
    expect(lookUpPath(call, ["detail", "requestParameters", "nothing", "of", "note"]).kind).toBe("possible");
  });

  test.each([
    ["ec2.amazonaws.com", "RunInstances", false],
    ["ec2.amazonaws.com", "DescribeInstances", true],
    ["sts.amazonaws.com", "GetSessionToken", false],
    ["sts.amazonaws.com", "AssumeRole", false],
    ["bedrock.amazonaws.com", "InvokeModel", false],
    ["s3.amazonaws.com", "DeleteBucketPublicAccessBlock", false],
    ["s3.amazonaws.com", "ListBuckets", true],
    ["ecr.amazonaws.com", "PutImage", false],
    ["sso.amazonaws.com", "CreateToken", false],
  ])("%s has %s (read-only: %s)", (eventSource, name, readOnly) => {
    expect(catalog.operations(eventSource)).toContainEqual({ name, readOnly });
  });

  test.each([
    ["signin.amazonaws.com", "ConsoleLogin", ["AWS Console Sign In via CloudTrail"]],
    ["organizations.amazonaws.com", "CreateAccountResult", ["AWS Service Event via CloudTrail"]],
    [
      "controltower.amazonaws.com",
      "CreateManagedAccount",
      ["AWS Service Event via CloudTrail", "AWS API Call via CloudTrail"],
    ],
  ])("%s has %s, which comes as %j", (eventSource, name, detailTypes) => {
    expect(catalog.operations(eventSource)).toContainEqual({ name, readOnly: false, detailTypes });
  });

  test("an operation that is logged under other names has those in its place", () => {
    for (const eventSource of catalog.eventSources) {
      const names = new Set(catalog.operations(eventSource).map(({ name }) => name));
      for (const [name, logged] of catalog.loggedAs(eventSource)) {
        expect(names.has(name)).toBe(false);
        expect(logged.filter((other) => !names.has(other))).toEqual([]);
      }
    }
    expect(catalog.loggedAs("lambda.amazonaws.com").get("CreateFunction")).toEqual([
      "CreateFunction20150331",
    ]);
  });

  test("a name that only one service has says by itself how it comes", () => {
    expect(catalog.eventName("ConsoleLogin")).toEqual({
      detailTypes: ["AWS Console Sign In via CloudTrail"],
    });
    expect(catalog.eventName("PublishVersion")).toEqual({ loggedAs: ["PublishVersion20150331"] });
    expect(
      ["CreateFunction", "RunInstances", "AssumeRole", "toString"].map((name) => catalog.eventName(name)),
    ).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("names that are not known", () => {
  test.each(["", "aws.unknown", "my.app", "constructor", "__proto__", "toString", "hasOwnProperty"])(
    "%j",
    (name) => {
      expect(catalog.source(name)).toBeUndefined();
      expect(catalog.sourcesOf(name)).toEqual([]);
      expect(catalog.operations(name)).toEqual([]);
      expect(catalog.operations(`${name}.amazonaws.com`)).toEqual([]);
      const event = eventOf("aws.s3", "Object Created");
      expect(catalog.source("aws.s3")?.event(name)).toBeUndefined();
      expect(fieldAt(event, ["detail", name])).toBeUndefined();
      expect(lookUpPath(event, ["detail", name]).kind).toBe("unknown");
    },
  );

  test("an empty path is no field", () => {
    expect(fieldAt(eventOf("aws.s3", "Object Created"), [])).toBeUndefined();
    expect(lookUpPath(eventOf("aws.s3", "Object Created"), []).kind).toBe("unknown");
    expect(fieldsBelow(eventOf("aws.s3", "Object Created"), []).map(({ path }) => path)).toEqual([
      ["detail"],
    ]);
  });

  test("below an event that is known by name only everything is possible", () => {
    const event = eventOf("aws.eks", "EKS Addon Update Failed");
    expect(event.fields).toBeUndefined();
    expect(lookUpPath(event, ["detail", "addon"]).kind).toBe("possible");
  });

  test("an event known from samples can have more fields than those", () => {
    const event = eventOf("aws.inspector2", "Inspector2 Finding");
    expect(event.partial).toBe(true);
    expect(lookUpPath(event, ["detail", "somethingNew", "below"]).kind).toBe("possible");
  });
});

test("sourcesOf finds every source of a detail-type", () => {
  expect(catalog.sourcesOf("Object Created")).toEqual(["aws.s3"]);
  expect(catalog.sourcesOf("Membership Created")).toEqual(["aws.cleanrooms", "aws.security-ir"]);
  expect(catalog.sourcesOf(CALL).length).toBeGreaterThan(340);
});

test("the envelope has its fields, source first, with Regions", () => {
  const keys = catalog.envelope.map(({ path }) => path.join("."));
  expect(keys.slice(0, 2)).toEqual(["source", "detail-type"]);
  expect(keys).toEqual(expect.arrayContaining(["account", "id", "region", "resources", "time", "version"]));
  const region = catalog.envelope.find(({ path }) => path[0] === "region");
  expect(region?.values.map(({ value }) => value)).toEqual(catalog.regions);
  expect(catalog.regions).toContain("eu-west-1");
});

test("a source is opened once, and opening the catalog again gives the same answers", () => {
  expect(catalog.source("aws.ec2")).toBe(catalog.source("aws.ec2"));
  const again = openCatalog(catalogFiles);
  expect(again.sources).toEqual(catalog.sources);
  expect(again.source("aws.transfer")?.events.map(({ fields }) => fields)).toEqual(
    catalog.source("aws.transfer")?.events.map(({ fields }) => fields),
  );
});
