import { describe, expect, test } from "vitest";
import { hosts, hostsOf, sitesIn } from "../../src/documents/hosts/table";
import { applyEdits } from "../../src/base/textEdit";

const pattern = '{"source":["aws.config"],"detail":{"key":["a\\"b","NON_COMPLIANT"]}}';
const described = JSON.stringify(
  {
    Name: "compliance",
    Arn: "arn:aws:events:eu-west-1:111122223333:rule/compliance",
    EventPattern: pattern,
    State: "ENABLED",
    EventBusName: "default",
  },
  undefined,
  4,
);

function sitesOf(text: string, language = "json") {
  return sitesIn(text, hostsOf({ language, path: "rule.json" }));
}

describe("a rule as the AWS CLI prints it", () => {
  test.each([
    ["of describe-rule", described, ["compliance"]],
    ["for put-rule, without spaces", JSON.stringify({ EventPattern: pattern }), ["rule"]],
    [
      "of list-rules, some without a pattern",
      JSON.stringify({
        Rules: [
          { Name: "one", EventPattern: pattern },
          { Name: "nightly", ScheduleExpression: "rate(1 day)" },
          { Name: "two", EventPattern: pattern },
        ],
      }),
      ["one", "two"],
    ],
  ])("%s has its patterns", (_, text, ids) => {
    const sites = sitesOf(text);
    expect(sites.map(({ id }) => id)).toEqual(ids);
    for (const site of sites) expect(site.text).toBe(pattern);
  });

  test("in YAML has its pattern", () => {
    const text = `Name: compliance\nEventPattern: '{"source":["aws.config"]}'\nState: ENABLED\n`;
    expect(sitesOf(text, "yaml").map(({ id, text: found }) => [id, found])).toEqual([
      ["compliance", '{"source":["aws.config"]}'],
    ]);
  });

  test.each([
    ["NON_COMPLIANT", "COMPLIANT"],
    ["aws.config", 'quoted "x" and \\'],
  ])("%s is replaced in place by %s, escaped once more", (before, after) => {
    const [site] = sitesOf(described);
    const written = JSON.stringify(after);
    const offset = pattern.indexOf(JSON.stringify(before));
    const span = { offset, length: JSON.stringify(before).length };
    const edits = site?.editsToDocument([{ span, newText: written }]);
    const edited = JSON.parse(applyEdits(described, edits ?? [])) as Record<string, string>;
    expect(edited["EventPattern"]).toBe(pattern.replace(JSON.stringify(before), () => written));
    expect(edited["Name"]).toBe("compliance");
  });

  test("a text without the word EventPattern costs one search", () => {
    const host = hosts.find(({ id }) => id === "ruleFile");
    expect(host?.mayHold('{ "Rules": [] }')).toBe(false);
    expect(sitesOf('{ "EventPattern": "no pattern" }')).toEqual([]);
  });
});
