import type { LintLevel } from "../lint/lintRule";
import { regionRules } from "./regionRules";
import { serviceRules } from "./serviceRules";
import { policyStatements } from "./policyStatement";
import type { PolicyDiagnostic } from "./policyDiagnostic";
import { policyRules, type PolicyCode } from "./policyRules";
import type { PolicyValue } from "./policyValue";

/**
 * Everything to say about the policies of queues and topics in a document's values, statement by statement. What a
 * template makes up when it is deployed is not known, so nothing is said about it. Never throws.
 */
export function diagnosePolicies(
  values: readonly PolicyValue[],
  levels: Readonly<Partial<Record<PolicyCode, LintLevel>>> = {},
): readonly PolicyDiagnostic[] {
  return values
    .flatMap(policyStatements)
    .flatMap((statement) => [...serviceRules(statement), ...regionRules(statement)])
    .flatMap((finding) => {
      const severity = levels[finding.code] ?? policyRules[finding.code].level;
      return severity === "ignore" ? [] : [{ ...finding, severity }];
    });
}
