/** Events of AWS Config as they arrive, made from the sample events: about 1 kB each, the same for the same seed. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { createRandom, type Random } from "../conformance/random";
import { ROOT } from "../lib/root.mjs";

const SAMPLES = path.join(ROOT, "samples");
const REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2"];
const ACCOUNTS = ["111122223333", "123456789012", "444455556666", "777788889999"];
const RESOURCE_TYPES = [
  "AWS::EC2::Instance",
  "AWS::EC2::SecurityGroup",
  "AWS::S3::Bucket",
  "AWS::IAM::User",
  "AWS::IAM::Role",
  "AWS::RDS::DBInstance",
  "AWS::Lambda::Function",
  "AWS::Logs::LogGroup",
  "AWS::EC2::Volume",
];

/** What all fields of an event agree on. */
interface Place {
  readonly region: string;
  readonly account: string;
  readonly type: string;
}

/** What is read of a sample. */
interface Sample {
  readonly detail?: { readonly newEvaluationResult?: { complianceType: string } | null };
}

/** `count` events as texts of one line each. One in nine is a rule that became NON_COMPLIANT. */
export async function configEvents(count: number, seed = 1): Promise<readonly string[]> {
  const names = (await readdir(SAMPLES)).filter((name) => /^(?:config|api-call)-.*\.json$/.test(name)).sort();
  const samples = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(path.join(SAMPLES, name), "utf8")) as unknown),
  );
  return Array.from({ length: count }, (_, at) => {
    const random = createRandom(seed, at);
    const place = {
      region: random.pick(REGIONS),
      account: random.pick(ACCOUNTS),
      type: random.pick(RESOURCE_TYPES),
    };
    const event = vary(random, random.pick(samples), place, "") as Sample;
    const result = event.detail?.newEvaluationResult;
    if (result) result.complianceType = random.chance(2 / 3) ? "NON_COMPLIANT" : "COMPLIANT";
    return JSON.stringify(event);
  });
}

function vary(random: Random, value: unknown, place: Place, key: string): unknown {
  if (Array.isArray(value)) return value.map((element) => vary(random, element, place, key));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, of]) => [name, vary(random, of, place, name)]),
    );
  if (key === "fromPort") return random.pick([22, 80, 443, 3389, 8080]);
  if (typeof value === "number") return value > 1e6 ? value + random.below(1e6) : value;
  if (typeof value !== "string") return value;
  if (key === "sourceIPAddress")
    return `${random.pick(["10.0", "10.1", "192.0"])}.${random.below(256)}.${random.below(256)}`;
  if (key === "resourceType") return place.type;
  return value
    .replaceAll("111122223333", place.account)
    .replace(/\b[a-z]{2}-[a-z]+-\d\b/g, place.region)
    .replace(/\b(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b/g, (hex) =>
      Array.from(hex, (digit) =>
        /[a-f]/.test(digit) ? "abcdef".charAt(random.below(6)) : String(random.below(10)),
      ).join(""),
    )
    .replace(
      /T\d\d:\d\d:\d\d/,
      () => `T${two(random.below(24))}:${two(random.below(60))}:${two(random.below(60))}`,
    );
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
