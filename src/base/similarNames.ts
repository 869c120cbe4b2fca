import { editDistance } from "./editDistance";

/** More candidates than this would not help anybody choose. */
const maxSuggested = 3;

/** What comparing two names letter by letter costs beside looking at one, or at the letters that both have. */
const stepsPerComparison = 5;

/** Asks whether some more steps may be taken; one looks at a name. */
export type Take = (steps: number) => boolean;

/** Names that a text may have been meant to be, prepared for looking up many texts. */
export interface SimilarNames {
  readonly all: readonly string[];
  has(text: string): boolean;
  /**
   * The names that `text` was probably meant to be, the nearest first, at most three: the same but for case and for
   * `-`, `_`, `.`, `:`, `/` and spaces, or with at most two letters wrong (one in a short word). Empty when `text` is
   * one of the names itself. Undefined when looking would take more steps than `take` grants.
   */
  nearest(text: string, take?: Take): readonly string[] | undefined;
  /**
   * The names that have most words in common with `text`, or of which one contains the other, the most alike first, at
   * most three: a guess, where `nearest` knows none. Undefined when looking would take more steps than `take` grants.
   */
  related(text: string, take?: Take): readonly string[] | undefined;
  /** The names that differ from `text` by their case and by the same marks alone. */
  sameLetters(text: string): readonly string[];
  /** The last name that differs from `text` by its case alone. */
  inOtherCase(text: string): string | undefined;
}

/**
 * Prepares names. `labelsOf` gives what else a name is called, such as the title of a service; by default nothing.
 * Nothing is compared before it is asked for, and no text is looked up twice. Takes time linear in the names.
 */
export function similarNames(
  names: Iterable<string>,
  labelsOf: (name: string) => readonly string[] = () => [],
): SimilarNames {
  const all = [...names];
  const known = new Set(all);
  const near = new Map<string, readonly string[]>();
  const akin = new Map<string, readonly string[]>();
  let index: CandidateIndex | undefined;
  let byLowerCase: ReadonlyMap<string, string> | undefined;
  const indexed = (): CandidateIndex => (index ??= indexCandidates(all, labelsOf));

  return {
    all,
    has: (text) => known.has(text),
    nearest(text, take = () => true) {
      if (known.has(text)) return [];
      const found = near.get(text) ?? nearestOf(text, indexed(), take);
      if (found !== undefined) near.set(text, found);
      return found;
    },
    related(text, take = () => true) {
      if (known.has(text)) return [];
      const found = akin.get(text) ?? relatedOf(text, indexed(), take);
      if (found !== undefined) akin.set(text, found);
      return found;
    },
    sameLetters(text) {
      const candidates = indexed().byBare.get(bareText(text)) ?? [];
      return [...new Set(candidates.map(({ name }) => name))].filter((name) => name !== text);
    },
    inOtherCase(text) {
      byLowerCase ??= new Map(all.map((name) => [name.toLowerCase(), name]));
      return byLowerCase.get(text.toLowerCase());
    },
  };
}

interface Candidate {
  readonly name: string;
  readonly lowerCase: string;
  readonly bare: string;
  readonly letters: number;
  readonly length: number;
  readonly words: ReadonlySet<string>;
  /** Whether it is another label of the name rather than the name itself. */
  readonly isLabel: boolean;
  /** Where it is in the list of candidates, which decides between equally near ones. */
  readonly place: number;
}

interface CandidateIndex {
  readonly candidates: readonly Candidate[];
  readonly byBare: ReadonlyMap<string, readonly Candidate[]>;
  readonly byLength: ReadonlyMap<number, readonly Candidate[]>;
}

function indexCandidates(
  names: readonly string[],
  labelsOf: (name: string) => readonly string[],
): CandidateIndex {
  const candidates = names.flatMap((name, place) =>
    [name, ...labelsOf(name)].map((label, number) => candidateOf(name, label, number > 0, place)),
  );
  const byBare = new Map<string, Candidate[]>();
  const byLength = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    listAt(byBare, candidate.bare).push(candidate);
    listAt(byLength, candidate.length).push(candidate);
  }
  return { candidates, byBare, byLength };
}

function candidateOf(name: string, label: string, isLabel: boolean, place: number): Candidate {
  let words: ReadonlySet<string> | undefined;
  const lowerCase = label.toLowerCase();
  return {
    name,
    lowerCase,
    bare: bareText(label),
    letters: oddLetters(lowerCase),
    length: label.length,
    get words() {
      return (words ??= wordsOf(label));
    },
    isLabel,
    place,
  };
}

function listAt<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

interface Rated {
  readonly candidate: Candidate;
  readonly rating: number;
}

/** The names of rated candidates, those with the lowest rating first, each once. */
function namesOf(rated: readonly Rated[]): readonly string[] {
  const sorted = rated.toSorted(
    (one, other) => one.rating - other.rating || one.candidate.place - other.candidate.place,
  );
  return [...new Set(sorted.map(({ candidate }) => candidate.name))].slice(0, maxSuggested);
}

function nearestOf(
  text: string,
  { byBare, byLength }: CandidateIndex,
  take: Take,
): readonly string[] | undefined {
  const allowed = text.length < 6 ? 1 : 2;
  const sameLetters = byBare.get(bareText(text)) ?? [];
  const near: Rated[] = sameLetters.map((candidate) => ({ candidate, rating: 0 }));
  const lowerCase = text.toLowerCase();
  const letters = oddLetters(lowerCase);
  for (let length = text.length - allowed; length <= text.length + allowed; length++) {
    const candidates = byLength.get(length) ?? [];
    if (!take(candidates.length)) return undefined;
    for (const candidate of candidates) {
      // A letter that is changed makes two odd, one that is added or dropped one, and two that are swapped none.
      if (countBits(candidate.letters ^ letters) > 2 * allowed) continue;
      // A short label is a word like any other: with a letter changed it is another word.
      if (sameLetters.includes(candidate) || (candidate.isLabel && length < 6)) continue;
      if (!take(stepsPerComparison)) return undefined;
      const distance = editDistance(candidate.lowerCase, lowerCase, allowed);
      if (distance <= allowed) near.push({ candidate, rating: distance });
    }
  }
  return namesOf(near);
}

/** Names that have less than this in common with a text are not spoken of. */
const leastAlike = 0.5;

/** Among names that one contains the other, and that are less alike than that, only those from here. */
const leastContained = 1 / 3;

/** Names less alike than the best one by more than this would be noise beside it. */
const maxBehind = 0.2;

function relatedOf(text: string, { candidates }: CandidateIndex, take: Take): readonly string[] | undefined {
  if (!take(candidates.length)) return undefined;
  const bare = bareText(text);
  const words = wordsOf(text);
  const rated = candidates.flatMap((candidate): readonly Rated[] => {
    const alike = Math.max(alikeByWords(words, candidate.words), alikeByLetters(bare, candidate.bare));
    return alike === 0 ? [] : [{ candidate, rating: -alike }];
  });
  const best = Math.min(...rated.map(({ rating }) => rating));
  return namesOf(rated.filter(({ rating }) => rating <= best + maxBehind));
}

/** How much of all words two names share, from 0 to 1; 0 for what is too little to speak of. */
function alikeByWords(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of words) if (others.has(word)) shared += 1;
  if (shared === 0) return 0;
  const alike = shared / (words.size + others.size - shared);
  const isContained = shared === Math.min(words.size, others.size);
  return alike >= (isContained ? leastContained : leastAlike) ? alike : 0;
}

/** How much of the longer name the shorter one is, where it starts or ends with it; likewise. */
function alikeByLetters(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const isContained =
    (short.length > 1 && long.startsWith(short)) || (short.length > 3 && long.endsWith(short));
  if (!isContained || long.length === 0) return 0;
  const alike = short.length / long.length;
  return alike >= leastContained ? alike : 0;
}

/** The words of a name in lower case, without the endings that grammar gives them. */
function wordsOf(name: string): ReadonlySet<string> {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\d]/u)
    .filter((word) => word !== "");
  return new Set(words.map((word) => (word.length > 3 ? word.replace(/(?:ed|es|e|s)$/, "") : word)));
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
  return text.replace(/[-_. :/]/g, "").toLowerCase();
}
