import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planPattern } from "../../src/wizard/planPattern";
import { previewText } from "../../src/wizard/previewText";
import type { Answers, WizardStep } from "../../src/wizard/wizardStep";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { catalog } from "../catalog/shippedCatalog";

const config = { source: ["aws.config"] };
const item = { ...config, detailType: ["Config Configuration Item Change"] };
const compliance = { ...config, detailType: ["Config Rules Compliance Change"] };
const call = { ...config, detailType: ["AWS API Call via CloudTrail"] };

const plan = (answers: Answers) => planPattern(answers, catalog);
const ids = (answers: Answers) => plan(answers).steps.map(({ id }) => id);
const step = (answers: Answers, id: string): WizardStep =>
  plan(answers).steps.find((candidate) => candidate.id === id)!;

function labels(asked: WizardStep): readonly string[] {
  return asked.kind === "text" ? [] : asked.items.map(({ label }) => label);
}

describe("what is asked", () => {
  test.each<{ answers: Answers; asked: string }>([
    { answers: {}, asked: "source" },
    { answers: config, asked: "source detailType" },
    { answers: { ...config, detailType: ["#all"] }, asked: "source detailType result" },
    {
      answers: item,
      asked: "source detailType messageTypes resourceTypes resourceIds statuses result",
    },
    {
      answers: { ...item, resourceIds: ["sg-1"] },
      asked: "source detailType messageTypes resourceTypes resourceIds statuses oversized result",
    },
    {
      answers: compliance,
      asked: "source detailType resourceTypes resourceIds ruleNames complianceTypes result",
    },
    {
      answers: { ...compliance, ruleNames: ["required-tags", "#other"], complianceTypes: ["NON_COMPLIANT"] },
      asked:
        "source detailType resourceTypes resourceIds ruleNames ruleNames.other ruleMatch " +
        "complianceTypes before result",
    },
    {
      answers: { ...config, detailType: ["Config Rules Re-evaluation Status"] },
      asked: "source detailType ruleNames result",
    },
    {
      answers: { ...config, detailType: ["Config Configuration Snapshot Delivery Status"] },
      asked: "source detailType messageTypes result",
    },
    {
      answers: { ...config, detailType: ["Config Configuration History Delivery Status"] },
      asked: "source detailType result",
    },
    { answers: call, asked: "source detailType operations identities result" },
    {
      answers: {
        ...config,
        detailType: ["#several"],
        detailTypes: ["Config Rules Compliance Change", "Config Configuration Item Change"],
      },
      asked: "source detailType detailTypes messageTypes result",
    },
    {
      answers: {
        source: ["aws.ec2"],
        detailType: ["EC2 Instance State-change Notification"],
        fields: ["state"],
      },
      asked: "source detailType values:state result",
    },
    { answers: { source: ["#other"] }, asked: "source source.other" },
    {
      answers: { source: ["#other"], "source.other": ["com.example.orders"], detailType: ["#other"] },
      asked: "source source.other detailType detailType.other",
    },
    {
      answers: {
        source: ["#other"],
        "source.other": ["com.example.orders"],
        detailType: ["#other"],
        "detailType.other": ["Order Placed"],
      },
      asked: "source source.other detailType detailType.other result",
    },
  ])("after $answers: $asked", ({ answers, asked }) => {
    expect(ids(answers).join(" ")).toBe(asked);
  });

  test("sources come with those first that people write patterns for most, any other last", () => {
    const [source] = plan({}).steps;
    expect(labels(source!).slice(0, 3)).toEqual(["Amazon S3", "Amazon EC2", "AWS Config"]);
    expect(labels(source!).at(-1)).toBe("Another source…");
  });

  test("every detail-type of AWS Config is offered, all events before and several after them", () => {
    expect(labels(step(config, "detailType"))).toEqual([
      "All events of AWS Config",
      "Config Rules Compliance Change",
      "Config Configuration Item Change",
      "Config Configuration Snapshot Delivery Status",
      "Config Configuration History Delivery Status",
      "Config Rules Re-evaluation Status",
      "AWS API Call via CloudTrail",
      "Several detail-types…",
      "Another detail-type…",
    ]);
  });

  test("callers are offered in words, operations that change something first", () => {
    expect(labels(step(call, "identities")).slice(0, 4)).toEqual([
      "Root user",
      "IAM user",
      "Assumed role",
      "AWS service",
    ]);
    const { items } = step(call, "operations") as WizardStep & { kind: "many" };
    const firstRead = items.findIndex(({ description }) => description === "only reads");
    expect(firstRead).toBeGreaterThan(40);
    expect(items.slice(firstRead).every(({ description }) => description === "only reads")).toBe(true);
  });

  test("managed rules for the chosen resource types come first", () => {
    const answers = { ...compliance, resourceTypes: ["AWS::S3::Bucket"] };
    const about = catalog.managedRules.filter(
      ({ current, resourceTypes }) => current !== false && resourceTypes.includes("AWS::S3::Bucket"),
    );
    const [other, ...names] = labels(step(answers, "ruleNames"));
    expect(other).toBe("Other rule names…");
    expect(names.slice(0, about.length)).toEqual(about.map(({ name }) => name));
  });
});

describe("answers", () => {
  test("stay when an earlier one is changed and changed back", () => {
    const answers = { ...compliance, resourceTypes: ["AWS::S3::Bucket"], complianceTypes: ["NON_COMPLIANT"] };
    const other = { ...answers, source: ["aws.s3"], detailType: ["Object Created"] };
    expect(plan(other).text).not.toContain("NON_COMPLIANT");
    const back = { ...other, source: answers.source, detailType: answers.detailType };
    expect(plan(back)).toEqual(plan(answers));
    expect(step(back, "complianceTypes").chosen).toEqual(["NON_COMPLIANT"]);
  });

  test("serve another detail-type where it has the same field, at its own path", () => {
    const answers = { ...compliance, resourceTypes: ["AWS::S3::Bucket"], oversized: ["leave"] };
    expect(plan(answers).text).toContain('"detail": {\n    "resourceType"');
    expect(plan({ ...answers, detailType: item.detailType }).text).toContain(
      '"configurationItem": {\n      "resourceType"',
    );
  });

  test("that fit nothing are passed over", () => {
    const answers = { ...compliance, resourceTypes: ["Nonsense"], complianceTypes: ["GOOD", "COMPLIANT"] };
    expect(step(answers, "resourceTypes").chosen).toEqual([]);
    expect(step(answers, "complianceTypes").chosen).toEqual(["COMPLIANT"]);
    expect(plan({ source: ["Nonsense"] }).steps).toHaveLength(1);
  });

  test("that were typed lose their blanks and repetitions", () => {
    const answers = { ...compliance, resourceIds: [" i-1, i-2 ,, i-1"] };
    expect(step(answers, "resourceIds").chosen).toEqual(["i-1", "i-2"]);
  });

  test("a typed source that the catalog knows has its events", () => {
    const answers = { source: ["#other"], "source.other": ["aws.config"] };
    expect(labels(step(answers, "detailType"))).toContain("Config Rules Compliance Change");
  });
});

describe("the pattern", () => {
  test.each<{ what: string; answers: Answers; text: string; name: string }>([
    {
      what: "of what was not compliant before, or not evaluated",
      answers: {
        ...compliance,
        messageTypes: ["ComplianceChangeNotification"],
        resourceTypes: ["AWS::EC2::Instance"],
        ruleNames: ["required-tags"],
        ruleMatch: ["copies"],
        complianceTypes: ["NON_COMPLIANT"],
        before: ["COMPLIANT", "#first"],
      },
      text: `{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": {
    "messageType": ["ComplianceChangeNotification"],
    "resourceType": ["AWS::EC2::Instance"],
    "configRuleName": [
      "required-tags",
      { "prefix": "required-tags-conformance-pack-" },
      { "prefix": "securityhub-required-tags-" }
    ],
    "newEvaluationResult": {
      "complianceType": ["NON_COMPLIANT"]
    },
    "oldEvaluationResult": {
      "complianceType": ["COMPLIANT", { "exists": false }]
    }
  }
}
`,
      name: "config-rules-compliance-change",
    },
    {
      what: "of a changed item, oversized ones too",
      answers: {
        ...item,
        messageTypes: ["ConfigurationItemChangeNotification"],
        resourceTypes: ["AWS::EC2::SecurityGroup"],
        statuses: ["ResourceDeleted"],
        oversized: ["add"],
      },
      text: `{
  "source": ["aws.config"],
  "detail-type": ["Config Configuration Item Change"],
  "detail": {
    "messageType": [
      "ConfigurationItemChangeNotification",
      "OversizedConfigurationItemChangeNotification"
    ],
    "$or": [
      {
        "configurationItem": {
          "resourceType": ["AWS::EC2::SecurityGroup"],
          "configurationItemStatus": ["ResourceDeleted"]
        }
      },
      {
        "configurationItemSummary": {
          "resourceType": ["AWS::EC2::SecurityGroup"],
          "configurationItemStatus": ["ResourceDeleted"]
        }
      }
    ]
  }
}
`,
      name: "config-configuration-item-change",
    },
    {
      what: "of oversized items alone",
      answers: {
        ...item,
        messageTypes: ["OversizedConfigurationItemChangeNotification"],
        resourceIds: ["mi-1, mi-2"],
      },
      text: `{
  "source": ["aws.config"],
  "detail-type": ["Config Configuration Item Change"],
  "detail": {
    "messageType": ["OversizedConfigurationItemChangeNotification"],
    "configurationItemSummary": {
      "resourceId": ["mi-1", "mi-2"]
    }
  }
}
`,
      name: "config-configuration-item-change",
    },
    {
      what: "of rules that are evaluated, whose names are a list",
      answers: {
        ...config,
        detailType: ["Config Rules Re-evaluation Status"],
        ruleNames: ["#other"],
        "ruleNames.other": ["s3-bucket-, s3-bucket-public-"],
        ruleMatch: ["prefix"],
      },
      text: `{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Re-evaluation Status"],
  "detail": {
    "configRuleNames": [{ "prefix": "s3-bucket-" }]
  }
}
`,
      name: "config-rules-re-evaluation-status",
    },
    {
      what: "of API calls by the root user",
      answers: { ...call, operations: ["StopConfigurationRecorder"], identities: ["Root"] },
      text: `{
  "source": ["aws.config"],
  "detail-type": ["AWS API Call via CloudTrail"],
  "detail": {
    "eventSource": ["config.amazonaws.com"],
    "eventName": ["StopConfigurationRecorder"],
    "userIdentity": {
      "type": ["Root"]
    }
  }
}
`,
      name: "config-api-calls",
    },
    {
      what: "of another service",
      answers: {
        source: ["aws.ec2"],
        detailType: ["EC2 Instance State-change Notification"],
        fields: ["state"],
        "values:state": ["stopped", "terminated"],
      },
      text: `{
  "source": ["aws.ec2"],
  "detail-type": ["EC2 Instance State-change Notification"],
  "detail": {
    "state": ["stopped", "terminated"]
  }
}
`,
      name: "ec2-instance-state-change-notification",
    },
    {
      what: "of one's own events",
      answers: {
        source: ["#other"],
        "source.other": ["com.example.orders"],
        detailType: ["#other"],
        "detailType.other": ["Order Placed"],
      },
      text: `{
  "source": ["com.example.orders"],
  "detail-type": ["Order Placed"]
}
`,
      name: "order-placed",
    },
    { what: "before anything is chosen", answers: {}, text: "{}\n", name: "new" },
  ])("$what", ({ answers, text, name }) => {
    expect(plan(answers)).toMatchObject({ text, name });
  });

  test("names only those event sources that have the chosen operations", () => {
    const answers = {
      source: ["aws.kafka-cluster"],
      detailType: ["AWS API Call via CloudTrail"],
      operations: ["DescribeClusterV2"],
    };
    expect(plan(answers).text).toContain('"eventSource": ["kafka.amazonaws.com"]');
  });
});

test("whatever is typed stands in a valid pattern as it was typed, without blanks around it", () => {
  const typed = fc.string({ unit: "grapheme" }).filter((text) => text.trim() !== "");
  fc.assert(
    fc.property(typed, typed, typed, (source, detailType, name) => {
      const own = { source: ["#other"], "source.other": [source], detailType: ["#other"] };
      const { text, steps } = plan({ ...own, "detailType.other": [detailType] });
      expect(JSON.parse(text)).toEqual({ source: [source.trim()], "detail-type": [detailType.trim()] });
      expect(steps.at(-1)?.id).toBe("result");
      const named = plan({
        ...compliance,
        ruleNames: ["#other"],
        "ruleNames.other": [name],
        resourceIds: [name],
      });
      for (const each of [text, named.text]) {
        expect(parsePattern(each).problems.filter(({ severity }) => severity === "error")).toEqual([]);
      }
    }),
  );
});

describe("what is told about the pattern", () => {
  const several = {
    ...config,
    detailType: ["#several"],
    detailTypes: ["Config Rules Compliance Change", "Config Configuration Item Change"],
  };
  test.each<{ what: string; answers: Answers; told: readonly RegExp[] }>([
    { what: "all events", answers: { ...config, detailType: ["#all"] }, told: [/every event of AWS Config/] },
    { what: "any compliance", answers: compliance, told: [/both directions/] },
    { what: "one compliance", answers: { ...compliance, complianceTypes: ["NON_COMPLIANT"] }, told: [] },
    {
      what: "a compliance before",
      answers: { ...compliance, complianceTypes: ["NON_COMPLIANT"], before: ["COMPLIANT"] },
      told: [/missing on a first evaluation/],
    },
    {
      what: "a compliance before, or none",
      answers: { ...compliance, complianceTypes: ["NON_COMPLIANT"], before: ["COMPLIANT", "#first"] },
      told: [],
    },
    {
      what: "exact rule names",
      answers: { ...compliance, complianceTypes: ["COMPLIANT"], ruleNames: ["required-tags"] },
      told: [/conformance pack/],
    },
    {
      what: "rule names with their copies",
      answers: {
        ...compliance,
        complianceTypes: ["COMPLIANT"],
        ruleNames: ["required-tags"],
        ruleMatch: ["copies"],
      },
      told: [],
    },
    { what: "any item", answers: item, told: [] },
    {
      what: "plain items alone",
      answers: { ...item, messageTypes: ["ConfigurationItemChangeNotification"] },
      told: [/too large/],
    },
    {
      what: "oversized items declined",
      answers: { ...item, resourceIds: ["sg-1"], oversized: ["leave"] },
      told: [/too large/],
    },
    { what: "oversized items added", answers: { ...item, resourceIds: ["sg-1"] }, told: [] },
    { what: "global resources", answers: { ...item, resourceTypes: ["AWS::IAM::User"] }, told: [/Region/] },
    { what: "items and compliance", answers: several, told: [/both directions/, /doubles/] },
    {
      what: "a message type that one of the detail-types lacks",
      answers: { ...several, messageTypes: ["ComplianceChangeNotification"] },
      told: [/No "Config Configuration Item Change" event/, /both directions/, /doubles/],
    },
    {
      what: "calls that only read",
      answers: { ...call, operations: ["DescribeConfigRules"] },
      told: [/ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS/, /trail/],
    },
    {
      what: "calls that change something",
      answers: { ...call, operations: ["DeleteConfigRule"] },
      told: [/Sent only where a CloudTrail trail/],
    },
    {
      what: "all events of one's own source",
      answers: { source: ["#other"], "source.other": ["com.example"], detailType: ["#all"] },
      told: [/^This matches every event of com.example\.$/],
    },
  ])("$what", ({ answers, told }) => {
    const { caveats } = plan(answers);
    expect(caveats).toEqual(told.map((sentence): unknown => expect.stringMatching(sentence)));
    expect(step(answers, "result").placeholder).toBe(["What do you want to create?", ...caveats].join(" "));
  });

  test("stands below the pattern in its preview, in lines that fit", () => {
    const answers = { ...compliance, ruleNames: ["required-tags"] };
    expect(previewText(plan(answers))).toBe(`{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": {
    "configRuleName": ["required-tags"]
  }
}

// Sent in both directions, not only when a check fails: filter on
// \`detail.newEvaluationResult.complianceType\` to see only failures.

// Rules that a conformance pack deployed are named \`<rule>-conformance-pack-<id>\`,
// those of Security Hub \`securityhub-<rule>-<hash>\`: match them with \`prefix\`.
`);
  });
});
