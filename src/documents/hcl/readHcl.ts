import type { Span } from "../../base/span";
import { HclScanner } from "./hclScanner";
import { readHeredoc, readQuoted } from "./hclTemplates";
import type {
  HclAttribute,
  HclBlock,
  HclBody,
  HclExpression,
  HclItem,
  HclKey,
  HclObject,
  HclTuple,
} from "./hclSyntax";

/** What is nested deeper is passed over: no pattern is, and reading recurses. */
const MAX_DEPTH = 100;

/**
 * The blocks and arguments of a file of Terraform or OpenTofu, whatever is in it: where something is missing it is taken
 * as its author will have meant it, and the next block of the top level starts afresh. Takes time linear in the text.
 */
export function readHcl(text: string): HclBody {
  return new HclReader(text).body(0);
}

class HclReader {
  readonly #scanner: HclScanner;

  constructor(text: string) {
    this.#scanner = new HclScanner(text);
  }

  /** Up to the `}` that closes it; at depth 0 all of the text. */
  body(depth: number): HclBody {
    const scanner = this.#scanner;
    const start = scanner.at;
    const attributes: HclAttribute[] = [];
    const blocks: HclBlock[] = [];
    for (;;) {
      scanner.skipSpace(true);
      if (scanner.at >= scanner.text.length || (depth > 0 && scanner.isAtBlockHead())) break;
      if (depth > 0 && scanner.accept("}")) break;
      const name = scanner.name();
      // What is no name here is a mistake, or the rest of one.
      if (name === undefined) scanner.at++;
      else this.#argumentOrBlock(name, depth, attributes, blocks);
    }
    return { span: this.#from(start), attributes, blocks };
  }

  #argumentOrBlock(name: string, depth: number, attributes: HclAttribute[], blocks: HclBlock[]): void {
    const scanner = this.#scanner;
    const labels: string[] = [];
    for (;;) {
      scanner.skipSpace(false);
      if (scanner.text[scanner.at] === '"') labels.push(this.#label());
      else {
        const label = scanner.name();
        if (label === undefined) break;
        labels.push(label);
      }
    }
    if (labels.length === 0 && scanner.text[scanner.at] === "=") {
      scanner.at++;
      attributes.push({ name, value: this.expression(depth + 1, false) });
    } else if (scanner.accept("{")) {
      if (depth < MAX_DEPTH) blocks.push({ type: name, labels, body: this.body(depth + 1) });
      else scanner.skipToClose();
    }
  }

  #label(): string {
    const { pieces } = readQuoted(this.#scanner);
    return pieces.map((piece) => (piece.kind === "text" ? piece.text : piece.expression)).join("");
  }

  /** The value that starts here; undefined where none does. In brackets it may go on over lines. */
  expression(depth: number, overLines: boolean): HclExpression | undefined {
    const scanner = this.#scanner;
    scanner.skipSpace(overLines);
    const start = scanner.at;
    let value = this.#operand(depth, overLines);
    if (value === undefined) return undefined;
    let end = scanner.at;
    for (;;) {
      scanner.skipSpace(overLines);
      if (scanner.text.startsWith("=>", scanner.at) || !scanner.operator()) break;
      scanner.skipSpace(overLines);
      if (this.#operand(depth, overLines) === undefined) break;
      end = scanner.at;
      value = { kind: "other", span: { offset: start, length: end - start } };
    }
    if (scanner.text[scanner.at] === "?") {
      scanner.at++;
      const arms = [this.#deeper(depth, overLines)];
      scanner.skipSpace(overLines);
      if (scanner.accept(":")) arms.push(this.#deeper(depth, overLines));
      const found = arms.filter((arm) => arm !== undefined);
      end = Math.max(scanner.at, end);
      value = { kind: "conditional", span: this.#trimmed(start), arms: found };
      return value;
    }
    scanner.at = end;
    return value;
  }

  #deeper(depth: number, overLines: boolean): HclExpression | undefined {
    if (depth < MAX_DEPTH) return this.expression(depth + 1, overLines);
    const start = this.#scanner.at;
    this.#scanner.skipToClose();
    // The bracket that it ended at closes what is around it.
    if (this.#scanner.at > start && /[)\]}]/.test(this.#scanner.text[this.#scanner.at - 1] ?? ""))
      this.#scanner.at--;
    return this.#scanner.at > start ? { kind: "other", span: this.#from(start) } : undefined;
  }

  /** A value without operators behind it, with what is taken out of it: `.id`, `[0]`, `[*]`. */
  #operand(depth: number, overLines: boolean): HclExpression | undefined {
    const scanner = this.#scanner;
    const start = scanner.at;
    const char = scanner.text[start];
    if (char === "!" || char === "-") {
      scanner.at++;
      scanner.skipSpace(overLines);
      const isNumber = char === "-" && /\d/.test(scanner.text[scanner.at] ?? "");
      const value = depth < MAX_DEPTH ? this.#operand(depth + 1, overLines) : undefined;
      return value && { kind: isNumber ? "literal" : "other", span: this.#from(start) };
    }
    const value = this.#primary(depth);
    if (value === undefined) return undefined;
    return this.#passSelections() ? { kind: "other", span: this.#from(start) } : value;
  }

  /** Whether something is taken out of what was read. */
  #passSelections(): boolean {
    const scanner = this.#scanner;
    const start = scanner.at;
    for (;;) {
      const isDot = scanner.text[scanner.at] === "." && !scanner.text.startsWith("...", scanner.at);
      if (isDot) {
        scanner.at++;
        if (scanner.name() === undefined && !scanner.accept("*")) scanner.number();
      } else if (scanner.accept("[")) scanner.skipToClose();
      else return scanner.at > start;
    }
  }

  #primary(depth: number): HclExpression | undefined {
    const scanner = this.#scanner;
    const start = scanner.at;
    const char = scanner.text[start];
    if (char === '"') return readQuoted(scanner);
    if (char === "<") return readHeredoc(scanner);
    if (char === "{" || char === "[") return this.#collection(depth);
    if (char === "(") return this.#parentheses(depth);
    if (scanner.number()) return { kind: "literal", span: this.#from(start) };
    const name = scanner.name();
    if (name === undefined) return undefined;
    if (name === "true" || name === "false" || name === "null")
      return { kind: "literal", span: this.#from(start) };
    // `provider::aws::arn_parse(…)`
    while (scanner.text.startsWith("::", scanner.at)) {
      scanner.at += 2;
      scanner.name();
    }
    return scanner.text[scanner.at] === "("
      ? this.#call(name, start, depth)
      : { kind: "other", span: this.#from(start) };
  }

  #collection(depth: number): HclExpression {
    const scanner = this.#scanner;
    const start = scanner.at;
    const isObject = scanner.text[start] === "{";
    scanner.at++;
    scanner.skipSpace(true);
    if (/for\s/y.test(scanner.text.slice(scanner.at, scanner.at + 4)) || depth >= MAX_DEPTH) {
      scanner.skipToClose();
      return { kind: "other", span: this.#from(start) };
    }
    return isObject ? this.#object(start, depth) : this.#tuple(start, depth);
  }

  #object(start: number, depth: number): HclObject {
    const scanner = this.#scanner;
    const items: HclItem[] = [];
    for (;;) {
      scanner.skipSpace(true);
      if (this.#isAtEnd()) return { kind: "object", span: this.#from(start), items, isClosed: false };
      if (scanner.accept("}")) return { kind: "object", span: this.#from(start), items, isClosed: true };
      // Brackets that close what is around this object.
      if (/[)\]]/.test(scanner.text[scanner.at] ?? ""))
        return { kind: "object", span: this.#from(start), items, isClosed: false };
      const key = this.#key();
      if (key === undefined) {
        scanner.at++;
        continue;
      }
      scanner.skipSpace(false);
      const at = scanner.at;
      const isSeparated = !scanner.text.startsWith("=>", at) && (scanner.accept("=") || scanner.accept(":"));
      items.push({
        key,
        separator: isSeparated ? { offset: at, length: 1 } : undefined,
        value: isSeparated ? this.expression(depth + 1, false) : undefined,
      });
    }
  }

  #key(): HclKey | undefined {
    const scanner = this.#scanner;
    const start = scanner.at;
    if (scanner.text[start] === '"') return readQuoted(scanner);
    // HCL takes any expression for a key, and lets it be what can be one.
    if (scanner.accept("(") || scanner.accept("{") || scanner.accept("[")) {
      scanner.skipToClose();
      return { kind: "other", span: this.#from(start) };
    }
    const isNumber = scanner.number();
    if (!isNumber && scanner.name() === undefined) return undefined;
    return this.#passSelections() || isNumber
      ? { kind: "other", span: this.#from(start) }
      : { kind: "name", span: this.#from(start) };
  }

  #tuple(start: number, depth: number): HclTuple {
    const [elements, isClosed] = this.#list("]", depth);
    return { kind: "tuple", span: this.#from(start), elements, isClosed };
  }

  /** Values up to a closing bracket, with or without the commas between them. */
  #list(close: string, depth: number): readonly [readonly HclExpression[], boolean] {
    const scanner = this.#scanner;
    const elements: HclExpression[] = [];
    for (;;) {
      scanner.skipSpace(true);
      if (this.#isAtEnd()) return [elements, false];
      if (scanner.accept(close)) return [elements, true];
      const char = scanner.text[scanner.at] ?? "";
      if (/[)\]}]/.test(char)) return [elements, false];
      const element = this.expression(depth + 1, true);
      if (element !== undefined) elements.push(element);
      else scanner.at++;
    }
  }

  #call(name: string, start: number, depth: number): HclExpression {
    const scanner = this.#scanner;
    scanner.at++;
    if (depth >= MAX_DEPTH) {
      scanner.skipToClose();
      return { kind: "other", span: this.#from(start) };
    }
    const [args, isClosed] = this.#list(")", depth);
    const end = isClosed ? scanner.at - 1 : scanner.at;
    const isSpread = /\.\.\.\s*$/.test(scanner.text.slice(Math.max(start, end - 20), end));
    return { kind: "call", span: this.#from(start), name, args, isSpread };
  }

  /** What stands between parentheses is what it is without them, but a place where several do is none. */
  #parentheses(depth: number): HclExpression {
    const scanner = this.#scanner;
    const start = scanner.at;
    scanner.at++;
    const [elements] = depth < MAX_DEPTH ? this.#list(")", depth) : [[]];
    const [only] = elements;
    if (elements.length === 1 && only !== undefined) return only;
    if (depth >= MAX_DEPTH) scanner.skipToClose();
    return { kind: "other", span: this.#from(start) };
  }

  #isAtEnd(): boolean {
    return this.#scanner.at >= this.#scanner.text.length || this.#scanner.isAtBlockHead();
  }

  #from(start: number): Span {
    return { offset: start, length: this.#scanner.at - start };
  }

  /** As #from, without space at its end. */
  #trimmed(start: number): Span {
    return { offset: start, length: this.#scanner.text.slice(start, this.#scanner.at).trimEnd().length };
  }
}
