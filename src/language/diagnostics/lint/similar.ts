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

/** What comparing two names letter by letter costs beside comparing two matchers, or the letters that they have. */
const stepsPerName = 5;

interface Candidate {
  readonly name: string;
  readonly lowerCase: string;
  readonly bare: string;
  readonly letters: number;
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
    const letters = oddLetters(lowerCase);
    for (let length = text.length - allowed; length <= text.length + allowed; length++) {
      const candidates = byLength.get(length) ?? [];
      if (!steps.take(candidates.length, at)) return undefined;
      for (const candidate of candidates) {
        // A letter that is changed makes two odd, one that is added or dropped one, and two that are swapped none.
        if (countBits(candidate.letters ^ letters) > 2 * allowed || sameLetters.includes(candidate)) continue;
        if (!steps.take(stepsPerName, at)) return undefined;
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
    const lowerCase = name.toLowerCase();
    const candidate = { name, lowerCase, bare: bareText(name), letters: oddLetters(lowerCase), place };
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

/** A bit for each letter that a text has an odd number of times; letters whose codes are alike modulo 32 share one. */
function oddLetters(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) letters ^= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

function countBits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function bareText(text: string): string {
  return text.replace(/[-_. ]/g, "").toLowerCase();
}
