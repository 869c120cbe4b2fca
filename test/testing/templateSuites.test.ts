import { describe, expect, test } from "vitest";
import { parseSuite } from "../../src/testing/suites/parseSuite";
import { runSuite } from "../../src/testing/suites/runSuite";
import { runSuiteWithAws } from "../../src/testing/suites/runSuiteWithAws";
import { openSuite } from "../../src/testing/suites/suiteCases";
import type { SuiteResult } from "../../src/testing/suites/suiteResult";
import { createCallGate } from "../../src/testing/engines/callGate";
import { remedies } from "../../src/vscode/remedies";
import { shippedGrammars } from "../documents/shippedGrammars";
import { memoryFiles } from "./memoryFiles";

const template = `Resources:
  ConfigRule:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: [aws.config]
        detail:
          stage:
            - !Ref Stage
          name: [!Sub "orders-\${Stage}"]
  Other:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source:
          - aws.s3
`;

const files = {
  "infra/template.yaml": template,
  "infra/one.yaml": template.slice(0, template.indexOf("  Other:")),
  "infra/main.tf": `resource "aws_cloudwatch_event_rule" "x" {
  event_pattern = jsonencode({ source = ["aws.config"], detail = { name = var.names } })
}
`,
  "infra/empty.yaml": "a: b\n",
  "infra/stack.ts": `new Rule(this, "Rule", { eventPattern: { source: ["aws.config"] } });\n`,
};

const event = '{ "source": "aws.config", "detail": { "stage": "prod", "name": "orders-prod" } }';

function suiteText(pattern: string, { values = "", own = "", matches = true } = {}): string {
  const given = values === "" ? "" : `"values": ${values}, `;
  const test = `{ "name": "t", "event": ${event}, "matches": ${matches}${own === "" ? "" : `, "values": ${own}`} }`;
  return `{ "pattern": ${pattern}, ${given}"tests": [${test}] }`;
}

async function run(text: string): Promise<SuiteResult> {
  const { suite, problems } = parseSuite(text);
  expect(problems).toEqual([]);
  const all = memoryFiles(files, await shippedGrammars());
  return runSuite(openSuite(suite, "infra/t.eventtest.json"), all, new AbortController().signal);
}

const stage = '{ "Stage": "prod" }';

describe("a pattern test file that points into a template", () => {
  test.each([
    { pattern: '"template.yaml#ConfigRule"', values: stage, passed: 1 },
    { pattern: '"template.yaml#ConfigRule"', values: '{ "Stage": "test" }', passed: 0 },
    { pattern: '"template.yaml#ConfigRule"', values: '{ "Stage": "test" }', own: stage, passed: 1 },
    { pattern: '"template.yaml#Other"', passed: 0 },
    { pattern: '{ "file": "template.yaml", "site": "ConfigRule" }', values: stage, passed: 1 },
    { pattern: '"one.yaml"', values: stage, passed: 1 },
    {
      pattern: '"main.tf#aws_cloudwatch_event_rule.x"',
      values: '{ "var.names": ["orders-prod", "b"] }',
      passed: 1,
    },
    { pattern: '"stack.ts#Rule"', passed: 1 },
  ])("$pattern with $values and $own: $passed passes", async ({ pattern, values = "", own = "", passed }) => {
    const { trouble, results } = await run(suiteText(pattern, { values, own }));
    expect(trouble).toBeUndefined();
    expect(results[0]).toMatchObject({ cases: 1, passed });
  });

  test.each([
    ['"template.yaml#Confg"', "infra/template.yaml has no event pattern Confg. It has ConfigRule, Other."],
    [
      '"template.yaml"',
      'Name one of the event patterns in infra/template.yaml, as in "pattern": "template.yaml#ConfigRule". ' +
        "It has ConfigRule, Other.",
    ],
    ['"missing.yaml#A"', "infra/missing.yaml does not exist."],
    ['"empty.yaml#A"', "infra/empty.yaml has no event pattern that can be read."],
    ['"empty.yaml"', "infra/empty.yaml has no event pattern that can be read."],
  ])("%s says what is missing, and what there is", async (pattern, message) => {
    expect((await run(suiteText(pattern))).trouble).toEqual({ message });
  });

  test.each([true, false])("an expectation of %s fails where the verdict depends", async (matches) => {
    const { results } = await run(suiteText('"template.yaml#ConfigRule"', { matches }));
    expect(results[0]).toMatchObject({ passed: 0, cases: 1 });
    const [failure] = results[0]?.failures ?? [];
    expect(failure?.message).toMatch(/^Depends on Stage: /);
    expect(failure?.message).toContain('Give a value in the test file: "values": { "Stage": … }.');
    expect(failure?.patternAt).toEqual({ path: "infra/template.yaml", position: { line: 10, column: 17 } });
  });

  test("a leaf that fails is marked in the template, also behind values that are longer than their names", async () => {
    const values = '{ "Stage": "a value that is much longer than its name" }';
    const { results, patternPath, patternSite } = await run(
      suiteText('"template.yaml#ConfigRule"', { values }),
    );
    expect([patternPath, patternSite]).toEqual(["infra/template.yaml", "ConfigRule"]);
    expect(results[0]?.failures[0]?.leaves?.map(({ patternAt }) => patternAt.position)).toEqual([
      { line: 10, column: 17 },
      { line: 9, column: 15 },
    ]);
  });

  test("a value that cannot stand in its place fails the test that gives it", async () => {
    const { results } = await run(suiteText('"template.yaml#ConfigRule"', { own: '{ "Stage": [1] }' }));
    expect(results[0]?.failures).toMatchObject([
      { kind: "noVerdict", message: expect.stringContaining("Give Stage a string") as string },
    ]);
  });

  test.each([
    {
      values: "",
      asked: [],
      told: "EventBridge was not asked, because Stage is known only after deployment.",
    },
    {
      values: stage,
      asked: ['{"source":["aws.config"],"detail":{"stage":["prod"],"name":["orders-prod"]}}'],
      told: undefined,
    },
  ])(
    "EventBridge gets the pattern with its values $values, and no placeholders",
    async ({ values, asked, told }) => {
      const { suite } = parseSuite(suiteText('"template.yaml#ConfigRule"', { values }));
      const sent: unknown[] = [];
      const tester = {
        name: "EventBridge",
        test: (pattern: string) => {
          sent.push(JSON.stringify(JSON.parse(pattern)));
          return Promise.resolve({ ok: true, value: true } as const);
        },
      };
      const { results } = await runSuiteWithAws(
        openSuite(suite, "infra/t.eventtest.json"),
        memoryFiles(files),
        { tester, gate: createCallGate(1), remedies },
        new AbortController().signal,
      );
      expect(sent).toEqual(asked);
      const message = results[0]?.failures[0]?.message;
      if (told === undefined) expect(message).toBeUndefined();
      else expect(message).toContain(told);
    },
  );
});
