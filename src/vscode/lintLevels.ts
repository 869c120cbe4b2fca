import * as vscode from "vscode";
import type { DiagnosticCode } from "../language/diagnostic";
import { lintRules, type LintLevel } from "../language/lintRules";
import { problemRules } from "../language/problemRules";

/** Where the settings of severities stand. */
export const lintSection = "eventPattern.lint";

const codes = Object.keys({ ...problemRules, ...lintRules }) as readonly DiagnosticCode[];
const levels: ReadonlySet<unknown> = new Set<LintLevel>(["error", "warning", "information", "ignore"]);

/** What the user wants said of which code in a document; a code that no setting names is left out. */
export function lintLevels(
  document: vscode.TextDocument,
): Readonly<Partial<Record<DiagnosticCode, LintLevel>>> {
  const settings = vscode.workspace.getConfiguration(lintSection, document);
  return Object.fromEntries(
    codes.flatMap((code) => {
      const { defaultValue } = settings.inspect(code) ?? {};
      const value = settings.get<unknown>(code);
      return value !== defaultValue && levels.has(value) ? [[code, value as LintLevel]] : [];
    }),
  );
}
