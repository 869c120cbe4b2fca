import * as vscode from "vscode";
import type { DiagnosticCode } from "../language/diagnostics/diagnostic";
import type { LintLevel } from "../language/diagnostics/lint/lintRule";
import { lintRules } from "../language/diagnostics/lint/rules";
import { policyRules, type PolicyCode } from "../policies/policyRules";
import { problemRules } from "../language/diagnostics/problemRules";

/** Where the settings of severities stand. */
export const lintSection = "eventPattern.lint";

/** Every code that has such a setting. */
export type SettingCode = DiagnosticCode | PolicyCode;

const codes = Object.keys({ ...problemRules, ...lintRules, ...policyRules }) as readonly SettingCode[];
const levels: ReadonlySet<unknown> = new Set<LintLevel>(["error", "warning", "information", "ignore"]);

/** What the user wants said of which code in a document; a code that no setting names is left out. */
export function lintLevels(document: vscode.TextDocument): Readonly<Partial<Record<SettingCode, LintLevel>>> {
  const settings = vscode.workspace.getConfiguration(lintSection, document);
  return Object.fromEntries(
    codes.flatMap((code) => {
      const { defaultValue } = settings.inspect(code) ?? {};
      const value = settings.get<unknown>(code);
      return value !== defaultValue && levels.has(value) ? [[code, value as LintLevel]] : [];
    }),
  );
}
