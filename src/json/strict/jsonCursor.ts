import { BACKSLASH, CARRIAGE_RETURN, ESCAPES, LINE_FEED, QUOTE, SLASH, SPACE, TAB } from "../characters";
import { codeOfHexDigits, isHexDigit } from "../hexDigit";
import { commentEnd } from "./jsonRecovery";
import type { JsonLog } from "./problemLog";
import type { Span } from "../../base/span";
import type { SyntaxProblem } from "./syntaxProblems";
import {
  badHexDigit,
  COMMENT,
  controlBetweenTokens,
  controlInString,
  unclosedString,
  unknownEscape,
} from "./syntaxProblems";

/**
 * Reads the characters of JSON text: strings, blanks and comments. What EventBridge's reader would refuse is reported
 * to the log and read as what was probably meant.
 *
 * Source: Jackson's ReaderBasedJsonParser, versions 2.17 and 2.18, in its strict default configuration.
 */
export class JsonCursor {
  readonly text: string;
  readonly log: JsonLog;
  /** How far EventBridge has read: the offset behind the last character that it has consumed. */
  at = 0;
  /** Nothing more is read: the text is at its end, or what follows cannot be made out. */
  protected ended = false;

  constructor(text: string, log: JsonLog) {
    this.text = text;
    this.log = log;
  }

  /** Reads up to and past the closing quote; an unclosed string ends with its line. */
  protected readQuoted(what: "name" | "string value"): string {
    const { text } = this;
    let read = "";
    let from = this.at;
    for (let at = from; at < text.length;) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.at = at + 1;
        return read + text.slice(from, at);
      }
      if (code === BACKSLASH) {
        read += text.slice(from, at) + this.#readEscape(at + 1);
        at = from = this.at;
      } else if (code < SPACE) {
        this.at = at + 1;
        const isLineBreak = code === LINE_FEED || code === CARRIAGE_RETURN;
        this.reportCharacter(controlInString(code, isLineBreak, what));
        if (isLineBreak) {
          this.at = at;
          return read + text.slice(from, at);
        }
        at++;
      } else at++;
    }
    this.at = text.length;
    if (!this.ended) this.reportEnd(unclosedString(what));
    return read + text.slice(from);
  }

  /** Reads the escape whose backslash stands before `start`, and moves past it. */
  #readEscape(start: number): string {
    const { text } = this;
    this.at = start;
    if (start >= text.length) return this.#endInEscape();
    const escaped = text[start] ?? "";
    this.at = start + 1;
    const meaning = ESCAPES.get(escaped);
    if (meaning !== undefined) return meaning;
    if (escaped !== "u") {
      this.report(unknownEscape(escaped), start, { offset: start - 1, length: 2 });
      if (escaped === "\n" || escaped === "\r") this.at = start;
      return escaped;
    }
    for (; this.at < start + 5; this.at++) {
      if (this.at >= text.length) return this.#endInEscape();
      const code = text.charCodeAt(this.at);
      if (isHexDigit(code)) continue;
      this.at++;
      this.report(badHexDigit(code), this.at - 1, { offset: start - 1, length: this.at - start + 1 });
      this.at--;
      return "";
    }
    return String.fromCharCode(codeOfHexDigits(text.slice(start + 1, start + 5)));
  }

  #endInEscape(): string {
    this.at = this.text.length;
    this.reportEnd(unclosedString("escape"));
    return "";
  }

  /** The next character that is not blank, which is then read; -1 at the end of the text. */
  protected skipBlanks(): number {
    const { text } = this;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at++);
      if (code === SLASH) this.#skipComment();
      else if (code > SPACE) return code;
      else if (code !== SPACE && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== TAB) {
        this.report(controlBetweenTokens(code), this.at, { offset: this.at - 1, length: 1 });
      }
    }
    return -1;
  }

  #skipComment(): void {
    const start = this.at - 1;
    const end = commentEnd(this.text, start);
    this.report(COMMENT, start, { offset: start, length: end - start });
    this.at = end;
  }

  /** Reports the character that has just been read. */
  protected reportCharacter(problem: SyntaxProblem): void {
    this.report(problem, this.at - 1, { offset: this.at - 1, length: 1 });
  }

  /** Reports that the text ends here; nothing more is read. */
  protected reportEnd(problem: SyntaxProblem): void {
    this.report(problem, this.at, { offset: this.at, length: 0 });
    this.ended = true;
  }

  protected report({ reason, message, data }: SyntaxProblem, location: number, span: Span): void {
    this.log.error("syntax", { kind: "parse", reason, at: location }, span, message, data);
  }
}
