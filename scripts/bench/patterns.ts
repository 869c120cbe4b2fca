/** The event patterns that both engines are timed with. */

const simple = {
  source: ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  detail: {
    messageType: ["ComplianceChangeNotification"],
    newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
  },
};

const complex = {
  source: ["aws.config"],
  $or: [
    {
      detail: {
        configurationItem: {
          ARN: [{ wildcard: "arn:aws:ec2:*:security-group/sg-*" }],
          configuration: { ipPermissions: { fromPort: [{ numeric: [">=", 20, "<", 1024] }] } },
        },
      },
    },
    {
      detail: {
        sourceIPAddress: [{ cidr: "10.0.0.0/16" }],
        eventName: [{ prefix: "Put" }, { prefix: "Stop" }],
      },
    },
    {
      detail: {
        configRuleName: [{ "anything-but": { prefix: "test-" } }],
        resourceId: [{ wildcard: "i-*a*" }],
        newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
      },
    },
  ],
};

const nothing = {
  source: ["aws.config"],
  detail: {
    configurationItem: {
      resourceType: ["AWS::Redshift::Cluster"],
      configurationItemStatus: ["ResourceDeleted"],
    },
  },
};

const everything = { source: ["aws.config"], region: [{ "anything-but": ["us-gov-west-1"] }] };

/** Name, what it is, and the pattern's text. */
export const PATTERNS: readonly { readonly name: string; readonly title: string; readonly text: string }[] = [
  { name: "simple", title: "simple, exact (1 in 9 matches)", text: JSON.stringify(simple) },
  { name: "complex", title: "complex ($or, wildcard, numeric, cidr)", text: JSON.stringify(complex) },
  { name: "nothing", title: "nothing matches", text: JSON.stringify(nothing) },
  { name: "everything", title: "everything matches", text: JSON.stringify(everything) },
];

/** Distinct texts to compile, so that no engine can answer from what it compiled before. */
export function patternsToCompile(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const text = PATTERNS[at % PATTERNS.length]?.text ?? "";
    return text.replace("aws.config", `aws.config${at}`);
  });
}
