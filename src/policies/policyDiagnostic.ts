import type { Span } from "../base/span";
import type { QuickFix } from "../language/diagnostics/fixes/quickFix";
import type { RelatedPlace, Severity } from "../language/diagnostics/lint/lintRule";
import type { PolicyCode } from "./policyRules";

/** What a rule says about a place of a policy, with the ways to mend it. */
export interface PolicyFinding {
  readonly code: PolicyCode;
  readonly span: Span;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly QuickFix[];
}

export type PolicyDiagnostic = PolicyFinding & { readonly severity: Severity };
