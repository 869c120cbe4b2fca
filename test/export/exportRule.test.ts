import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportFormats } from "../../src/export/exportFormats";
import { exportRule } from "../../src/export/exportRule";
import type { RuleTarget, RuleToExport } from "../../src/export/ruleToExport";
import { targetKinds, type TargetKind } from "../../src/rules/targetKinds";
import { comparableNumber } from "../../src/pattern/values/comparableNumber";
import { snippetsOf } from "../snippets/snippetFile";
import { tokensOfJson } from "./exactTree";
import { nastyTexts, patternText } from "../arbitraries/nastyTexts";
import { readBack } from "./readBack";
import { ruleToExport } from "../arbitraries/rules";

type Format = (typeof exportFormats)[number];

const snippets = ["event-pattern", "operators", "aws-config"].flatMap(snippetsOf);
const kinds = Object.keys(targetKinds) as TargetKind[];

function ruleOf(text: string, targets: readonly RuleTarget[] = []): RuleToExport {
  return { name: "compliance", state: "ENABLED", patternText: text, targets };
}

/** Each kind of target as one that exists, and as a new one where the format creates it. */
function targetsOf({ creates }: Format): readonly RuleTarget[] {
  return kinds.flatMap((kind) => [
    { kind, arn: targetKinds[kind].example },
    ...(creates.includes(kind) ? [{ kind }] : []),
  ]);
}

function written(format: Format, rule: RuleToExport): string {
  const exported = exportRule(format, rule);
  if (!exported.ok) throw new Error(exported.error);
  return exported.value;
}

/** The pattern of an export as it is on disk, where half of a surrogate pair would become another character. */
function readPattern(format: Format, text: string): readonly string[] {
  return readBack[format.id]?.(Buffer.from(text).toString()) ?? [];
}

describe.each(exportFormats)("$label", (format) => {
  test("gives back the pattern of every snippet, whatever the target", () => {
    for (const { text } of snippets) {
      for (const target of targetsOf(format)) {
        expect(readPattern(format, written(format, ruleOf(text, [target])))).toEqual(tokensOfJson(text));
      }
    }
  });

  test("gives back a pattern whose every text and key is odd", () => {
    // Halves of pairs have a row of their own below, because Terraform refuses them.
    for (const text of nastyTexts.filter((each) => !/\p{Cs}/u.test(each))) {
      const pattern = JSON.stringify({ source: [text], detail: Object.fromEntries([[`a${text}`, [text]]]) });
      expect(readPattern(format, written(format, ruleOf(pattern)))).toEqual(tokensOfJson(pattern));
    }
  });

  test("gives back any pattern, or says why it cannot", () => {
    const target = targetsOf(format);
    fc.assert(
      fc.property(patternText, fc.nat(target.length - 1), (text, index) => {
        const chosen = target[index];
        const exported = exportRule(format, ruleOf(text, chosen === undefined ? [] : [chosen]));
        if (!exported.ok) expect(losesPattern[format.id]?.(text)).toBe(true);
        else expect(readPattern(format, exported.value)).toEqual(tokensOfJson(text));
      }),
      { numRuns: 200 },
    );
  });
});

/** By the language, whether it cannot hold a pattern. */
const losesPattern: Readonly<Record<string, (text: string) => boolean>> = {
  terraform: isLostInTerraform,
  cdk: (text) => tokensOfJson(text).some((token) => token.startsWith("-1.8881545897087626e+289")),
};

/** Equal keys, halves of pairs, numbers that are no doubles, and what looks like an escape of Go's. */
function isLostInTerraform(text: string): boolean {
  const tokens = tokensOfJson(text);
  const keys = tokens.filter((token) => token.endsWith('":'));
  const hasTwins = keys.length > countKeys(JSON.parse(text));
  return (
    hasTwins ||
    tokens.some((token) => /^-?\d/.test(token) && comparableNumber(token) === undefined) ||
    tokens.some((token) => /\\ud[89a-f]|\\u00(?:3c|3e|26)/.test(token))
  );
}

function countKeys(value: unknown): number {
  if (value === null || typeof value !== "object") return 0;
  const inside = Object.values(value).reduce<number>((sum, each) => sum + countKeys(each), 0);
  return inside + (Array.isArray(value) ? 0 : Object.keys(value).length);
}

test.each(exportFormats)(
  "$label gives back the pattern of a rule whose every text is odd, or says what is",
  (format) => {
    fc.assert(
      fc.property(ruleToExport, (rule) => {
        const exported = exportRule(format, rule);
        if (exported.ok) expect(readPattern(format, exported.value)).toEqual(tokensOfJson(rule.patternText));
        else
          expect(exported.error).toMatch(
            /^(?:Terraform(?:'s AWS provider)?|The AWS CLI) would |AWS CDK reads .* as one of its tokens|^A rule's description .*\.$/,
          );
      }),
      { numRuns: 100 },
    );
  },
);

describe("a pattern that a language would change stands as text", () => {
  const rows: readonly (readonly [what: string, pattern: string])[] = [
    ["a number beyond a double's digits", '{"detail": {"a": [9007199254740993]}}'],
    ["a number spelled with an exponent", '{"detail": {"a": [1e3]}}'],
    ["a number spelled with a zero too many", '{"detail": {"a": [1.0]}}'],
    ["null, which no template may hold", '{"detail": {"a": [null]}}'],
    ["a key that stands twice", '{"detail": {"a": [1], "b": [2], "a": [3]}}'],
    ["a number that Java prints with an exponent", '{"detail": {"a": [0.0001]}}'],
    ["half of a surrogate pair", String.raw`{"detail": {"a": ["\ud83d"]}}`],
    ["half of a surrogate pair as it is", '{"detail": {"a": ["\ud83d"]}}'],
    ["a key that CloudFormation calls", '{"detail": {"Ref": ["main"]}}'],
    ["a dynamic reference of CloudFormation", '{"detail": {"a": ["{{resolve:ssm:a}}"]}}'],
  ];
  const templates = exportFormats.filter(({ id }) => /cloudformation|sam|serverless|cdk/.test(id));
  test.each(rows)("%s", (_what, pattern) => {
    for (const format of templates) {
      const text = written(format, ruleOf(pattern));
      expect(text).toMatch(/(EventPattern"?:|"EventPattern",) ("\{|\|-)/);
      expect(text).not.toContain("{{resolve:");
      expect(readPattern(format, text)).toEqual(tokensOfJson(pattern));
    }
  });
});

test("SAM takes no text for the pattern of a function's event: the rule is a resource of its own", () => {
  const sam = exportFormats.find(({ id }) => id === "sam") as Format;
  const text = written(sam, ruleOf('{"detail": {"a": [null]}}', [{ kind: "function" }]));
  expect(text).not.toContain("EventBridgeRule");
  expect(text).toContain("AWS::Events::Rule");
});

describe("the AWS CLI", () => {
  const cli = exportFormats.find(({ id }) => id === "aws-cli") as Format;
  const rule = ruleOf('{"source": ["a"]}', [{ kind: "queue" }, { kind: "logGroup" }]);

  test("takes no name that starts with a hyphen for an option", () => {
    const text = written(cli, { ...rule, name: "-x", eventBus: "--bus", description: "-- all" });
    expect(text).not.toMatch(/--[a-z-]+ '?-/);
    expect(text).toContain("--name=-x \\\n  --description='-- all' \\\n  --event-bus-name=--bus \\\n");
  });

  test.each(["file://a", "fileb:///etc/passwd", "http://a", "https://a.b"])(
    "would read %s in place of the description",
    (description) => {
      const exported = exportRule(cli, { ...rule, description });
      expect(exported).toEqual({ ok: false, error: expect.stringMatching(/would read/) as string });
      expect(exportRule(cli, { ...rule, description: `See ${description}` }).ok).toBe(true);
    },
  );
});

test.each([
  ["-1.8881545897087626e+289", false],
  ["-1.8881545897087626e288", true],
  ["1.8881545897087626e+289", true],
])(
  "a pattern with the number %s can be written for CDK, which knows its tokens by such numbers: %s",
  (number, isWritten) => {
    const cdk = exportFormats.filter(({ id }) => id === "cdk");
    const rule = ruleOf(`{ "detail": { "a": [{ "numeric": [">", ${number}] }] } }`);
    expect(cdk.map((format) => exportRule(format, rule).ok)).toEqual([isWritten]);
  },
);

test("what follows the pattern in its file is left out, and carriage returns become line feeds", () => {
  const text = '{\r\n  "source": ["a"]\r\n}\r\n trailing';
  for (const format of exportFormats) {
    const exported = written(format, ruleOf(text));
    expect(exported).not.toMatch(/\r|trailing/);
    expect(readPattern(format, exported)).toEqual(tokensOfJson('{"source":["a"]}'));
  }
});

describe("Terraform says which pattern its AWS provider would change", () => {
  test.each([
    ['{"detail": {"a": [9007199254740993]}}', /change the number 9007199254740993/],
    ['{"detail": {"a": [1e400]}}', /change the number 1e400/],
    ['{"detail": {"a": [1], "a": [2]}}', /drop the first of two identical keys/],
    [String.raw`{"detail": {"a": ["\ud83d"]}}`, /half of a surrogate pair/],
    [String.raw`{"detail": {"a": ["\\u003c"]}}`, /change the text \\u003c/],
    [String.raw`{"detail": {"\\\\u0026": [1]}}`, /change the text \\u0026/],
  ])("%s", (pattern, message) => {
    const terraform = exportFormats.find(({ id }) => id === "terraform") as Format;
    const exported = exportRule(terraform, ruleOf(pattern));
    expect(exported).toEqual({ ok: false, error: expect.stringMatching(message) as string });
  });
});

test("Terraform says that it would compose the letters of a description", () => {
  const terraform = exportFormats.find(({ id }) => id === "terraform") as Format;
  const rule = ruleOf('{"source": ["a"]}');
  expect(exportRule(terraform, { ...rule, description: "e\u0301" })).toEqual({
    ok: false,
    error: expect.stringMatching(/normalize the characters of the description/) as string,
  });
  expect(exportRule(terraform, { ...rule, description: "\u00e9" }).ok).toBe(true);
});
