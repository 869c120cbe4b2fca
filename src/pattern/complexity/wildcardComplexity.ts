import { BeginningTree, TextRoom } from "./beginningTree";
import type { BytePath } from "./bytePaths";
import { inHashSetOrder } from "./hashSetOrder";
import { HIGHEST_COMPLEXITY, mostBeginnings } from "./mostBeginnings";
import { wildcardBound } from "./wildcardBound";
import { addMatcher, QUOTE, STAR, symbolsOf } from "./wildcardBeginnings";
import type { Beginning, End } from "./wildcardBeginnings";

/** A matcher with wildcards, which must be free of faults (see wildcardFault). */
export type WildcardMatcher =
  | { readonly kind: "wildcard"; readonly value: string }
  | { readonly kind: "anythingBut"; readonly values: readonly string[] };

/** A matcher's wildcards as a machine adds them. */
export interface ReadWildcards {
  /** What makes the matcher equal to another. */
  readonly identity: string;
  /** The bytes and stars of each wildcard. */
  readonly wildcards: readonly (readonly number[])[];
  /** A number that is at least what they add to the complexity of a field. */
  readonly bound: number;
}

/** The wildcards of a matcher as machines add them; to be read once for all of them. */
export function readWildcards(matcher: WildcardMatcher): ReadWildcards {
  const values = matcher.kind === "wildcard" ? [matcher.value] : inHashSetOrder(matcher.values);
  const identity = JSON.stringify([matcher.kind, ...values.toSorted()]);
  const bound = values.reduce((sum, value) => sum + wildcardBound(value), 0);
  return { identity, wildcards: values.map(symbolsOf), bound };
}

/** How complex wildcards are to match that stand in one array. At most HIGHEST_COMPLEXITY. See WildcardMachine. */
export function wildcardComplexity(matchers: readonly WildcardMatcher[]): number {
  const machine = new WildcardMachine<string>();
  for (const matcher of matchers) machine.add(readWildcards(matcher), () => "");
  return machine.complexity();
}

/** Beyond so many, further wildcards are not added: the score is then known to be far too high, or hardly changes. */
const MAX_BEGINNINGS = 2500;

/**
 * The wildcards of one field of a matching machine, and the texts beside them. `Next` is what the machine goes on with after the field.
 *
 * Source: event-ruler's ByteMachine, as far as wildcards are concerned, and MachineComplexityEvaluator. The evaluator
 * walks the machine, which can take exponential time; here the same number is found from the wildcards themselves in
 * about linear time.
 */
export class WildcardMachine<Next> {
  readonly #tree: BeginningTree;
  /** The number of each matcher, by what makes it equal to another. */
  readonly #numbers = new Map<string, number>();
  readonly #ends = new Map<Next, Map<number, End>>();
  /** How many beginnings wildcards have added. */
  #added = 0;
  /** How many beginnings there must be before isAtHighest looks again. */
  #lookAt = 2 * HIGHEST_COMPLEXITY;

  #bound = 0;

  constructor(room = new TextRoom()) {
    this.#tree = new BeginningTree(room);
  }

  /**
   * Adds a matcher, and returns what follows it: `proposed()`, unless it has been added before and its beginnings
   * could be shared. A matcher that is added again may count again.
   */
  add({ identity, wildcards, bound }: ReadWildcards, proposed: () => Next): Next {
    const number = this.#numbers.get(identity) ?? this.#numbers.size;
    this.#numbers.set(identity, number);
    this.#bound += bound;
    let next: { readonly value: Next } | undefined;
    for (const symbols of wildcards) {
      const last = next;
      next = {
        value: this.#addWildcard(number, symbols, () => (last === undefined ? proposed() : last.value)),
      };
    }
    return next === undefined ? proposed() : next.value;
  }

  /** Adds a text that is matched as a whole, and returns what follows it. See BeginningTree. */
  addText(text: string, proposed: () => Next): Next {
    return this.#tree.addText(text, proposed);
  }

  /** Adds a path of a matcher that is neither a whole text nor a wildcard. */
  addPath(path: BytePath): void {
    this.#tree.addPath(path);
  }

  #addWildcard(matcher: number, symbols: readonly number[], proposed: () => Next): Next {
    if (this.#added > MAX_BEGINNINGS) return proposed();
    let beginning: Beginning = this.#tree.all[0];
    for (const [index, symbol] of symbols.entries()) {
      let next =
        symbol !== STAR && beginning.isLiteral
          ? this.#tree.literalNext(beginning, symbol)
          : shared(beginning, symbols, index);
      if (next === undefined) {
        next = this.#tree.grow(beginning, symbol);
        this.#added++;
      }
      addMatcher(next, matcher);
      beginning = next;
    }
    if (beginning.isLiteral) this.#tree.endWith(QUOTE, beginning);
    beginning.ends ??= new Map();
    let end = beginning.ends.get(matcher);
    if (end === undefined) beginning.ends.set(matcher, (end = this.#end(matcher, proposed())));
    return end.next as Next;
  }

  #end(matcher: number, next: Next): End {
    const ends = this.#ends.get(next) ?? new Map<number, End>();
    this.#ends.set(next, ends);
    const end = ends.get(matcher) ?? { matcher, next };
    ends.set(matcher, end);
    return end;
  }

  /**
   * How complex it is to match the wildcards: in how many of their beginnings one value can be at once, at most. A
   * value that ends with `a` can be in three beginnings of `*a*`: `*`, `*a` and `*a*`. Each matcher counts for itself;
   * the quotes around a value count as characters. At most HIGHEST_COMPLEXITY.
   */
  complexity(): number {
    return this.#numbers.size === 0 ? 0 : mostBeginnings(this.#tree.all);
  }

  /** A number that is at least the complexity, found without looking. */
  get bound(): number {
    return this.#bound;
  }

  /** Whether adding more cannot change the complexity any longer. Looks only now and then, so it may say so late. */
  isAtHighest(): boolean {
    if (this.#added < this.#lookAt) return false;
    this.#lookAt *= 2;
    return this.complexity() === HIGHEST_COMPLEXITY;
  }
}

/**
 * What continues a beginning, by a star or behind one, and may be used by a further wildcard too. Behind a star
 * event-ruler keeps letters that have another case apart, and whatever follows where a star could follow as well.
 */
function shared(beginning: Beginning, symbols: readonly number[], index: number): Beginning | undefined {
  const symbol = symbols[index] ?? STAR;
  const next = beginning.next.get(symbol)?.[0];
  if (next === undefined || symbol === STAR || isContinuationByte(symbol)) return next;
  return beginning.next.has(STAR) || hasCase(symbols, index) ? undefined : next;
}

function isContinuationByte(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}

/** Whether the character that starts at `index` differs in upper and lower case. */
function hasCase(symbols: readonly number[], index: number): boolean {
  const byte = symbols[index] ?? 0;
  if (byte < 0x80) return /[A-Za-z]/.test(String.fromCharCode(byte));
  const length = byte < 0xe0 ? 2 : 3;
  const character = new TextDecoder().decode(Uint8Array.from(symbols.slice(index, index + length)));
  return character.toLowerCase() !== character.toUpperCase();
}
