import { describe, expect, test } from "vitest";
import { parseSuite } from "../../src/testing/suites/parseSuite";
import { runSuite, type RunOptions } from "../../src/testing/suites/runSuite";
import { maxCases, openSuite } from "../../src/testing/suites/suiteCases";
import type { FileError } from "../../src/testing/suites/suiteFiles";
import type { SuiteResult } from "../../src/testing/suites/suiteResult";
import { memoryFiles } from "./memoryFiles";

const pattern = `{
  "source": ["aws.config"],
  "detail": { "state": ["running", "pending"] }
}`;

const matching = '{"source": "aws.config", "detail": {"state": "running"}}';
const other = '{"source": "aws.config",\n "detail": {"state": "stopped"}}';

interface Written {
  readonly name?: string;
  readonly event?: string;
  readonly events?: string;
  readonly matches: boolean;
}

/** The text of a test file. */
function suiteText(tests: readonly Written[], patternText?: string): string {
  const written = tests.map(({ name = "a test", event, events, matches }) => {
    const what = event === undefined ? `"events": ${JSON.stringify(events)}` : `"event": ${event}`;
    return `    { "name": ${JSON.stringify(name)}, ${what}, "matches": ${matches} }`;
  });
  const first = patternText === undefined ? "" : `"pattern": ${patternText}, `;
  return `{ ${first}"tests": [\n${written.join(",\n")}\n] }`;
}

async function run(
  text: string,
  files: Readonly<Record<string, string | FileError>> = {},
  options: RunOptions & { readonly signal?: AbortSignal } = {},
): Promise<SuiteResult> {
  const path = "rules/state.eventtest.json";
  const all = memoryFiles({ "rules/state.eventpattern.json": pattern, [path]: text, ...files });
  const { suite, problems } = parseSuite(text);
  expect(problems).toEqual([]);
  return runSuite(openSuite(suite, path), all, options.signal ?? new AbortController().signal, options);
}

describe("a run of a pattern test file", () => {
  test("passes where the pattern does what the tests expect", async () => {
    const { results, patternPath } = await run(
      suiteText([
        { event: matching, matches: true },
        { event: other, matches: false },
      ]),
    );
    expect(patternPath).toBe("rules/state.eventpattern.json");
    expect(results).toMatchObject([
      { cases: 1, passed: 1, matched: 1, failures: [] },
      { cases: 1, passed: 1, matched: 0, failures: [] },
    ]);
  });

  test("says which leaf failed, what it wants and saw, and where both stand", async () => {
    const { results } = await run(suiteText([{ event: other, matches: true }]));
    expect(results[0]?.failures).toEqual([
      {
        kind: "unexpected",
        event: "",
        message:
          'Does not match: detail.state is "stopped"; the pattern wants "running" or "pending". ' +
          'To match, change the pattern: add "stopped" to detail.state.',
        expected: 'detail.state: "running" or "pending"',
        actual: 'detail.state: "stopped"',
        patternAt: { path: "rules/state.eventpattern.json", position: { line: 3, column: 24 } },
        eventAt: { path: "rules/state.eventtest.json", position: { line: 3, column: 22 } },
        leaves: [
          {
            message:
              'detail.state is "stopped"; the pattern wants "running" or "pending". ' +
              'To match, change the pattern: add "stopped" to detail.state.',
            expected: '"running" or "pending"',
            actual: '"stopped"',
            patternAt: { path: "rules/state.eventpattern.json", position: { line: 3, column: 24 } },
            eventAt: { path: "rules/state.eventtest.json", position: { line: 3, column: 22 } },
          },
        ],
      },
    ]);
  });

  test("says of each leaf that failed where it stands", async () => {
    const { results } = await run(suiteText([{ event: '{"source": "x"}', matches: true }]));
    const [failure] = results[0]?.failures ?? [];
    expect(failure?.message).toMatch(/\(and 1 more\)\. To match, change the pattern: .* and .*\.$/);
    expect(failure?.leaves?.map(({ actual, patternAt }) => [actual, patternAt.position.line]).sort()).toEqual(
      [
        ['"x"', 2],
        ["absent", 3],
      ],
    );
  });

  test("says of an event that should not match why it does", async () => {
    const { results } = await run(suiteText([{ event: matching, matches: false }]));
    expect(results[0]).toMatchObject({ cases: 1, passed: 0, matched: 1 });
    expect(results[0]?.failures[0]).toMatchObject({
      expected: "does not match",
      actual: expect.stringContaining('detail.state is "running", as the pattern wants') as string,
    });
  });

  test("takes the events of files, one of .json and each line of .jsonl", async () => {
    const files = {
      "rules/events/a.json": matching,
      "rules/events/b.jsonl": `${matching}\n\n${other.replace("\n", "")}\n${matching}`,
      "rules/events/c.txt": "",
      "rules/events/d.eventpattern.json": pattern,
    };
    const { results } = await run(suiteText([{ events: "./events/*", matches: true }]), files);
    expect(results[0]).toMatchObject({ cases: 4, passed: 3, matched: 3 });
    expect(results[0]?.failures).toMatchObject([
      {
        event: "rules/events/b.jsonl, line 3",
        eventAt: { path: "rules/events/b.jsonl", position: { line: 3, column: 46 } },
      },
    ]);
  });

  test("tells an event that is none, at its place", async () => {
    const files = { "rules/e.json": '{"source":\n oops}' };
    const { results } = await run(suiteText([{ events: "e.json", matches: false }]), files);
    expect(results[0]).toMatchObject({ cases: 1, passed: 0 });
    expect(results[0]?.failures).toMatchObject([
      { kind: "noVerdict", eventAt: { path: "rules/e.json", position: { line: 2, column: 2 } } },
    ]);
  });

  test("keeps duplicate keys and the spelling of numbers of an inline event", async () => {
    const files = { "p.json": '{"n": [1.0], "d": ["late"]}' };
    const event = '{"n": 10e-1, "d": "early", "d": "late"}';
    const { results } = await run(suiteText([{ event, matches: true }], '"../p.json"'), files);
    expect(results[0]).toMatchObject({ passed: 1 });
  });

  test("finds its pattern at a pointer into a JSON file, and tells leaves at their place there", async () => {
    const template = `{ "Resources": { "a/b": { "EventPattern":\n  ${pattern.replaceAll("\n", " ")} } } }`;
    const pointer = '{ "file": "t.json", "pointer": "/Resources/a~1b/EventPattern" }';
    const { results } = await run(suiteText([{ event: other, matches: true }], pointer), {
      "rules/t.json": template,
    });
    expect(results[0]?.failures).toMatchObject([
      { patternAt: { path: "rules/t.json", position: { line: 2, column: 56 } } },
    ]);
  });

  test("runs only the tests that it is asked to, and tells each as it is done", async () => {
    const text = suiteText([
      { name: "one", event: matching, matches: true },
      { name: "two", event: matching, matches: true },
    ]);
    const { suite } = parseSuite(text);
    const told: string[] = [];
    const files = memoryFiles({ "s.eventpattern.json": pattern });
    const { signal } = new AbortController();
    await runSuite(openSuite(suite, "s.eventtest.json"), files, signal, {
      tests: new Set(suite.tests.slice(1)),
      onResult: (result) => told.push(result.test.name),
    });
    expect(told).toEqual(["two"]);
  });

  test("stops when it is cancelled, and gives the tests that were done", async () => {
    const controller = new AbortController();
    const text = suiteText([
      { event: matching, matches: true },
      { event: matching, matches: true },
      { event: matching, matches: true },
    ]);
    const { results } = await run(
      text,
      {},
      { signal: controller.signal, onResult: () => controller.abort() },
    );
    expect(results).toHaveLength(1);
  });
});

describe("a pattern that cannot be tested", () => {
  test.each([
    ['"gone.eventpattern.json"', "rules/gone.eventpattern.json does not exist."],
    ['"../../outside.json"', '"../../outside.json" leads out of the workspace folder.'],
    ['"/etc/passwd"', '"/etc/passwd" is an absolute path. Write it relative to the test file.'],
    ['"file:///etc/passwd"', '"file:///etc/passwd" is an absolute path. Write it relative to the test file.'],
    [String.raw`"..\\p.json"`, String.raw`"..\p.json" has a backslash. Write paths with slashes.`],
    ['"state.eventtest.json"', "rules/state.eventtest.json is this test file itself, not an event pattern."],
    ['"folder"', "rules/folder is a folder. Name its files: rules/folder/*.json."],
    ['"huge.json"', "rules/huge.json has 1000 MB; the maximum is 20 MB."],
    ['{ "file": "t.json", "pointer": "/a/9" }', "rules/t.json has no object at /a/9."],
    [
      '{ "file": "t.yaml", "pointer": "/a" }',
      "A pointer can only lead into a .json file, and rules/t.yaml is not one.",
    ],
  ])("%s is told in a sentence", async (reference, message) => {
    const files: Record<string, string | FileError> = {
      "rules/folder": { kind: "directory" },
      "rules/huge.json": { kind: "tooLarge", bytes: 1_000_000_000, largest: 20_000_000 },
      "rules/t.json": '{"a": []}',
      "rules/t.yaml": "",
    };
    const { trouble, results } = await run(suiteText([{ event: other, matches: true }], reference), files);
    expect(trouble?.message).toBe(message);
    expect(results).toEqual([]);
  });

  test("an invalid pattern is told at its place", async () => {
    const files = { "rules/state.eventpattern.json": '{\n "source": [] }' };
    const { trouble } = await run(suiteText([{ event: other, matches: true }]), files);
    expect(trouble?.message).toMatch(/^The event pattern is not valid\. /);
    expect(trouble?.at).toMatchObject({ path: "rules/state.eventpattern.json", position: { line: 2 } });
  });
});

describe("events that cannot be tested", () => {
  const deep = `${'{"a":'.repeat(1_001)}1${"}".repeat(1_001)}`;
  const many = Object.fromEntries(
    Array.from({ length: 100_000 }, (_each, index) => [`rules/many/${index}.json`, matching] as const),
  );
  test.each([
    ["gone.json", /^rules\/gone\.json does not exist\.$/],
    ["gone/*.json", /^"gone\/\*\.json" finds no \.json or \.jsonl file\.$/],
    ["../../*.json", /leads out of the workspace folder/],
    ["{a,../../..}/*.json", /leads out of the workspace folder|may lead out/],
    ["{a,..}/*.json", /may lead out of the workspace folder/],
    ["state.eventtest.json", /is this test file itself/],
    ["folder", /is a folder\. Name its files/],
    ["huge.jsonl", /has 1000 MB; the maximum is 20 MB/],
    ["locked.json", /^rules\/locked\.json cannot be read \(no permission\)\.$/],
    ["many/*.json", /finds more than 5000 files/],
    ["empty.jsonl", /has no events in it/],
    ["deep.json", /nested more than 1,?000 levels deep/],
  ])("%s is told in a sentence, and the other tests still run", async (events, message) => {
    const files: Record<string, string | FileError> = {
      ...many,
      "rules/folder": { kind: "directory" },
      "rules/huge.jsonl": { kind: "tooLarge", bytes: 1_000_000_000, largest: 20_000_000 },
      "rules/locked.json": { kind: "unreadable", message: "no permission." },
      "rules/empty.jsonl": "\n\n",
      "rules/deep.json": deep,
    };
    const text = suiteText([
      { events, matches: true },
      { event: matching, matches: true },
    ]);
    const { results } = await run(text, files);
    expect(results).toMatchObject([
      {
        cases: 1,
        passed: 0,
        failures: [{ kind: "noVerdict", message: expect.stringMatching(message) as string }],
      },
      { passed: 1 },
    ]);
  });

  test.each([1_000, 1_001])(
    "an event of %i levels has a verdict or a sentence, where it stands",
    async (levels) => {
      const nested = `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
      const { results } = await run(suiteText([{ event: nested, matches: true }]));
      expect(results).toMatchObject([{ cases: 1, passed: 0, failures: [{ event: "" }] }]);
      expect(results[0]?.failures[0]?.message).toMatch(
        levels === 1_000 ? /^Does not match: / : /nested more than 1,?000 levels deep/,
      );
    },
  );

  test("of more events than the limit the first are tested, and that is told", async () => {
    const files = { "rules/long.jsonl": `${matching}\n`.repeat(maxCases + 50) };
    const { results } = await run(suiteText([{ events: "long.jsonl", matches: true }]), files);
    expect(results[0]).toMatchObject({ cases: maxCases + 1, passed: maxCases });
    expect(results[0]?.failures[0]?.message).toMatch(/more than 10000 events; the others are not tested/);
  });

  test("of many failures the first hundred are explained, and all are counted", async () => {
    const files = { "rules/long.jsonl": `${matching}\n`.repeat(2_000) };
    const { results } = await run(suiteText([{ events: "long.jsonl", matches: false }]), files);
    expect(results[0]).toMatchObject({ cases: 2_000, passed: 0 });
    expect(results[0]?.failures).toHaveLength(100);
  });
});
