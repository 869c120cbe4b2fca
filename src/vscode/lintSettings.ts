import type { LintLevel } from "../language/diagnostics/lint/lintRule";
import { lintRules } from "../language/diagnostics/lint/rules";
import { policyRules } from "../policies/policyRules";
import { problemRules } from "../language/diagnostics/problemRules";

const levels: readonly LintLevel[] = ["error", "warning", "information", "ignore"];

/** A setting as package.json describes it to the editor. */
interface LintSetting {
  readonly type: "string";
  readonly enum: readonly LintLevel[];
  readonly default: LintLevel;
  readonly scope: "resource";
  readonly markdownDescription: string;
}

/** The setting of every code, by its name; `npm run settings` writes them into package.json. */
export function lintSettings(): Readonly<Record<string, LintSetting>> {
  const rules = Object.entries({ ...problemRules, ...lintRules, ...policyRules });
  return Object.fromEntries(
    rules
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([code, { level, summary }]) => [
        `eventPattern.lint.${code}`,
        { type: "string", enum: levels, default: level, scope: "resource", markdownDescription: summary },
      ]),
  );
}
