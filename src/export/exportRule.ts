import type { Result } from "../base/result";
import { checkRule } from "./checkRule";
import type { ExportFormat } from "./exportFormats";
import type { RuleToExport } from "./ruleToExport";

/**
 * A rule written in a format, to be deployed as it stands; the pattern read back from it is the one that was given. An
 * error, which is a sentence, where EventBridge would reject the pattern, a name or an ARN is malformed, or the pattern
 * would not survive in the format.
 */
export function exportRule(format: ExportFormat, rule: RuleToExport): Result<string, string> {
  const checked = checkRule(rule, format.creates);
  return checked.ok ? format.write(checked.value) : checked;
}
