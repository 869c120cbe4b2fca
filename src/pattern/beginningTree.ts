import { bytesOf, newBeginning, QUOTE, STAR } from "./wildcardBeginnings";
import type { Beginning, Beginnings, Straight } from "./wildcardBeginnings";

/**
 * The beginnings of all wildcards of one field of a matching machine, and of the texts that the field has beside them:
 * those decide which beginnings wildcards can share.
 *
 * Source: event-ruler's ByteMachine, addMatchValue and addEndOfMatch.
 */
export class BeginningTree {
  readonly all: Beginnings = [newBeginning(undefined, 0)];

  /** A beginning that continues another; nothing shares it yet. */
  grow(beginning: Beginning, symbol: number): Beginning {
    const next = newBeginning(beginning, symbol);
    const siblings = beginning.next.get(symbol);
    if (siblings === undefined) beginning.next.set(symbol, [next]);
    else siblings.push(next);
    this.all.push(next);
    return next;
  }

  /** What continues a beginning without a star with a byte, if anything does. */
  literalNext(at: Beginning, byte: number): Beginning | undefined {
    const known = at.next.get(byte)?.[0];
    if (known !== undefined || at.next.has(STAR)) return known;
    const straight = at.straight.get(byte);
    return straight && this.#bend(at, straight);
  }

  /** Notes that what is matched by a byte ends with it, behind a beginning without a star. */
  endWith(byte: number, at: Beginning): void {
    this.literalNext(at, byte);
    at.endedWith.add(byte);
  }

  /**
   * Adds a text that is matched as a whole, and returns what follows it: `proposed()`, unless it has been added before
   * and is found again. A text is reached straight from where it parts from all others. When a wildcard then comes with
   * a star at that place, the text is not found again, once.
   */
  addText<Next>(text: string, proposed: () => Next): Next {
    const bytes = bytesOf(`${text}"`);
    let at: Beginning = this.all[0];
    let canBeStraight = true;
    for (const [index, byte] of bytes.subarray(0, -1).entries()) {
      const straight = at.next.has(byte) || at.next.has(STAR) ? undefined : at.straight.get(byte);
      if (straight?.text === text) return straight.next as Next;
      const next = this.literalNext(at, byte);
      if (next === undefined) canBeStraight &&= !at.next.has(STAR);
      if (next === undefined && canBeStraight && !at.endedWith.has(byte)) {
        const value = proposed();
        at.straight.set(byte, { text, bytes, at: index, next: value });
        return value;
      }
      at = next ?? this.grow(at, byte);
    }
    this.endWith(QUOTE, at);
    if (!at.texts.has(text)) at.texts.set(text, proposed());
    return at.texts.get(text) as Next;
  }

  /** Adds what other matchers than wildcards and whole texts have of a text: bytes that values begin or end with. */
  addPath({ bytes, isWhole }: BytePath): void {
    let at: Beginning = this.all[0];
    for (const byte of isWhole ? bytes.subarray(0, -1) : bytes) {
      at = this.literalNext(at, byte) ?? this.grow(at, byte);
    }
    if (isWhole) this.endWith(bytes.at(-1) ?? QUOTE, at);
  }

  /** Goes one byte along with a text that was reached straight from here. */
  #bend(at: Beginning, straight: Straight): Beginning {
    const index = straight.at + 1;
    at.straight.delete(straight.bytes[straight.at] ?? QUOTE);
    const next = this.grow(at, straight.bytes[straight.at] ?? QUOTE);
    if (index < straight.bytes.length - 1)
      next.straight.set(straight.bytes[index] ?? QUOTE, { ...straight, at: index });
    else {
      next.endedWith.add(QUOTE);
      next.texts.set(straight.text, straight.next);
    }
    return next;
  }
}

/** Bytes of a value from its opening quote on, or back from its closing quote. */
export interface BytePath {
  readonly bytes: Uint8Array;
  /** The last byte is the last that the matcher asks for; otherwise letters in either case follow. */
  readonly isWhole: boolean;
}
