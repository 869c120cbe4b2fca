import type { PatternLimits } from "../limits";
import { OR } from "./parseFields";
import type { Field, PatternObject } from "../pattern";
import { complexityBound } from "../complexity/patternComplexity";
import { patternSize } from "../patternSize";
import type { PatternReading } from "./patternReading";
import type { ProblemLog } from "../../json/strict/problemLog";
import { AWS_PREFIX } from "../../json/strict/sourceLocation";
import type { ProblemCode } from "../problems";
import type { Span } from "../../base/span";
import { countSubRules } from "../complexity/subRules";

const TOO_COMPLEX =
  "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character";

/** Reports what can only be judged once the whole pattern has been read. */
export function checkWholePattern(
  { reader, log, census, dialect, complexityOf }: PatternReading,
  root: PatternObject,
): void {
  const { limits } = dialect;
  const { text } = reader;
  // Characters are never more than UTF-16 units, so most patterns need no count.
  const size = text.length <= limits.defaultSize ? text.length : patternSize(text);
  if (census.leaves > limits.maxPaths) checkPaths(log, root, limits);
  if (size <= limits.maxSize) {
    if (census.mayRepeat && hasRepeatedPath(root, new Set())) checkDuplicates(log, root, new Map());
    if (census.ors > 0) checkCombinations(log, root, limits);
    if (census.wildcards > 0) checkComplexity(log, root, limits, complexityOf);
  }
  checkSize(log, text, size, limits);
}

function checkSize(log: ProblemLog<ProblemCode>, text: string, size: number, limits: PatternLimits): void {
  const span = { offset: 0, length: text.length };
  if (size > limits.maxSize) {
    const message = `The pattern has ${size} characters, including whitespace; EventBridge accepts at most ${limits.maxSize}. Remove whitespace, or split it into several rules.`;
    log.errorAfterwards({ code: "pattern-size", span, message, data: { size, limit: limits.maxSize } });
  } else if (size > limits.defaultSize) {
    const message = `The pattern has ${size} characters, including whitespace; an account may use ${limits.defaultSize} unless its quota "Event pattern size" is raised.`;
    log.notice("information", "pattern-size", span, message, { size, limit: limits.defaultSize });
  }
}

function checkPaths(log: ProblemLog<ProblemCode>, root: PatternObject, limits: PatternLimits): void {
  const paths = mostPaths(root, new Set());
  if (paths <= limits.maxPaths) return;
  const message = `The pattern asks for ${paths} fields at once; EventBridge accepts at most ${limits.maxPaths}.`;
  log.errorAfterwards({
    code: "too-many-fields",
    span: root.span,
    message,
    data: { paths, limit: limits.maxPaths },
  });
}

/**
 * How many different paths one event must satisfy at most. A path in a branch of `$or` and again behind that `$or`
 * counts twice.
 */
function mostPaths(object: PatternObject, outer: Set<string>, added: string[] = []): number {
  let count = 0;
  for (const member of object.members) {
    if (member.kind === "or") {
      let most = 0;
      for (const branch of member.branches) {
        const inBranch: string[] = [];
        most = Math.max(most, mostPaths(branch, outer, inBranch));
        for (const path of inBranch) outer.delete(path);
      }
      count += most;
    } else if (member.value.kind === "object") count += mostPaths(member.value, outer, added);
    else if (!outer.has(member.path)) {
      outer.add(member.path);
      added.push(member.path);
      count++;
    }
  }
  return count;
}

/** Whether two leaves have one path, if only in different branches of `$or`. */
function hasRepeatedPath(object: PatternObject, seen: Set<string>): boolean {
  return object.members.some((member) => {
    if (member.kind === "or") return member.branches.some((branch) => hasRepeatedPath(branch, seen));
    if (member.value.kind === "object") return hasRepeatedPath(member.value, seen);
    const { size } = seen;
    return seen.add(member.path).size === size;
  });
}

/** The leaves that are in force at a place of the pattern, by path. */
type InForce = Map<string, Field>;

function checkDuplicates(log: ProblemLog<ProblemCode>, object: PatternObject, inForce: InForce): void {
  for (const member of object.members) {
    if (member.kind === "or") {
      const branches = member.branches.map((branch) => {
        const inBranch = new Map(inForce);
        checkDuplicates(log, branch, inBranch);
        return inBranch;
      });
      for (const branch of branches) for (const [path, field] of branch) inForce.set(path, field);
    } else if (member.value.kind === "object") checkDuplicates(log, member.value, inForce);
    else {
      const earlier = inForce.get(member.path);
      if (earlier !== undefined) reportDuplicate(log, member, earlier);
      inForce.set(member.path, member);
    }
  }
}

function reportDuplicate(log: ProblemLog<ProblemCode>, later: Field, earlier: Field): void {
  const message = `${JSON.stringify(later.path)} occurs a second time here, so EventBridge ignores the first. Put all values into one array.`;
  const earlierSpan: Span = earlier.nameSpan;
  const data = {
    path: later.path,
    earlier: earlierSpan,
    earlierValue: earlier.value.span,
    value: later.value.span,
  };
  log.notice("warning", "duplicate-field", later.nameSpan, message, data);
}

function checkCombinations(log: ProblemLog<ProblemCode>, root: PatternObject, limits: PatternLimits): void {
  const combinations = countSubRules(root);
  if (combinations <= limits.maxCombinations) return;
  const count = Number.isSafeInteger(combinations) ? String(combinations) : "very many";
  const message = `The branches of $or can be combined in ${count} ways: several $or multiply. AWS documents a limit of ${limits.maxCombinations}.`;
  const data = { combinations, limit: limits.maxCombinations };
  log.notice("warning", "or-combinations", firstOr(root) ?? root.span, message, data);
}

function firstOr(object: PatternObject): Span | undefined {
  for (const member of object.members) {
    if (member.kind === "or") return member.nameSpan;
    const inner = member.value.kind === "object" ? firstOr(member.value) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function checkComplexity(
  log: ProblemLog<ProblemCode>,
  root: PatternObject,
  limits: PatternLimits,
  complexityOf: PatternReading["complexityOf"],
): void {
  if (complexityBound(root) <= limits.acceptedComplexity) return;
  const complexity = complexityOf(root);
  if (complexity === undefined || complexity.score <= limits.acceptedComplexity) return;
  const { score, path, wildcards } = complexity;
  const [dearest] = wildcards;
  if (dearest === undefined) return;
  const { span } = dearest.matcher;
  const costs = wildcards.map(({ matcher, score }) => ({ span: matcher.span, score }));
  const listed = wildcards
    .slice(0, 5)
    .map(({ matcher, score }) => `${JSON.stringify(wildcardText(matcher))} costs ${score}`)
    .join(", ");
  const facts = `The wildcards of ${JSON.stringify(path)} have a complexity of ${score} (${listed}).`;
  const data = { complexity: score, path, wildcards: costs };
  const advice = "Use fewer stars, or fewer repeated characters after a star.";
  if (score < limits.rejectedComplexity) {
    const message = `${facts} EventBridge is known to accept ${limits.acceptedComplexity} and to reject ${limits.rejectedComplexity}; in between, try it. ${advice}`;
    log.notice("warning", "wildcard-complexity", span, message, data);
  } else {
    const message = `${facts} EventBridge rejects that. ${advice}`;
    const awsMessage = AWS_PREFIX + TOO_COMPLEX;
    log.errorAfterwards({ code: "wildcard-complexity", span, message, awsMessage, data });
  }
}

function wildcardText(matcher: { readonly kind: string }): string {
  if ("value" in matcher && typeof matcher.value === "string") return matcher.value;
  return "anything-but";
}

/** Warns of each `$or` that EventBridge only accepts as the name of a field; `reason` is why it is no operator. */
export function reportOrAsField(log: ProblemLog<ProblemCode>, object: PatternObject, reason: string): void {
  for (const member of object.members) {
    if (member.kind !== "field") continue;
    if (member.name === OR) {
      const message = `Give $or an array of at least two objects with fields. As written it is not an operator (${reason}): EventBridge's library then reads it as a field of the event named "$or". Whether AWS does is not known.`;
      log.notice("warning", "or-as-field", member.nameSpan, message, { reason });
    }
    if (member.value.kind === "object") reportOrAsField(log, member.value, reason);
  }
}
