import type { LintLevel } from "../language/diagnostics/lint/lintRule";
import { regionRules } from "./regionRules";
import { serviceRules } from "./serviceRules";
import { policyStatements } from "./policyStatement";
import type { PolicyDiagnostic } from "./policyDiagnostic";
import { MAX_FINDINGS } from "./policyLimits";
import { policyRules, type PolicyCode } from "./policyRules";
import type { PolicyValue } from "./policyValue";

/**
 * What there is to say about the policies of queues and topics in a document's values, statement by statement, up to
 * MAX_FINDINGS. What a template makes up when it is deployed is not known, so nothing is said about it. Takes time
 * linear in the values; never throws.
 */
export function diagnosePolicies(
  values: readonly PolicyValue[],
  levels: Readonly<Partial<Record<PolicyCode, LintLevel>>> = {},
): readonly PolicyDiagnostic[] {
  const diagnostics: PolicyDiagnostic[] = [];
  for (const statement of values.flatMap((value) => policyStatements(value))) {
    for (const rule of [serviceRules, regionRules]) {
      for (const finding of rule(statement)) {
        const severity = levels[finding.code] ?? policyRules[finding.code].level;
        if (severity === "ignore") continue;
        diagnostics.push({ ...finding, severity });
        if (diagnostics.length === MAX_FINDINGS) return diagnostics;
      }
    }
  }
  return diagnostics;
}
