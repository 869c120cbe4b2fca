import fc from "fast-check";
import { jsonish } from "./jsonish";
import { patternText } from "./pairTexts";

/** What people write beside what is right, so that every kind of diagnostic comes up. */
const sources = ["aws.config", "aws.ec2", "aws.s3", "aws.ssm", "aws.confg", "AWS.EC2", "com.example.orders"];
const detailTypes = [
  "Config Rules Compliance Change",
  "Config Configuration Item Change",
  "EC2 Instance State-change Notification",
  "Object Created",
  "Object created",
  "AWS API Call via CloudTrail",
];
const names = [
  ...["source", "Source", "detail-type", "detailType", "detail", "region", "account", "resources", "time"],
  ...["state", "State", "instance-id", "instanceId", "messageType", "configurationItem", "resourceType"],
  ...["newEvaluationResult", "oldEvaluationResult", "complianceType", "configRuleName", "awsRegion"],
  ...["status", "orderId", "a", "b", "detail.state", "prefix", "exists", "numeric", "", "__proto__"],
];
const values = [
  ...[...sources, ...detailTypes, "running", "Running", "stopped", "NON_COMPLIANT", "NONCOMPLIANT"],
  ...["ConfigurationItemChangeNotification", "ComplianceChangeNotification", "us-east-1", "eu-wset-1"],
  ...["AWS::IAM::Role", "x", "x*", "*", "a/*.pdf", "${Name}", "", "REQUIRED_TAGS", "111122223333", "true"],
].map((text) => JSON.stringify(text));
const others = [
  ...["1", "2.5", "1.0", "111122223333", "true", "null", `{"exists":true}`, `{"exists":false}`],
  ...[`{"prefix":"x"}`, `{"prefix":"xy"}`, `{"suffix":".csv"}`, `{"wildcard":"x*"}`, `{"wildcard":"*"}`],
  ...[`{"anything-but":"x"}`, `{"anything-but":["x","y"]}`, `{"anything-but":{"prefix":"x"}}`],
  ...[`{"anything-but":1}`, `{"equals-ignore-case":"X"}`, `{"numeric":[">",0,"<",5]}`],
  ...[`{"cidr":"10.0.0.0/8"}`, `{"prefix":{"equals-ignore-case":"x"}}`],
];
/** What EventBridge rejects in a field's array. */
const rejected = [
  ...["{}", "[]", `["x","y"]`, `[["x"]]`, `{"Prefix":"x"}`, `{"prefix":5}`, `{"prefix":["x","y"]}`],
  ...[`{"prefix":"x","suffix":"y"}`, `{"exists":"true"}`, `{"numeric":["==",5]}`, `{"numeric":["!=",5]}`],
  ...[`{"numeric":["=","5"]}`, `{"numeric":5}`, `{"numeric":[">",9,"<",5]}`, `{"anything-but":["x",5]}`],
  ...[`{"cidr":"10.0.0.1"}`, `{"cidr":"10.0.0.1/32"}`, `{"wildcard":"x**y"}`, `{"anything-but":{}}`],
  ...[
    String.raw`{"wildcard":"x\\y*"}`,
    `{"state":["x"]}`,
    `{"prefix":["x"],"suffix":"y"}`,
    `{"anything-but":[]}`,
  ],
];

const matcher = fc.oneof(
  { arbitrary: fc.constantFrom(...values), weight: 5 },
  { arbitrary: fc.constantFrom(...others), weight: 4 },
  { arbitrary: fc.constantFrom(...rejected), weight: 1 },
);
const leaf = fc.array(matcher, { minLength: 1, maxLength: 3 }).map((matchers) => `[${matchers.join(",")}]`);
const name = fc.constantFrom(...names).map((text) => JSON.stringify(text));

/** The text of a pattern about AWS's events, as somebody may write it: with names and values in the wrong place. */
const plausiblePattern = fc
  .letrec<{ object: string; member: string }>((tie) => ({
    member: fc.oneof(
      { maxDepth: 2, depthSize: "small" },
      fc.tuple(name, leaf).map(([key, value]) => `${key}:${value}`),
      fc.tuple(name, fc.constantFrom(...values, ...others)).map(([key, value]) => `${key}:${value}`),
      fc.tuple(name, tie("object")).map(([key, object]) => `${key}:${object}`),
      tie("object").map((object) => `"detail":${object}`),
      fc
        .array(tie("object"), { minLength: 0, maxLength: 3 })
        .map((branches) => `"$or":[${branches.join(",")}]`),
      tie("object").map((object) => `"$or":${object}`),
    ),
    object: fc
      .array(tie("member"), { minLength: 0, maxLength: 3 })
      .map((members) => `{${members.join(",")}}`),
  }))
  .object.chain((object) =>
    fc
      .tuple(fc.constantFrom(...sources), fc.option(fc.constantFrom(...detailTypes)))
      .map(([source, detailType]) => {
        const kind = detailType === null ? "" : `"detail-type":[${JSON.stringify(detailType)}],`;
        return object === "{}" ? object : `{"source":[${JSON.stringify(source)}],${kind}${object.slice(1)}`;
      }),
  );

/** One slip of the fingers: what becomes of a token, or of the blanks before it. */
const slips: readonly ((token: string) => string)[] = [
  () => "",
  (token) => token + token,
  (token) => `${token},`,
  (token) => `/* why */${token}`,
  (token) => `${token} // why "not"\n`,
  (token) => `/* a *//* b */${token}`,
  (token) => token.replace(/^"(.*)"$/s, "'$1'"),
  (token) => token.replace(/^"(.*)"$/s, String.raw`'it\'s $1'`),
  (token) => token.replace(/^"(.*)"$/s, "$1"),
  (token) => token.replace(/"$/, ""),
  (token) => token.replace(/^"/, String.raw`"\d`),
  (token) => token.replace(/^"/, '"\t'),
  (token) => `[${token}]`,
  (token) => `{${token}}`,
  (token) => `{"prefix":${token}}`,
  (token) => (token === ":" ? "=" : token.toUpperCase()),
  (token) => `${token}\n  `,
  (token) => `${token}\r\n\t`,
  () => "}",
  () => "]",
  () => "{}",
  () => "[]",
];
const tokenPattern = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;

function slipAt(text: string, at: number, slip: (token: string) => string): string {
  const tokens = [...text.matchAll(tokenPattern)];
  const token = tokens[at % Math.max(1, tokens.length)];
  if (token === undefined) return text;
  return text.slice(0, token.index) + slip(token[0]) + text.slice(token.index + token[0].length);
}

/** Small enough that a run tries many; a broken law has a small example. */
const smallPattern = patternText.filter(({ length }) => length < 400);

/** Texts of patterns from the valid to the broken: right ones, plausible ones, and both with a few slips. */
export const mistakenPattern: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: smallPattern, weight: 1 },
  { arbitrary: plausiblePattern, weight: 3 },
  {
    arbitrary: fc
      .tuple(
        fc.oneof(smallPattern, plausiblePattern),
        fc.array(fc.tuple(fc.nat(200), fc.constantFrom(...slips)), { minLength: 1, maxLength: 4 }),
      )
      .map(([text, all]) => all.reduce((slipped, [at, slip]) => slipAt(slipped, at, slip), text)),
    weight: 4,
  },
  { arbitrary: jsonish, weight: 1 },
);

/** Texts of patterns that EventBridge accepts, for the most part. */
export const usablePattern: fc.Arbitrary<string> = fc.oneof(smallPattern, plausiblePattern);
