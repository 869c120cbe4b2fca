import { editDistance } from "../../../base/editDistance";
import type { Span } from "../../../base/span";
import type { Steps } from "./steps";

/** More candidates than this would not help anybody choose. */
const maxNearest = 3;

/** Names that a text may be a misspelling of, prepared for looking up many. */
export interface SimilarNames {
  readonly all: readonly string[];
  has(text: string): boolean;
  /**
   * The names that `text` was probably meant to be, the nearest first: the same but for case and for `-`, `_`, `.` and
   * spaces, or with at most two letters wrong (one in a short word). Empty when `text` is one of the names itself.
   * Undefined when looking would take more steps than are left; `at` is then passed over.
   */
  nearest(text: string, steps: Steps, at: Span): readonly string[] | undefined;
  /** The names that differ from `text` by their case and by `-`, `_`, `.` and spaces alone. */
  sameLetters(text: string): readonly string[];
  /** The last name that differs from `text` by its case alone. */
  inOtherCase(text: string): string | undefined;
}

/** What comparing two names costs beside comparing two matchers. */
const stepsPerName = 5;

interface Candidate {
  readonly name: string;
  readonly lowerCase: string;
  readonly bare: string;
  /** Where it is in the list of candidates, which decides between equally near ones. */
  readonly place: number;
}

/** Prepares names; nothing is compared before it is asked for, and no text is looked up twice. */
export function similarNames(names: Iterable<string>): SimilarNames {
  const all = [...names];
  const known = new Set(all);
  const lookedUp = new Map<string, readonly string[]>();
  let index: CandidateIndex | undefined;
  let byLowerCase: ReadonlyMap<string, string> | undefined;
  const indexed = (): CandidateIndex => (index ??= indexCandidates(all));

  function compare(text: string, steps: Steps, at: Span): readonly string[] | undefined {
    const { byBare, byLength } = indexed();
    const allowed = text.length < 6 ? 1 : 2;
    const sameLetters = byBare.get(bareText(text)) ?? [];
    const near = sameLetters.map((candidate) => ({ candidate, distance: 0 }));
    const lowerCase = text.toLowerCase();
    for (let length = text.length - allowed; length <= text.length + allowed; length++) {
      const candidates = byLength.get(length) ?? [];
      if (!steps.take(stepsPerName * candidates.length, at)) return undefined;
      for (const candidate of candidates) {
        if (sameLetters.includes(candidate)) continue;
        const distance = editDistance(candidate.lowerCase, lowerCase, allowed);
        if (distance <= allowed) near.push({ candidate, distance });
      }
    }
    return near
      .sort((one, other) => one.distance - other.distance || one.candidate.place - other.candidate.place)
      .slice(0, maxNearest)
      .map(({ candidate }) => candidate.name);
  }

  return {
    all,
    has: (text) => known.has(text),
    nearest(text, steps, at) {
      if (known.has(text)) return [];
      const found = lookedUp.get(text) ?? compare(text, steps, at);
      if (found !== undefined) lookedUp.set(text, found);
      return found;
    },
    sameLetters(text) {
      const candidates = indexed().byBare.get(bareText(text)) ?? [];
      return candidates.map(({ name }) => name).filter((name) => name !== text);
    },
    inOtherCase(text) {
      byLowerCase ??= new Map(all.map((name) => [name.toLowerCase(), name]));
      return byLowerCase.get(text.toLowerCase());
    },
  };
}

interface CandidateIndex {
  readonly byBare: ReadonlyMap<string, readonly Candidate[]>;
  readonly byLength: ReadonlyMap<number, readonly Candidate[]>;
}

function indexCandidates(names: readonly string[]): CandidateIndex {
  const byBare = new Map<string, Candidate[]>();
  const byLength = new Map<number, Candidate[]>();
  names.forEach((name, place) => {
    const candidate = { name, lowerCase: name.toLowerCase(), bare: bareText(name), place };
    listAt(byBare, candidate.bare).push(candidate);
    listAt(byLength, name.length).push(candidate);
  });
  return { byBare, byLength };
}

function listAt<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function bareText(text: string): string {
  return text.replace(/[-_. ]/g, "").toLowerCase();
}
