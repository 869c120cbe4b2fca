import type { CompiledPattern } from "../matching/compilePattern";
import type { Event } from "../event/event";
import { explain } from "../matching/explain/explain";
import type { LeafVerdict } from "../matching/explain/explanation";
import { accepts, readScalar } from "../matching/gatherEvidence";
import { observe } from "../matching/explain/observe";
import { valueTest, type ValueTest } from "../matching/valueTest";
import type { Field, Leaf, Or, Pattern, PatternObject } from "../pattern/pattern";
import type { Span } from "../base/span";

/** How often a part of a pattern decided a verdict. */
export interface Decisions {
  /** Events that match, to which it contributed. */
  readonly let: number;
  /** Events that do not match, of which it was a reason. */
  readonly kept: number;
}

/** A leaf with its alternatives (where it has more than one), or an `$or` with its branches. */
export interface CoveredPart extends Decisions {
  readonly kind: "leaf" | "or";
  /** Key and value. */
  readonly span: Span;
  readonly branches: readonly CoveredBranch[];
}

export interface CoveredBranch extends Decisions {
  readonly span: Span;
  /** As the pattern writes an alternative, cut when it is long; `branch 2` of an `$or`. */
  readonly label: string;
}

/** Collects what the parts of one pattern decided. */
export interface CoverageMeter {
  /** Takes an event into account. Costs as much as explaining it. */
  add(event: Event): void;
  /** In the order of the pattern's text. */
  parts(): readonly CoveredPart[];
}

/** A part as the editor's coverage has it: a statement with branches. */
export interface PartCoverage {
  /** How many events it let through: one is enough for a part to be covered. */
  readonly times: number;
  readonly branches: readonly BranchTimes[];
}

export interface BranchTimes {
  readonly label: string;
  readonly times: number;
  /** Undefined for the part as a whole. */
  readonly span?: Span;
}

/**
 * What of a part is covered: the part itself once it let an event through; that and keeping one out as its two branches;
 * and as further ones each alternative, or each branch of `$or`, that let one through.
 */
export function coverageOf({ let: through, kept, branches }: CoveredPart): PartCoverage {
  return {
    times: through,
    branches: [
      { label: "lets through", times: through },
      { label: "keeps out", times: kept },
      ...branches.map(({ label, span, let: times }) => ({ label, span, times })),
    ],
  };
}

/**
 * Measures which parts of a pattern its tests cover. A leaf decides an event that matches when it is part of a way in
 * which it matches, and one that does not when it failed where it was needed. Of a leaf's alternatives those decide that
 * accept a value; all of them keep an event out that the leaf keeps out.
 */
export function measureCoverage(compiled: CompiledPattern): CoverageMeter {
  const leafCounts = new Map<Leaf, LeafCount>();
  for (const { leaf } of compiled.plan().leaves) {
    leafCounts.set(leaf, {
      let: 0,
      kept: 0,
      alternatives: leaf.matchers.map((matcher) => ({ test: valueTest(matcher), let: 0, kept: 0 })),
    });
  }
  const branchCounts = new Map<PatternObject, Count>();

  function addMatch(event: Event, decided: readonly LeafVerdict[]): void {
    const { fields } = observe(compiled, event);
    const leaves = new Set(decided.map(({ leaf }) => leaf));
    for (const planned of compiled.plan().leaves) {
      const count = leafCounts.get(planned.leaf);
      if (count === undefined || !leaves.has(planned.leaf)) continue;
      count.let++;
      const values = (fields[planned.path] ?? []).map(({ value }) => readScalar(event, value));
      for (const alternative of count.alternatives) {
        const { test } = alternative;
        if (values.length === 0 ? test.absent : values.some((value) => accepts(test, value)))
          alternative.let++;
      }
    }
    countBranches(leaves, "let");
  }

  function addMiss(verdicts: readonly LeafVerdict[]): void {
    const leaves = new Set(
      verdicts.filter(({ matched, counts }) => !matched && counts).map(({ leaf }) => leaf),
    );
    for (const leaf of leaves) {
      const count = leafCounts.get(leaf);
      if (count === undefined) continue;
      count.kept++;
      for (const alternative of count.alternatives) alternative.kept++;
    }
    countBranches(leaves, "kept");
  }

  function countBranches(decided: ReadonlySet<Leaf>, key: keyof Count): void {
    forEachOr(compiled.pattern.root, ({ branches }) => {
      for (const branch of branches) {
        if (!holdsAny(branch, decided)) continue;
        const count = branchCounts.get(branch) ?? { let: 0, kept: 0 };
        count[key]++;
        branchCounts.set(branch, count);
      }
    });
  }

  return {
    add(event) {
      const { matches, alternatives, leaves } = explain(compiled, event, { suggests: false });
      if (matches)
        addMatch(
          event,
          alternatives.filter((each) => each.matches).flatMap((each) => each.leaves),
        );
      else addMiss(leaves);
    },
    parts: () => partsOf(compiled.pattern, leafCounts, branchCounts),
  };
}

interface Count {
  let: number;
  kept: number;
}

interface LeafCount extends Count {
  readonly alternatives: readonly (Count & { readonly test: ValueTest })[];
}

/** The longest text of an alternative that is written out. */
const longestLabel = 60;

function partsOf(
  { text, root }: Pattern,
  leafCounts: ReadonlyMap<Leaf, LeafCount>,
  branchCounts: ReadonlyMap<PatternObject, Count>,
): readonly CoveredPart[] {
  const parts: CoveredPart[] = [];
  visit(root);
  return parts.sort((one, other) => one.span.offset - other.span.offset);

  function visit({ members }: PatternObject): void {
    for (const member of members) {
      if (member.kind === "or") {
        parts.push(orPart(member));
        for (const branch of member.branches) visit(branch);
      } else if (member.value.kind === "object") visit(member.value);
      else parts.push(leafPart(member, member.value));
    }
  }

  function orPart({ nameSpan, span, branches }: Or): CoveredPart {
    const counted = branches.map((branch, index): CoveredBranch => {
      const { let: through, kept } = branchCounts.get(branch) ?? { let: 0, kept: 0 };
      return { span: branch.span, label: `branch ${index + 1}`, let: through, kept };
    });
    return {
      kind: "or",
      span: { offset: nameSpan.offset, length: span.offset + span.length - nameSpan.offset },
      let: Math.max(0, ...counted.map((each) => each.let)),
      kept: Math.max(0, ...counted.map((each) => each.kept)),
      branches: counted,
    };
  }

  function leafPart({ nameSpan }: Field, leaf: Leaf): CoveredPart {
    const count = leafCounts.get(leaf);
    const alternatives = leaf.matchers.length < 2 ? [] : leaf.matchers;
    return {
      kind: "leaf",
      span: { offset: nameSpan.offset, length: leaf.span.offset + leaf.span.length - nameSpan.offset },
      let: count?.let ?? 0,
      kept: count?.kept ?? 0,
      branches: alternatives.map(({ span }, index): CoveredBranch => {
        const written = text.slice(span.offset, span.offset + span.length);
        const label = written.length > longestLabel ? `${written.slice(0, longestLabel)}…` : written;
        const { let: through = 0, kept = 0 } = count?.alternatives[index] ?? {};
        return { span, label, let: through, kept };
      }),
    };
  }
}

function forEachOr({ members }: PatternObject, visit: (or: Or) => void): void {
  for (const member of members) {
    if (member.kind === "or") {
      visit(member);
      for (const branch of member.branches) forEachOr(branch, visit);
    } else if (member.value.kind === "object") forEachOr(member.value, visit);
  }
}

function holdsAny({ members }: PatternObject, leaves: ReadonlySet<Leaf>): boolean {
  return members.some((member) => {
    if (member.kind === "or") return member.branches.some((branch) => holdsAny(branch, leaves));
    return member.value.kind === "leaf" ? leaves.has(member.value) : holdsAny(member.value, leaves);
  });
}
