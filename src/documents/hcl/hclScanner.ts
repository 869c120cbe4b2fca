/**
 * Passes over what HCL is made of, by offsets of its text. Nothing here recurses, each step is linear in what it passes,
 * and nothing throws, whatever the text.
 */
export class HclScanner {
  readonly text: string;
  /** The offset that is read next. */
  at = 0;

  constructor(text: string) {
    this.text = text;
    if (text.startsWith("\ufeff")) this.at = 1;
  }

  /** Passes over spaces and comments, and over line breaks where they mean nothing. */
  skipSpace(overLines: boolean): void {
    const { text } = this;
    for (;;) {
      const char = text[this.at];
      if (char === " " || char === "\t" || char === "\r") this.at++;
      else if (char === "\n" && overLines) {
        this.at++;
        if (this.isAtBlockHead()) return;
      } else if (!this.skipComment()) return;
    }
  }

  /** Passes over a comment, if one starts here. */
  skipComment(): boolean {
    const char = this.text[this.at];
    if (char !== "#" && char !== "/") return false;
    const next = this.text[this.at + 1];
    if (char === "/" && next === "*") this.at = this.#past("*/", this.at + 2);
    else if (char === "#" || next === "/") this.at = this.lineEnd(this.at);
    else return false;
    return true;
  }

  /**
   * Whether a block of the file's top level starts here, as far as one can tell from a line: where something before it was
   * not closed, that ends here.
   */
  isAtBlockHead(): boolean {
    if (this.at !== 0 && this.text[this.at - 1] !== "\n") return false;
    return this.#matches(BLOCK_HEAD);
  }

  /** A name at this place, which is passed over; else undefined and nothing is. */
  name(): string | undefined {
    NAME.lastIndex = this.at;
    const found = NAME.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  number(): boolean {
    return this.#pass(NUMBER);
  }

  operator(): boolean {
    return this.#pass(OPERATOR);
  }

  /** The start of a heredoc, which is passed over with its line. */
  heredocStart(): { readonly isIndented: boolean; readonly word: string } | undefined {
    HEREDOC.lastIndex = this.at;
    const found = HEREDOC.exec(this.text);
    if (found === null) return undefined;
    this.at += found[0].length;
    return { isIndented: found[1] === "-", word: found[2] ?? "" };
  }

  /** Passes over `char`, if that is what stands here. */
  accept(char: string): boolean {
    if (!this.text.startsWith(char, this.at)) return false;
    this.at += char.length;
    return true;
  }

  lineEnd(from: number): number {
    const end = this.text.indexOf("\n", from);
    return end < 0 ? this.text.length : end;
  }

  /**
   * Passes over the rest of what was opened by one bracket (or by `${`, `%{`) before this place, with everything in it.
   * Ends at a block of the top level and at the end of the text as well.
   */
  skipToClose(): void {
    const { text } = this;
    // What is open inside: a bracket, or a text in quotes.
    const open: ("bracket" | "quote")[] = ["bracket"];
    while (open.length > 0 && this.at < text.length) {
      if (open.at(-1) === "quote") {
        this.#inQuotes(open);
        continue;
      }
      this.skipSpace(true);
      if (this.at >= text.length || this.isAtBlockHead()) return;
      const char = text[this.at];
      if (char === "<" && this.heredocStart() !== undefined) {
        this.at = this.heredocEnd();
        continue;
      }
      this.at++;
      if (char === '"') open.push("quote");
      else if (char === "{" || char === "[" || char === "(") open.push("bracket");
      else if (char === "}" || char === "]" || char === ")") open.pop();
    }
  }

  /** One step in a text in quotes, which ends with its line. */
  #inQuotes(open: ("bracket" | "quote")[]): void {
    const char = this.text[this.at];
    const next = this.text[this.at + 1];
    if (char === "\\") this.at = Math.min(this.at + 2, this.text.length);
    else if ((char === "$" || char === "%") && next === char && this.text[this.at + 2] === "{") this.at += 3;
    else if ((char === "$" || char === "%") && next === "{") {
      this.at += 2;
      open.push("bracket");
    } else {
      if (char !== "\n") this.at++;
      if (char === '"' || char === "\n") open.pop();
    }
  }

  /** The offset behind the line that ends the heredoc whose text starts here. */
  heredocEnd(): number {
    return this.lineEnd(this.heredocTextEnd(this.#word()));
  }

  /** The offset of the line that ends a heredoc with this word, whose text starts here; the text's end where none does. */
  heredocTextEnd(word: string): number {
    const { text } = this;
    for (let line = this.at; line < text.length; line = this.lineEnd(line) + 1) {
      if (text.slice(line, this.lineEnd(line)).trim() === word) return line;
    }
    return text.length;
  }

  /** The word of the heredoc whose first line was just passed. */
  #word(): string {
    const start = this.text.lastIndexOf("<<", this.at - 1);
    return this.text.slice(start, this.at).replace(/^<<-?/, "").trim();
  }

  #past(word: string, from: number): number {
    const end = this.text.indexOf(word, from);
    return end < 0 ? this.text.length : end + word.length;
  }

  #pass(pattern: RegExp): boolean {
    if (!this.#matches(pattern)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  #matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }
}

const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const OPERATOR = /[=!<>]=|&&|\|\||[-+*/%<>]/y;
const HEREDOC = /<<(-?)([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;
const BLOCK_HEAD =
  /(?:resource|data|module|locals|variable|output|provider|terraform|check|import|moved|removed|ephemeral)\b[^\n={}:()[\]]*\{/y;
