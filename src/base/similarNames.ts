import { editDistance } from "./editDistance";
import { lazily } from "./lazily";

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
  readonly label: string;
  readonly lowerCase: string;
  readonly bare: string;
  readonly letters: number;
  readonly length: number;
  /** Whether it is another label of the name rather than the name itself. */
  readonly isLabel: boolean;
  /** Where it is in the list of candidates, which decides between equally near ones. */
  readonly place: number;
}

interface CandidateIndex {
  readonly candidates: readonly Candidate[];
  readonly byBare: ReadonlyMap<string, readonly Candidate[]>;
  readonly byLength: ReadonlyMap<number, readonly Candidate[]>;
  /** What relatedOf looks up. */
  readonly parts: () => PartIndex;
}

/** Candidates by what they have in common with others. */
interface PartIndex {
  readonly byWord: ReadonlyMap<string, readonly Candidate[]>;
  /** How many words each has. */
  readonly wordCounts: ReadonlyMap<Candidate, number>;
  /** In the order of their bare texts, and of those spelled backwards. */
  readonly byStart: SpelledNames;
  readonly byEnd: SpelledNames;
}

interface SpelledNames {
  readonly sorted: readonly Spelled[];
  readonly maxLength: number;
}

interface Spelled {
  readonly letters: string;
  readonly candidate: Candidate;
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
  return { candidates, byBare, byLength, parts: lazily(() => indexParts(candidates)) };
}

function indexParts(candidates: readonly Candidate[]): PartIndex {
  const byWord = new Map<string, Candidate[]>();
  const wordCounts = new Map<Candidate, number>();
  for (const candidate of candidates) {
    const words = wordsOf(candidate.label);
    for (const word of words) listAt(byWord, word).push(candidate);
    wordCounts.set(candidate, words.size);
  }
  const maxLength = candidates.reduce((most, { bare }) => Math.max(most, bare.length), 0);
  const spelled = (spell: (bare: string) => string): SpelledNames => {
    const names = candidates.map((candidate) => ({ letters: spell(candidate.bare), candidate }));
    return { sorted: names.sort((one, other) => (one.letters < other.letters ? -1 : 1)), maxLength };
  };
  return { byWord, wordCounts, byStart: spelled((bare) => bare), byEnd: spelled(backwards) };
}

function candidateOf(name: string, label: string, isLabel: boolean, place: number): Candidate {
  const lowerCase = label.toLowerCase();
  return {
    name,
    label,
    lowerCase,
    bare: bareText(label),
    letters: oddLetters(lowerCase),
    length: label.length,
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

function relatedOf(
  text: string,
  { candidates, parts: indexed }: CandidateIndex,
  take: Take,
): readonly string[] | undefined {
  if (!take(candidates.length)) return undefined;
  const parts = indexed();
  const ratings = new Map<Candidate, number>();
  for (const { candidate, rating } of [...alikeByWords(text, parts), ...alikeByLetters(text, parts)]) {
    ratings.set(candidate, Math.min(ratings.get(candidate) ?? 0, rating));
  }
  const rated = Array.from(ratings, ([candidate, rating]) => ({ candidate, rating }));
  const best = Math.min(...ratings.values());
  return namesOf(rated.filter(({ rating }) => rating <= best + maxBehind));
}

/** The candidates that share words with a text, rated by how much of all words that is: -1 is the same words. */
function alikeByWords(text: string, { byWord, wordCounts }: PartIndex): readonly Rated[] {
  const words = wordsOf(text);
  const shared = new Map<Candidate, number>();
  for (const word of words) {
    for (const candidate of byWord.get(word) ?? []) shared.set(candidate, (shared.get(candidate) ?? 0) + 1);
  }
  const rated: Rated[] = [];
  for (const [candidate, count] of shared) {
    const others = wordCounts.get(candidate) ?? 0;
    const alike = count / (words.size + others - count);
    const isContained = count === Math.min(words.size, others);
    if (alike >= (isContained ? leastContained : leastAlike)) rated.push({ candidate, rating: -alike });
  }
  return rated;
}

/** The candidates that start or end with a text, or it with them, rated by how much of the longer the shorter one is. */
function alikeByLetters(text: string, { byStart, byEnd }: PartIndex): readonly Rated[] {
  const bare = bareText(text);
  return [...startingAlike(bare, byStart, 2), ...startingAlike(backwards(bare), byEnd, 4)];
}

/** The same for what starts with a text that has at least some letters, or starts it. */
function* startingAlike(text: string, { sorted, maxLength }: SpelledNames, fewest: number): Generator<Rated> {
  const shortest = Math.max(fewest, Math.floor(text.length * leastContained));
  for (let length = shortest; length < text.length && length <= maxLength; length++) {
    const start = text.slice(0, length);
    for (const { candidate } of from(sorted, start, (letters) => letters === start)) {
      if (length / text.length >= leastContained) yield { candidate, rating: -length / text.length };
    }
  }
  if (text.length < fewest) return;
  for (const { letters, candidate } of from(sorted, text, (letters) => letters.startsWith(text))) {
    const alike = text.length / letters.length;
    if (alike >= leastContained) yield { candidate, rating: -alike };
  }
}

/** Those from the first that is not before a text, as long as they are as wanted. */
function* from(
  sorted: readonly Spelled[],
  text: string,
  isWanted: (letters: string) => boolean,
): Generator<Spelled> {
  for (let at = firstFrom(sorted, text); at < sorted.length; at++) {
    const spelled = sorted[at];
    if (spelled === undefined || !isWanted(spelled.letters)) return;
    yield spelled;
  }
}

/** The place of the first that is not before a text. */
function firstFrom(sorted: readonly Spelled[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.letters ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function backwards(text: string): string {
  return text.split("").reverse().join("");
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
