import { MAX_DIGITS, MAX_NESTING } from "../jsonLimits";
import {
  APOSTROPHE,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  EQUALS,
  LINE_FEED,
  QUOTE,
  SPACE,
  TAB,
} from "../characters";
import { JsonCursor } from "./jsonCursor";
import { singleQuotedEnd, wordEnd } from "./jsonRecovery";
import type { BadScalar } from "./jsonScalar";
import { badValue, readNumber, readWord } from "./jsonScalar";
import { sourceLocation } from "./sourceLocation";
import type { Opened } from "./syntaxProblems";
import {
  endBeforeCloser,
  endBetweenEntries,
  longNumberReason,
  mismatchedCloser,
  missingColon,
  missingComma,
  missingEntry,
  missingValue,
  noRootSpace,
  tooDeepReason,
  unquotedName,
} from "./syntaxProblems";

/**
 * A piece of JSON. `name` is a key; its colon and the start of its value have been read with it. `invalid` stands
 * where a value should be but is none; that problem has been reported. `end` is the end of what can be read.
 */
export type Token =
  "{" | "}" | "[" | "]" | "name" | "string" | "number" | "true" | "false" | "null" | "invalid" | "end";

/** An object or array that is open, inside another one. */
interface Container {
  readonly closer: "}" | "]";
  readonly offset: number;
  readonly outer: Container | undefined;
  needsComma: boolean;
}

function kindOf(container: Container): Opened {
  return container.closer === "}" ? "Object" : "Array";
}

/**
 * Reads JSON text token by token in the order of EventBridge's reader: a key is read together with its colon and the
 * start of its value; a string value stays unread behind its opening quote until it is asked for or passed. So every
 * error comes at the moment, and `at` is the place, where EventBridge meets it.
 *
 * Text that is not JSON is reported to the log and read as what was probably meant. The reader never throws and
 * always comes to `end`.
 *
 * Source: Jackson's ReaderBasedJsonParser, versions 2.17 and 2.18, in its strict default configuration.
 */
export class TokenReader extends JsonCursor {
  token: Token = "invalid";
  /** How many objects and arrays are open. */
  depth = 0;
  /** Where the current token starts. */
  start = 0;
  /** The last key, and where it stands with its quotes. A key that is missing is undefined. */
  name: string | undefined;
  nameStart = 0;
  nameEnd = 0;
  #ahead: Token = "invalid";
  #aheadStart = 0;
  #hasUnreadString = false;
  #string = "";
  #open: Container | undefined;
  /** Where the comma stands that was read last between two entries. */
  #comma = 0;

  /** Moves to the next token and returns it. */
  next(): Token {
    this.token = this.#next();
    return this.token;
  }

  /** The text of the current `string`; EventBridge has then read past its closing quote. */
  stringValue(): string {
    if (this.#hasUnreadString) this.#finishString();
    return this.#string;
  }

  /** The current `number` as written. */
  numberText(): string {
    return this.text.slice(this.start, this.at);
  }

  /** Reads past the current value, whatever it holds, and returns the offset behind it. */
  skipValue(): number {
    if (this.token === "string") this.stringValue();
    else if (this.token === "{" || this.token === "[") this.leave(this.depth);
    return this.at;
  }

  /** Reads to the end of the object or array that stands at `depth`, past its closing bracket. */
  leave(depth: number): void {
    while (this.depth >= depth && this.next() !== "end");
  }

  #next(): Token {
    if (this.token === "name") return this.#valueOfName();
    if (this.#hasUnreadString) this.#finishString();
    while (!this.ended && !this.log.isFull) {
      let code = this.skipBlanks();
      const container = this.#open;
      if (code < 0) return this.#endOfText(container);
      this.start = this.at - 1;
      if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
        const closer = this.#close(code, container);
        if (closer !== undefined) return closer;
        continue;
      }
      if (container === undefined) return this.#enter(this.#readValue(code));
      if (container.needsComma) code = this.#skipComma(code, container);
      if (code < 0) return "end";
      container.needsComma = true;
      if (code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET) {
        this.#reportMissingEntry(code, container);
        this.at--;
        container.needsComma = code === COMMA;
        continue;
      }
      this.start = this.at - 1;
      return container.closer === "}" ? this.#readName(code) : this.#enter(this.#readValue(code));
    }
    return "end";
  }

  #valueOfName(): Token {
    this.start = this.#aheadStart;
    return this.#enter(this.#ahead);
  }

  #enter(token: Token): Token {
    if (token !== "{" && token !== "[") return token;
    const closer = token === "{" ? "}" : "]";
    this.#open = { closer, offset: this.start, outer: this.#open, needsComma: false };
    this.depth++;
    if (this.depth <= MAX_NESTING) return token;
    const failure = { kind: "limit", reason: tooDeepReason(this.depth), at: this.at } as const;
    const message = `Objects and arrays are nested more than ${MAX_NESTING} levels deep here, which is more than EventBridge reads.`;
    this.log.error("too-deep", failure, { offset: this.start, length: 1 }, message);
    this.ended = true;
    return "end";
  }

  #close(code: number, container: Container | undefined): Token | undefined {
    const closer = code === CLOSE_BRACE ? "}" : "]";
    if (container?.closer === closer) {
      this.#leaveContainer(container);
      return closer;
    }
    const from = this.#location(container?.offset ?? -1);
    this.reportCharacter(
      mismatchedCloser(closer, container === undefined ? "root" : kindOf(container), from),
    );
    if (container === undefined || !this.#missingClosers().includes(closer)) return undefined;
    this.at--;
    this.#leaveContainer(container);
    return container.closer;
  }

  #leaveContainer({ outer }: Container): void {
    this.#open = outer;
    this.depth--;
  }

  #endOfText(container: Container | undefined): Token {
    this.start = this.at;
    if (container !== undefined) {
      const from = this.#location(container.offset);
      this.reportEnd(endBeforeCloser(kindOf(container), from, this.#missingClosers()));
    }
    this.ended = true;
    return "end";
  }

  /** For EventBridge's own words, which only the first error needs. */
  #location(offset: number): string {
    return this.log.firstFailure === undefined ? sourceLocation(this.text, offset) : "";
  }

  /** What closes all that is open, innermost first. */
  #missingClosers(): string {
    let closers = "";
    for (let open = this.#open; open !== undefined; open = open.outer) closers += open.closer;
    return closers;
  }

  /** Reads the comma that must stand here, and returns the first character behind it; -1 at the end of the text. */
  #skipComma(code: number, container: Container): number {
    if (code !== COMMA) {
      this.reportCharacter(missingComma(code, kindOf(container)));
      return code;
    }
    this.#comma = this.at - 1;
    const next = this.skipBlanks();
    if (next < 0) this.reportEnd(endBetweenEntries(kindOf(container), this.#missingClosers()));
    return next;
  }

  /** EventBridge meets it at the closing bracket, but what is wrong is the comma before that. */
  #reportMissingEntry(code: number, container: Container): void {
    const met = this.at - 1;
    const wrong = code === COMMA ? met : this.#comma;
    this.report(missingEntry(this.text, met, kindOf(container)), met, { offset: wrong, length: 1 });
  }

  #readName(code: number): Token {
    this.nameStart = this.start;
    if (code === QUOTE) this.name = this.readQuoted("name");
    else this.name = this.#readOddName(code);
    this.nameEnd = this.at;
    this.#ahead = this.#readValueAhead();
    this.#aheadStart = this.start;
    this.start = this.nameStart;
    return this.ended && this.#ahead === "end" ? "end" : "name";
  }

  #readOddName(code: number): string | undefined {
    const start = this.at - 1;
    const end = code === APOSTROPHE ? singleQuotedEnd(this.text, start) : wordEnd(this.text, start);
    this.report(unquotedName(code), start, { offset: start, length: Math.max(1, end - start) });
    this.at = end;
    if (end === start) return undefined;
    return code === APOSTROPHE ? this.text.slice(start + 1, end - 1) : this.text.slice(start, end);
  }

  #readValueAhead(): Token {
    let code = this.skipBlanks();
    if (code >= 0 && code !== COLON) {
      if (this.name !== undefined) this.reportCharacter(missingColon(code, this.name));
      if (code !== EQUALS) this.at--;
    }
    if (code >= 0) code = this.skipBlanks();
    if (code < 0) {
      this.start = this.at;
      if (!this.ended) this.reportEnd(endBetweenEntries("Object", this.#missingClosers()));
      return "end";
    }
    this.start = this.at - 1;
    return this.#readValue(code);
  }

  #readValue(code: number): Token {
    switch (code) {
      case QUOTE:
        this.#hasUnreadString = true;
        return "string";
      case 0x7b:
        return "{";
      case 0x5b:
        return "[";
      case 0x74:
        return this.#scalar(readWord(this.text, this.start), "true");
      case 0x66:
        return this.#scalar(readWord(this.text, this.start), "false");
      case 0x6e:
        return this.#scalar(readWord(this.text, this.start), "null");
      default:
        return code === 0x2d || (code >= 0x30 && code <= 0x39)
          ? this.#number(readNumber(this.text, this.start))
          : this.#oddValue(code);
    }
  }

  #scalar(end: number | BadScalar, token: Token): Token {
    if (typeof end !== "number") return this.#badScalar(end);
    this.at = end;
    return token;
  }

  #number(end: number | BadScalar): Token {
    if (typeof end !== "number") return this.#badScalar(end);
    this.at = end;
    if (end - this.start > MAX_DIGITS) this.#longNumber(this.text.slice(this.start, end));
    if (this.depth === 0 && end < this.text.length) this.#rootSpace(this.text.charCodeAt(end));
    return "number";
  }

  #longNumber(number: string): void {
    // A zero that is the whole integer part is not counted.
    const digits = number.replace(/^-?0/, "").replaceAll(/[^0-9]/g, "").length;
    if (digits <= MAX_DIGITS) return;
    const failure = { kind: "limit", reason: longNumberReason(digits), at: this.at } as const;
    const span = { offset: this.start, length: number.length };
    this.log.error("syntax", failure, span, `EventBridge reads numbers of at most ${MAX_DIGITS} digits.`);
  }

  /** A number that is the whole text must be followed by a blank, which is read with it. */
  #rootSpace(code: number): void {
    if (code === CARRIAGE_RETURN) return;
    this.at++;
    if (code !== SPACE && code !== TAB && code !== LINE_FEED) this.reportCharacter(noRootSpace(code));
  }

  #oddValue(code: number): Token {
    if (code !== COMMA && code !== CLOSE_BRACKET && code !== CLOSE_BRACE) {
      return this.#badScalar(badValue(this.text, this.start));
    }
    this.reportCharacter(missingValue(this.text, this.at - 1, this.name));
    this.at--;
    return "invalid";
  }

  #badScalar({ reason, location, at, message }: BadScalar): Token {
    this.at = at;
    const first = this.text[this.start];
    const end =
      first === "'"
        ? singleQuotedEnd(this.text, this.start)
        : Math.max(wordEnd(this.text, this.start), this.start + 1);
    const kind = first === "'" ? "single-quotes" : "invalid-value";
    this.report({ reason, message, data: { kind } }, location, {
      offset: this.start,
      length: end - this.start,
    });
    this.at = end;
    return "invalid";
  }

  #finishString(): void {
    this.#hasUnreadString = false;
    this.#string = this.readQuoted("string value");
  }
}
