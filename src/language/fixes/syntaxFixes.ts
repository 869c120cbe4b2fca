import type { SyntaxProblemKind } from "../../pattern/syntaxProblems";
import type { ProblemDiagnostic } from "../diagnostic";
import { replace, textAt } from "./edits";
import { choice, mechanical, preferred, type QuickFix } from "./quickFix";

/** The fixes of text that is not JSON, by what the parser says it is. */
export function syntaxFixes(text: string, { span, data }: ProblemDiagnostic): readonly QuickFix[] {
  const found = textAt(text, span);
  switch (data?.["kind"] as SyntaxProblemKind | undefined) {
    case "comment":
      return [mechanical("Remove the comment", [replace(span, "")])];
    case "trailing-comma":
      return trailingComma(text, span.offset);
    case "extra-comma":
      return [mechanical("Remove the comma", [replace(span, "")])];
    case "missing-comma":
      return afterToken(text, span.offset, /[\]}"\w]$/, "Add a comma", ",");
    case "missing-colon":
      return found === "="
        ? [mechanical("Write a colon", [replace(span, ":")])]
        : afterToken(text, span.offset, /[^\\]"$/, "Add a colon", ":");
    case "single-quotes":
      return doubleQuotes(found, span);
    case "unquoted-name":
      return found.startsWith("'") ? doubleQuotes(found, span) : quotes(found, span);
    case "invalid-value":
      return invalidValue(found, span);
    case "invalid-escape":
      return found.startsWith("\\")
        ? [choice("Write a backslash", [replace({ offset: span.offset, length: 1 }, "\\\\")])]
        : [];
    case "control-character":
      return found === "\t" ? [mechanical("Write it as \\t", [replace(span, "\\t")])] : [];
    case "unclosed":
      return unclosed(text, data?.["missing"]);
    case "mismatched-closer":
      return [choice("Remove it", [replace(span, "")])];
    case "missing-value":
    case "unclosed-string":
    case undefined:
      return [];
  }
}

/** The comma stands before the bracket that the problem is about, with blanks between. */
function trailingComma(text: string, offset: number): readonly QuickFix[] {
  const comma = text.lastIndexOf(",", offset);
  const between = text.slice(comma + 1, offset);
  return comma < 0 || between.trim() !== ""
    ? []
    : [mechanical("Remove the comma", [replace({ offset: comma, length: 1 }, "")])];
}

/** Puts a character behind the token before an offset, where that is one that can end there. */
function afterToken(
  text: string,
  offset: number,
  end: RegExp,
  title: string,
  character: string,
): readonly QuickFix[] {
  const before = text.slice(0, offset).trimEnd();
  return end.test(before)
    ? [mechanical(title, [replace({ offset: before.length, length: 0 }, character)])]
    : [];
}

function invalidValue(found: string, span: ProblemDiagnostic["span"]): readonly QuickFix[] {
  const literal = found.toLowerCase();
  if (["true", "false", "null"].includes(literal)) {
    return [mechanical(`Write ${literal}`, [replace(span, literal)])];
  }
  return quotes(found, span);
}

function quotes(found: string, span: ProblemDiagnostic["span"]): readonly QuickFix[] {
  return /^[^\s"'[\]{}]+$/.test(found)
    ? [preferred("Put it in quotes", [replace(span, JSON.stringify(found))])]
    : [];
}

function doubleQuotes(found: string, span: ProblemDiagnostic["span"]): readonly QuickFix[] {
  const written = JSON.stringify(found.replace(/^'|'$/g, ""));
  return found.length > 1 ? [mechanical("Use double quotes", [replace(span, written)])] : [];
}

function unclosed(text: string, missing: unknown): readonly QuickFix[] {
  if (typeof missing !== "string") return [];
  const closers = missing.replace(/[^\]}]/g, "");
  const end = text.trimEnd().length;
  return [preferred(`Add the missing ${closers}`, [replace({ offset: end, length: 0 }, closers)])];
}
