import { remember } from "../../base/remember";
import type { BytePath } from "./bytePaths";
import { bytesOf, newBeginning, QUOTE, STAR } from "./wildcardBeginnings";
import type { Beginning, Beginnings, Straight } from "./wildcardBeginnings";

/** How many beginnings may be made for texts, in all fields of a pattern together. */
export class TextRoom {
  left = 50_000;
}

/**
 * The beginnings of all wildcards of one field of a matching machine, and of the texts that the field has beside them:
 * those decide which beginnings wildcards can share.
 *
 * Source: event-ruler's ByteMachine, addMatchValue and addEndOfMatch.
 */
export class BeginningTree {
  readonly all: Beginnings = [newBeginning(undefined, 0)];
  readonly #room: TextRoom;
  /** What last followed each text. */
  readonly #after = new Map<string, unknown>();
  readonly #bytesOf = remember((text: string) => bytesOf(`${text}"`));

  constructor(room: TextRoom) {
    this.#room = room;
  }

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
    const straight = straightFrom(at, byte);
    return straight === undefined ? at.next.get(byte)?.[0] : this.#bend(at, straight);
  }

  /** Notes that what is matched by a byte ends with it, behind a beginning without a star. */
  endWith(byte: number, at: Beginning): void {
    this.literalNext(at, byte);
    (at.endedWith ??= new Set()).add(byte);
  }

  /**
   * Adds a text that is matched as a whole, and returns what follows it: `proposed()`, unless it has been added before
   * and is found again. A text is reached straight from where it parts from all others. When a star then comes to that
   * place, or a letter in either case, the text is not found again, once. Without room for it it is always found.
   */
  addText<Next>(text: string, proposed: () => Next): Next {
    const bytes = this.#bytesOf(text);
    const next = this.#hasRoomFor(bytes)
      ? this.#placeText(text, bytes, proposed)
      : ((this.#after.get(text) as Next | undefined) ?? proposed());
    this.#after.set(text, next);
    return next;
  }

  #placeText<Next>(text: string, bytes: Uint8Array, proposed: () => Next): Next {
    let at: Beginning = this.all[0];
    let canBeStraight = true;
    for (const [index, byte] of bytes.subarray(0, -1).entries()) {
      const straight = straightFrom(at, byte);
      if (straight?.text === text) return straight.next as Next;
      const next = this.literalNext(at, byte);
      if (next === undefined) canBeStraight &&= !isCrossed(at, byte);
      if (next === undefined && canBeStraight && at.endedWith?.has(byte) !== true) {
        const value = proposed();
        (at.straight ??= new Map()).set(byte, { text, bytes, at: index, next: value });
        return value;
      }
      at = next ?? this.#growForText(at, byte);
    }
    this.endWith(QUOTE, at);
    at.texts ??= new Map();
    if (!at.texts.has(text)) at.texts.set(text, proposed());
    return at.texts.get(text) as Next;
  }

  /** Adds what other matchers than wildcards and whole texts have of a text, if there is room for it. */
  addPath({ bytes, isWhole, letters }: BytePath): void {
    if (!this.#hasRoomFor(bytes)) return;
    let at: Beginning = this.all[0];
    for (const byte of isWhole ? bytes.subarray(0, -1) : bytes) {
      at = this.literalNext(at, byte) ?? this.#growForText(at, byte);
    }
    if (isWhole) this.endWith(bytes.at(-1) ?? QUOTE, at);
    for (const byte of letters) (at.letters ??= new Set()).add(byte);
  }

  #hasRoomFor({ length }: Uint8Array): boolean {
    return length <= this.#room.left;
  }

  #growForText(beginning: Beginning, byte: number): Beginning {
    this.#room.left--;
    return this.grow(beginning, byte);
  }

  /** Goes one byte along with a text that was reached straight from here. */
  #bend(at: Beginning, straight: Straight): Beginning {
    const { bytes, text } = straight;
    const [byte = QUOTE, following = QUOTE] = bytes.subarray(straight.at);
    at.straight?.delete(byte);
    const next = this.#growForText(at, byte);
    if (straight.at + 2 < bytes.length)
      next.straight = new Map([[following, { ...straight, at: straight.at + 1 }]]);
    else {
      next.endedWith = new Set([QUOTE]);
      next.texts = new Map([[text, straight.next]]);
    }
    return next;
  }
}

/** The text that is reached straight from a beginning with a byte. */
function straightFrom(at: Beginning, byte: number): Straight | undefined {
  return at.next.has(byte) || isCrossed(at, byte) ? undefined : at.straight?.get(byte);
}

/** Whether a byte behind a beginning leads to more than one text, so that no text is reached straight there. */
function isCrossed({ next, letters }: Beginning, byte: number): boolean {
  return next.has(STAR) || letters?.has(byte) === true;
}
