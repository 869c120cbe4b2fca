import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hover } from "../../src/language/hover/hover";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { describeLeaf } from "../../src/pattern/matcherWords";
import { leafAt } from "../../src/language/hover/leafAt";
import { patternDocument } from "../../src/language/patternDocument";
import { atCursor } from "./acceptSuggestion";
import { fakeCatalog } from "./fakeCatalog";

const rules = '"source": ["aws.config"], "detail-type": ["Config Rules Compliance Change"]';
const result = (leaf: string): string => `{ ${rules}, "detail": { "newEvaluationResult": { ${leaf} } } }`;

test("a hover reads the tree that all other features read, since nobody types where the mouse is", () => {
  const document = patternDocument('{ "source": ["aws.s3 ], "detail": {} }');
  const syntaxAt = (): never => {
    throw new Error("read again");
  };
  const offset = document.text.indexOf("detail");
  expect(hover({ ...document, syntaxAt }, offset, fakeCatalog)?.markdown).toContain("detail");
});

describe("a hover", () => {
  test.each<readonly [marked: string, covered: string, said: readonly string[]]>([
    [
      '{ "so|urce": ["aws.s3"] }',
      '"source"',
      ["**source** · string", "Matches when `source` is `aws.s3`.", "https://"],
    ],
    ['{ |"source": ["aws.s3"] }', '"source"', ["**source**"]],
    [
      '{ "source": ["aws|.s3"] }',
      '"aws.s3"',
      ["**Amazon S3**", "- Object Created", "Matches when `source` is `aws.s3`."],
    ],
    ['{ "source": ["my|app"] }', '"myapp"', ["a source of your own"]],
    ['{ "de|tail": {} }', '"detail"', ["object"]],
    [`{ ${rules}, "de|tail": {} }`, '"detail"', ["newEvaluationResult", "  complianceType: string"]],
    ['{ "source": ["aws.s3"], "de|tail": {} }', '"detail"', ["- `Object Created`"]],
    ['{ "deta|ils": {} }', '"details"', ["not a field of events"]],
    [
      '{ "source": ["aws.config"], "detail-type": ["Config Rules |Compliance Change"] }',
      '"Config Rules Compliance Change"',
      [
        "sent by `aws.config`",
        "  oldEvaluationResult?\n",
        "complianceType: string (COMPLIANT",
        "[AWS documentation](https://",
      ],
    ],
    [
      result('"compliance|Type": ["NON_COMPLIANT"]'),
      '"complianceType"',
      [
        "Matches when `detail.newEvaluationResult.complianceType` is `NON_COMPLIANT`.",
        "**detail.newEvaluationResult.complianceType** · string",
        "Compliance the resource now has.",
        'Values: `"COMPLIANT"`, `"NON_COMPLIANT"`',
        "In `Config Rules Compliance Change`.",
      ],
    ],
    [
      result('"complianceType": ["NON|_COMPLIANT"]'),
      '"NON_COMPLIANT"',
      ["value of `detail.newEvaluationResult.complianceType`"],
    ],
    [
      `{ ${rules}, "detail": { "oldEv|aluationResult": {} } }`,
      '"oldEvaluationResult"',
      ["can be missing", "⚠ Absent on a first evaluation."],
    ],
    [
      `{ ${rules}, "detail": { "nothing|Known": ["x"] } }`,
      '"nothingKnown"',
      ["Not a known field of `Config Rules Compliance Change`."],
    ],
    [
      result('"complianceType": [{ "anything|-but": ["COMPLIANT"] }]'),
      '"anything-but"',
      ["operator", '{ "anything-but":', "is present and is not `COMPLIANT`", "are alternatives"],
    ],
    [result('"complianceType": [{ "prefix": "NON|" }]'), '"NON"', ["starts with `NON`", "**`prefix`**"]],
    [
      result('"complianceType": [{ "exists": tr|ue }]'),
      "true",
      ["is present, with any value", "**`exists`**"],
    ],
    [`{ "$|or": [{ "source": ["a"] }, { "id": ["b"] }] }`, '"$or"', ["At least one of these objects"]],
    [`{ "$or": [{ "source": ["a|ws.ec2"] }, { "id": ["b"] }] }`, '"aws.ec2"', ["Amazon EC2"]],
    [
      `{ ${rules}, "detail": { "configRuleName": ["required|-tags"] } }`,
      '"required-tags"',
      ["managed rule `REQUIRED_TAGS`", "securityhub-required-tags-…"],
    ],
    [
      `{ "source": ["aws.config"], "detail": { "eventName": ["Describe|ConfigRules"] } }`,
      '"DescribeConfigRules"',
      ["ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"],
    ],
    ['{ "source": ["aws|.s3"', '"aws.s3"', ["Amazon S3"]],
  ])("at %j covers %s and says what it is", (marked, covered, said) => {
    const { text, offset } = atCursor(marked);
    const found = hover(patternDocument(text), offset, fakeCatalog);
    expect(found && text.slice(found.span.offset, found.span.offset + found.span.length)).toBe(covered);
    for (const words of said) expect(found?.markdown).toContain(words);
  });

  test.each([
    "|",
    "{ | }",
    '{ "source": |["aws.s3"] }',
    '{ "source"|: ["aws.s3"] }',
    '{ "source": ["aws.s3"]| }',
    '|{ "source": [] }',
  ])("at %j says nothing", (marked) => {
    const { text, offset } = atCursor(marked);
    expect(hover(patternDocument(text), offset, fakeCatalog)).toBeUndefined();
  });

  test("shows what the pattern says as it stands, never as markdown", () => {
    const { text, offset } = atCursor('{ "detail": { "a*b_[x](y)<b>|": ["`c`"] } }');
    const { markdown } = hover(patternDocument(text), offset, fakeCatalog) ?? { markdown: "" };
    expect(markdown).toContain("**detail.a\\*b\\_\\[x\\]\\(y\\)\\<b\\>**");
    expect(markdown).toContain("`` `c` ``");
  });
});

test("a hover never fails, and covers the place it is asked for, whatever is missing from a pattern", () => {
  const whole = `{ ${rules}, "detail": { "$or": [{ "resourceType": [{ "anything-but": ["a"] }] }, {"x": [true, 5]}] } }`;
  const position = fc.nat({ max: whole.length });
  fc.assert(
    fc.property(position, position, position, (one, other, offset) => {
      const text = whole.slice(0, Math.min(one, other)) + whole.slice(Math.max(one, other));
      const found = hover(patternDocument(text), Math.min(offset, text.length), fakeCatalog);
      if (found === undefined) return;
      expect(found.span.offset).toBeLessThanOrEqual(offset);
      expect(found.span.offset + found.span.length).toBeGreaterThan(Math.min(offset, text.length - 1));
    }),
    { numRuns: 500 },
  );
});

describe("a leaf in words", () => {
  test.each([
    ['["running"]', "detail.x is running"],
    ['["running", "stopped", null, true, 5]', "detail.x is running, stopped, null, true or 5"],
    ['["5", "true", ""]', 'detail.x is "5", "true" or ""'],
    ['[{ "prefix": "a" }]', "detail.x starts with a"],
    ['[{ "prefix": { "equals-ignore-case": "a" } }]', "detail.x starts with a, ignoring case"],
    ['[{ "suffix": ".png" }, "b"]', 'detail.x is b, or ends with ".png"'],
    ['[{ "equals-ignore-case": "a" }]', "detail.x equals a, ignoring case"],
    ['[{ "wildcard": "a*b" }]', "detail.x matches the wildcard a*b"],
    ['[{ "exists": true }]', "detail.x is present, with any value"],
    ['["a", { "exists": false }]', "detail.x is a, or is absent"],
    ['[{ "cidr": "10.0.0.0/8" }]', "detail.x is an IP address in 10.0.0.0/8"],
    ['[{ "numeric": [">", 5] }]', "detail.x is a number greater than 5"],
    ['[{ "numeric": [">=", 0, "<", 10] }]', "detail.x is a number of at least 0 and less than 10"],
    ['[{ "numeric": ["=", 5] }]', "detail.x is a number equal to 5"],
    ['[{ "anything-but": ["a", "b"] }]', "detail.x is present and is not a or b"],
    ['[{ "anything-but": [1, 2] }]', "detail.x is present and is not 1 or 2"],
    ['[{ "anything-but": { "prefix": "a" } }]', "detail.x is present and does not start with a"],
    ['[{ "anything-but": { "wildcard": "a*" } }]', "detail.x is present and does not match the wildcard a*"],
  ])("%s: %s", (leaf, words) => {
    const text = `{ "detail": { "x": ${leaf} } }`;
    const { root } = parsePattern(text);
    const field = root && leafAt(root, text.indexOf("["));
    expect(field && describeLeaf(field.path, field.value.matchers)).toBe(words);
  });
});
