import { describe, expect, test } from "vitest";
import { parseSuite } from "../../src/testing/suites/parseSuite";
import { casesOf, openSuite } from "../../src/testing/suites/suiteCases";
import { resolveGlob, resolvePath, siblingPattern, siblingSuite } from "../../src/testing/suites/suitePaths";
import { memoryFiles } from "./memoryFiles";

test.each([
  { from: "a/x.eventtest.json", glob: "*.json", folder: "a", rest: "*.json" },
  { from: "app/[id]/x.eventtest.json", glob: "events/*.json", folder: "app/[id]", rest: "events/*.json" },
  { from: "app/{a..b}/x.eventtest.json", glob: "./**/*.json", folder: "app/{a..b}", rest: "**/*.json" },
  { from: "app/[id]/x.eventtest.json", glob: "../{a,b}/*.json", folder: "app", rest: "{a,b}/*.json" },
  { from: "x.eventtest.json", glob: "*.json", folder: "", rest: "*.json" },
])("$glob in $from is $rest of the folder $folder", ({ from, glob, folder, rest }) => {
  expect(resolveGlob(from, glob)).toEqual({ ok: true, value: { folder, glob: rest } });
});

test.each(["../../*.json", "{a,..}/*.json", "/a/*.json"])("%s is refused", (glob) => {
  expect(resolveGlob("a/x.eventtest.json", glob).ok).toBe(false);
  expect(resolvePath("a/x.eventtest.json", glob).ok).toBe(false);
});

test.each([
  { pattern: "a/bucket.eventpattern.json", suite: "a/bucket.eventtest.json" },
  { pattern: "a/.eventpattern.json", suite: "a/.eventtest.json" },
  { pattern: ".eventpattern.json", suite: ".eventtest.json" },
])("$suite tests $pattern", ({ pattern, suite }) => {
  expect(siblingSuite(pattern)).toBe(suite);
  expect(siblingPattern(suite)).toBe(pattern);
});

describe("events in folders whose names look like globs", () => {
  const event = JSON.stringify({ source: "a", detail: {} });
  const files = memoryFiles({
    "app/[id]/a.event.json": event,
    "app/[id]/.event.json": event,
    "app/i/a.event.json": event,
    "app/{a}/b.event.json": event,
  });
  test.each([
    { from: "app/[id]/x.eventtest.json", events: "*.event.json", count: 2 },
    { from: "app/x.eventtest.json", events: "{a}/b.event.json", count: 1 },
    { from: "app/{a}/x.eventtest.json", events: "../[id]/.event.json", count: 1 },
  ])("$events of $from", async ({ from, events, count }) => {
    const { suite } = parseSuite(
      `{"tests": [{"name": "a", "events": ${JSON.stringify(events)}, "matches": true}]}`,
    );
    const [only] = suite.tests;
    const found = casesOf(only!, openSuite(suite, from), files, new AbortController().signal);
    let cases = 0;
    for await (const each of found) if (each.ok) cases++;
    expect(cases).toBe(count);
  });
});

test.each([
  { template: "infra/template.yaml", site: "ConfigRule", suite: "infra/template.ConfigRule.eventtest.json" },
  {
    template: "main.tf",
    site: "aws_cloudwatch_event_rule.x",
    suite: "main.aws_cloudwatch_event_rule.x.eventtest.json",
  },
  { template: "s.yml", site: "../a/b~2", suite: "s.a-b-2.eventtest.json" },
  { template: "s.yml", site: "/", suite: "s.pattern.eventtest.json" },
])("the tests of $site in $template are in $suite", ({ template, site, suite }) => {
  expect(siblingSuite(template, site)).toBe(suite);
});
