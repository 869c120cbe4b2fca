import type { Catalog } from "../../catalog/catalog";
import { plainValueMessage } from "../../pattern/parse/parseFields";
import type { PatternProblem } from "../../pattern/problems";
import type { Span } from "../../base/span";
import type { PatternDocument } from "../patternDocument";
import type { Diagnostic, DiagnosticCode, ProblemDiagnostic } from "./diagnostic";
import { quotedValue } from "./quotedJson";
import { lintIn } from "./lint/lint";
import { lintContext } from "./lint/lintContext";
import { isOperatorHere } from "./lint/operatorObjects";
import type { LintContext } from "./lint/lintContext";
import type { LintLevel, RelatedPlace } from "./lint/lintRule";
import { lintRules } from "./lint/rules";

export interface DiagnoseOptions {
  /** What is said of a code in place of its default. */
  readonly levels?: Readonly<Partial<Record<DiagnosticCode, LintLevel>>>;
}

/**
 * Everything to say about a pattern: what EventBridge rejects in its own order, then what it accepts but is hardly
 * meant, in the order of the text. Never throws, whatever the text.
 */
export function diagnose(
  document: PatternDocument,
  catalog: Catalog,
  options: DiagnoseOptions = {},
): readonly Diagnostic[] {
  const { root, problems } = document.parsed();
  const rejected = problems.filter(({ severity }) => severity === "error").map(({ span }) => span);
  const isValid = rejected.length === 0;
  const context = root && lintContext({ text: document.text, root, rejected }, catalog);
  const findings = context === undefined ? [] : lintIn(context, isValid);
  const known = context === undefined ? problems : problems.map((problem) => withKnowledge(problem, context));
  const levelOf = (code: DiagnosticCode, usual: LintLevel): LintLevel => options.levels?.[code] ?? usual;
  const few = firstOfEachCode(
    [...known, ...findings].map(({ code }) => code),
    levelOf("partly-checked", lintRules["partly-checked"].level),
  );
  for (const problem of known) {
    const severity = levelOf(problem.code, problem.severity);
    if (severity !== "ignore") few.add(problem, () => ({ ...fromProblem(problem), severity }));
  }
  for (const finding of findings) {
    const severity = levelOf(finding.code, lintRules[finding.code].level);
    if (severity !== "ignore") few.add(finding, () => ({ ...finding, kind: "lint", severity }) as const);
  }
  return few.diagnostics;
}

/** Of one code no more than this is reported of a pattern: nobody reads the next hundred. */
const maxOfOneCode = 100;

/**
 * Keeps the first diagnostics of each code, and in place of the others says at `level` how many more there are. A
 * diagnostic is made only if it is kept. `codes` are those of all that can be added.
 */
function firstOfEachCode(
  codes: readonly DiagnosticCode[],
  level: LintLevel,
): {
  readonly diagnostics: readonly Diagnostic[];
  add(found: { readonly code: DiagnosticCode; readonly span: Span }, make: () => Diagnostic): void;
} {
  const diagnostics: Diagnostic[] = [];
  const total = new Map<DiagnosticCode, number>();
  for (const code of codes) total.set(code, (total.get(code) ?? 0) + 1);
  const added = new Map<DiagnosticCode, number>();
  return {
    diagnostics,
    add({ code, span }, make) {
      const count = (added.get(code) ?? 0) + 1;
      added.set(code, count);
      if (count <= maxOfOneCode) diagnostics.push(make());
      if (count !== maxOfOneCode + 1 || level === "ignore") return;
      const message = `${(total.get(code) ?? 0) - maxOfOneCode} more diagnostics "${code}" from here on are not shown.`;
      diagnostics.push({
        kind: "lint",
        code: "partly-checked",
        severity: level,
        span,
        message,
        related: [],
        data: undefined,
      });
    },
  };
}

/** What to do with a value that stands neither in an array nor in an object. */
function messageOfPlainValue({ span, message, data }: PatternProblem, { text }: LintContext): string {
  const value = stringOf(text.slice(span.offset, span.offset + span.length));
  if (value === undefined) return message;
  if (quotedValue(value) !== undefined)
    return `Take the value of ${JSON.stringify(data?.["name"])} out of the quotes: it must be an array of values to match, or an object of further fields.`;
  return message;
}

/** The text of a JSON string; undefined for what is none. */
function stringOf(json: string): string | undefined {
  if (!json.startsWith('"')) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A problem in the light of what AWS sends: what looks like an operator can be a key that an object of the event has. */
function withKnowledge(problem: PatternProblem, context: LintContext): PatternProblem {
  const { code, span, data } = problem;
  if (code === "not-object-or-array") return { ...problem, message: messageOfPlainValue(problem, context) };
  const [name, field] = [data?.["name"], data?.["field"]];
  if (code !== "operator-outside-array" || typeof name !== "string" || typeof field !== "string")
    return problem;
  if (isOperatorHere(context, field, span.offset)) return problem;
  return { ...problem, code: "not-object-or-array", message: plainValueMessage(name) };
}

function fromProblem(problem: PatternProblem): ProblemDiagnostic {
  const { code, severity, span, data } = problem;
  const message = [reasonOf(problem), problem.message].filter((line) => line !== undefined).join("\n");
  return {
    kind: "problem",
    code,
    severity,
    span,
    message,
    related: relatedTo(problem),
    ...(data === undefined ? {} : { data }),
  };
}

/** AWS's own words, without the prefix and the position that every one of its messages has. */
function reasonOf({ awsMessage }: PatternProblem): string | undefined {
  return awsMessage
    ?.replace(/^Event pattern is not valid\. Reason: /, "")
    .replace(/\n at \[Source: [^]*$/, "");
}

/** The places that a problem's data names, beside the one that it is about. */
function relatedTo({ code, data }: PatternProblem): readonly RelatedPlace[] {
  if (code === "duplicate-field" && isSpan(data?.["earlier"])) {
    return [{ span: data["earlier"], message: "EventBridge ignores this one; the later entry replaces it." }];
  }
  if (code !== "wildcard-complexity" || !Array.isArray(data?.["wildcards"])) return [];
  return data["wildcards"].flatMap((wildcard: { readonly span?: unknown; readonly score?: unknown }) =>
    isSpan(wildcard.span)
      ? [{ span: wildcard.span, message: `This one alone costs ${String(wildcard.score)}.` }]
      : [],
  );
}

function isSpan(value: unknown): value is Span {
  return typeof value === "object" && value !== null && "offset" in value && "length" in value;
}
