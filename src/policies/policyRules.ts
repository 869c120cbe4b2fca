import type { DiagnosticRule } from "../language/diagnostics/lint/lintRule";

/**
 * Everything that is said about the access policies of queues and topics in JSON and YAML files. Each code is a section
 * of docs/diagnostics.md and a setting `eventPattern.lint.<code>`, as those of patterns are.
 */
export const policyRules = {
  "policy-resource-service": {
    level: "warning",
    summary: "A policy's `Resource` of a different service than its actions: a topic for `sqs:SendMessage`.",
  },
  "policy-source-service": {
    level: "warning",
    summary:
      "A policy's `aws:SourceArn` of a different service than the principal, so that it allows nothing.",
  },
  "policy-source-rule": {
    level: "warning",
    summary: "A policy's `aws:SourceArn` for EventBridge that is not the ARN of a rule.",
  },
  "policy-source-region": {
    level: "warning",
    summary: "A policy for a rule, or for AWS Config, in another Region than the queue or topic.",
  },
  "policy-topic-region": {
    level: "information",
    summary: "A policy for an SNS topic in another Region than the queue.",
  },
} as const satisfies Record<string, DiagnosticRule>;

export type PolicyCode = keyof typeof policyRules;
