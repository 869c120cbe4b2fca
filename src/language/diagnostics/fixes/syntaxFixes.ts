import type { SyntaxProblemKind } from "../../../json/strict/syntaxProblems";
import type { ProblemDiagnostic } from "../diagnostic";
import type { Span } from "../../../base/span";
import { replace, textAt } from "./edits";
import { choice, mechanical, preferred, type DraftFix, type FixContext } from "./quickFix";

/** The fixes of text that is not JSON, by what the parser says it is. */
export function syntaxFixes(context: FixContext, { span, data }: ProblemDiagnostic): readonly DraftFix[] {
  const { text } = context;
  const found = textAt(text, span);
  switch (data?.["kind"] as SyntaxProblemKind | undefined) {
    case "comment":
      return comment(text, span);
    case "trailing-comma":
      return found === "," ? [mechanical("Remove the comma", [replace(span, "")])] : [];
    case "extra-comma":
      return [mechanical("Remove the comma", [replace(runOf(text, span.offset, /,(?:\s*,)*/y), "")])];
    case "missing-comma":
      return afterToken(context, span.offset, /[\]}"\w]$/, "Add a comma", ",");
    case "missing-colon":
      return found === "="
        ? [mechanical("Write a colon", [replace(span, ":")])]
        : afterToken(context, span.offset, /[^\\]"$/, "Add a colon", ":");
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

/** The run of what a pattern finds at an offset, which is mended at once: what is left of it would move to its place. */
function runOf(text: string, offset: number, run: RegExp): Span {
  run.lastIndex = offset;
  return { offset, length: run.exec(text)?.[0].length ?? 1 };
}

/** A comment with those that follow it directly; a slash by itself is none. */
function comment(text: string, { offset, length }: Span): readonly DraftFix[] {
  if (length < 2) return [choice("Remove it", [replace({ offset, length }, "")])];
  const comments = runOf(text, offset, /(?:\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$))+/y);
  return [mechanical("Remove the comment", [replace(comments, "")])];
}

/** Puts a character behind the token before an offset, where that is one that can end there. */
function afterToken(
  { tokenBefore }: FixContext,
  offset: number,
  end: RegExp,
  title: string,
  character: string,
): readonly DraftFix[] {
  const token = tokenBefore(offset);
  if (token === undefined || !end.test(token.text)) return [];
  const place = { offset: token.offset + token.text.length, length: 0 };
  return [mechanical(title, [replace(place, character)])];
}

function invalidValue(found: string, span: ProblemDiagnostic["span"]): readonly DraftFix[] {
  const literal = found.toLowerCase();
  if (["true", "false", "null"].includes(literal)) {
    return [mechanical(`Write ${literal}`, [replace(span, literal)])];
  }
  return quotes(found, span);
}

function quotes(found: string, span: ProblemDiagnostic["span"]): readonly DraftFix[] {
  return /^[^\s"'[\]{}]+$/.test(found)
    ? [preferred("Put it in quotes", [replace(span, JSON.stringify(found))])]
    : [];
}

/** A text in single quotes in double ones. Escapes that JSON knows stay; other backslashes stand for themselves. */
function doubleQuotes(found: string, span: ProblemDiagnostic["span"]): readonly DraftFix[] {
  const inner = /^'((?:\\.|[^'\\])*)'$/s.exec(found)?.[1];
  if (inner === undefined) return [];
  const written = inner.replace(/\\u[\da-fA-F]{4}|\\["\\/bfnrt]|\\'|["\\\p{Cc}]/gu, (part) =>
    part === "\\'" ? "'" : part.length > 1 ? part : JSON.stringify(part).slice(1, -1),
  );
  return [mechanical("Use double quotes", [replace(span, `"${written}"`)])];
}

function unclosed(text: string, missing: unknown): readonly DraftFix[] {
  if (typeof missing !== "string") return [];
  const closers = missing.replace(/[^\]}]/g, "");
  const end = text.trimEnd().length;
  return [preferred(`Add the missing ${closers}`, [replace({ offset: end, length: 0 }, closers)])];
}
