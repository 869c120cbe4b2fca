import type { Span } from "../../base/span";
import { SiteText } from "../siteText";
import type { WrittenEntry, WrittenValue } from "../written";
import { HclScanner } from "./hclScanner";
import type { HclCall, HclExpression, HclItem, HclKey, HclObject, HclTemplate, HclTuple } from "./hclSyntax";

/** What is known of the names that stand in values. */
export interface HclNames {
  /** The value of `local.<name>` where the same file gives it. */
  readonly local: (name: string) => HclExpression | undefined;
}

interface HclWriting {
  readonly isFollowing?: boolean;
  readonly cursor?: number | undefined;
}

/**
 * Writes the JSON that Terraform's jsonencode makes of values, in the order and with the spaces of the document; what is
 * known only when it is deployed becomes an unknown part. Source: https://developer.hashicorp.com/terraform/language/functions/jsonencode
 */
export class HclJsonWriter {
  readonly site: SiteText;
  readonly #text: string;
  readonly #names: HclNames;
  /** Whether a name's value is what is being written: those are followed once. */
  readonly #isFollowing: boolean;
  /** Where somebody types: an entry that is a gap stands there, where nothing else does. */
  readonly #cursor: number | undefined;

  constructor(text: string, names: HclNames, { isFollowing = false, cursor }: HclWriting = {}) {
    this.site = new SiteText(text);
    this.#text = text;
    this.#names = names;
    this.#isFollowing = isFollowing;
    this.#cursor = cursor;
  }

  /** An object, or what a call makes one of, as it is written; undefined for what may be anything. */
  pattern(value: HclExpression): WrittenValue | undefined {
    const isObject = value.kind === "object" || (value.kind === "call" && value.name === "merge");
    return isObject ? this.#value(value, false) : undefined;
  }

  /** As it stands, with the spaces in it. */
  #object({ span, items, isClosed }: HclObject): WrittenValue {
    const end = endOf(span) - (isClosed ? 1 : 0);
    this.site.copy({ offset: span.offset, length: 1 });
    let at = span.offset + 1;
    const entries: WrittenEntry[] = [];
    for (const [index, item] of items.entries()) {
      const start = item.key.span.offset;
      this.#space(at, start, index > 0);
      entries.push(...this.#gap(at, start - 1, index === 0));
      const entry = this.#item(item);
      entries.push(entry);
      at = endOf(entry.span);
    }
    this.#space(at, end, false);
    entries.push(...this.#gap(at, end, items.length === 0));
    if (isClosed) this.site.copy({ offset: end, length: 1 });
    return { span, entries };
  }

  #item({ key, separator, value }: HclItem): WrittenEntry {
    this.#key(key);
    const entryTo = (end: number, written?: WrittenValue): WrittenEntry => {
      const { offset } = key.span;
      return { span: { offset, length: end - offset }, key: key.span, value: written };
    };
    if (separator === undefined) return entryTo(endOf(key.span));
    this.#space(endOf(key.span), separator.offset, false);
    this.site.stand(":", separator);
    if (value === undefined) {
      const [start, end] = [endOf(separator), this.#lineSpacesEnd(endOf(separator))];
      this.#space(start, end, false);
      const cursor = this.#cursor ?? end;
      const offset = start <= cursor && cursor <= end ? cursor : end;
      return entryTo(end, { span: { offset, length: 0 }, entries: undefined });
    }
    this.#space(endOf(separator), value.span.offset, false);
    return entryTo(endOf(value.span), this.#value(value, false));
  }

  #key(key: HclKey): void {
    if (key.kind === "template") this.#string(key);
    else if (key.kind === "name") {
      this.site.add('"');
      this.site.copy(key.span);
      this.site.add('"');
    } else {
      const words = this.#words(key.span);
      const isInParentheses = words.startsWith("(") && words.endsWith(")");
      const expression = (isInParentheses ? words.slice(1, -1) : words).trim();
      this.site.add('"');
      this.site.unknown(placeholder(expression).slice(1, -1), key.span, { expression, holds: "text" });
      this.site.add('"');
    }
  }

  #value(value: HclExpression, isElement: boolean): WrittenValue {
    switch (value.kind) {
      case "object":
        return this.#object(value);
      case "tuple":
        return this.#tuple(value);
      case "template":
        return this.#template(value, isElement);
      case "literal":
        this.site.stand(jsonLiteral(this.#words(value.span)), value.span);
        return { span: value.span, entries: undefined };
      case "call":
        return this.#call(value, isElement);
      case "conditional":
      case "other":
        return this.#follow(this.#words(value.span), value.span, isElement);
    }
  }

  #tuple({ span, elements, isClosed }: HclTuple): WrittenValue {
    const end = endOf(span) - (isClosed ? 1 : 0);
    this.site.copy({ offset: span.offset, length: 1 });
    const entries = this.#elements(elements, span.offset + 1, end);
    if (isClosed) this.site.copy({ offset: end, length: 1 });
    return { span, entries };
  }

  #elements(elements: readonly HclExpression[], from: number, end: number): readonly WrittenEntry[] {
    let at = from;
    const entries: WrittenEntry[] = [];
    for (const [index, element] of elements.entries()) {
      const { span } = element;
      this.#space(at, span.offset, index > 0);
      entries.push(...this.#gap(at, span.offset - 1, index === 0));
      entries.push({ span, key: undefined, value: this.#value(element, true) });
      at = endOf(span);
    }
    this.#space(at, end, false);
    entries.push(...this.#gap(at, end, elements.length === 0));
    return entries;
  }

  /** The entry that somebody types between two others, or before or behind all. */
  #gap(from: number, end: number, isFirst: boolean): readonly WrittenEntry[] {
    const offset = this.#cursor;
    if (offset === undefined || offset < (isFirst ? from : from + 1) || offset > end) return [];
    const scanner = new HclScanner(this.#text);
    for (scanner.at = from; scanner.at < offset;) {
      const isBlock = this.#text.startsWith("/*", scanner.at);
      if (!scanner.skipComment()) scanner.at++;
      else if (scanner.at > offset || (scanner.at === offset && !isBlock)) return [];
    }
    return [{ span: { offset, length: 0 }, key: undefined, value: undefined, isGap: true }];
  }

  #lineSpacesEnd(from: number): number {
    let end = from;
    while (this.#text[end] === " " || this.#text[end] === "\t") end++;
    return end;
  }

  /** A text with nothing but one expression is that expression, whatever it is. */
  #template(value: HclTemplate, isElement: boolean): WrittenValue {
    const [only] = value.pieces;
    if (value.pieces.length === 1 && only?.kind === "hole")
      return this.#follow(only.expression, value.span, isElement);
    this.#string(value);
    const { span } = value;
    const isKept = value.isHeredoc || value.pieces.some(({ kind }) => kind === "hole");
    return isKept ? { span, entries: undefined, isUnknown: true } : { span, entries: undefined };
  }

  #string({ span, pieces, isHeredoc, isClosed }: HclTemplate): void {
    if (isHeredoc) this.site.add('"');
    else this.site.copy({ offset: span.offset, length: 1 });
    for (const piece of pieces) {
      if (piece.kind === "text") this.#letters(piece.text, piece.span);
      else {
        const { expression } = piece;
        this.site.unknown(placeholder(expression).slice(1, -1), piece.span, { expression, holds: "text" });
      }
    }
    if (!isClosed) return;
    if (isHeredoc) this.site.add('"');
    else this.site.copy({ offset: endOf(span) - 1, length: 1 });
  }

  /** Letters that JSON writes otherwise stand for that one by one, so that those around them are where they are. */
  #letters(text: string, span: Span): void {
    const composed = text.normalize("NFC");
    const own = JSON.stringify(composed).slice(1, -1);
    if (own === text || composed !== text || text.length !== span.length) {
      this.site.stand(own, span);
      return;
    }
    let offset = span.offset;
    for (const char of text) {
      this.site.stand(JSON.stringify(char).slice(1, -1), { offset, length: char.length });
      offset += char.length;
    }
  }

  #call({ name, args, isSpread, span }: HclCall, isElement: boolean): WrittenValue {
    const [only] = args;
    if (!isSpread && only !== undefined) {
      if (name === "merge") return this.#merge(args, span);
      if (name === "concat" && !isElement) return this.#concat(args, span);
      if (LISTS.has(name) && only.kind === "tuple" && args.length === 1) return this.#tuple(only);
    }
    return this.#follow(this.#words(span), span, isElement);
  }

  /** The fields of all objects, the last of each name. */
  #merge(args: readonly HclExpression[], span: Span): WrittenValue {
    const lastWith = new Map<string, number>();
    for (const [index, arg] of args.entries()) {
      for (const { key } of arg.kind === "object" ? arg.items : []) {
        const name = this.#nameOf(key);
        if (name !== undefined) lastWith.set(name, index);
      }
    }
    this.site.add("{");
    let isFirst = true;
    const separate = (): void => {
      if (!isFirst) this.site.add(", ");
      isFirst = false;
    };
    for (const [index, arg] of args.entries()) {
      if (arg.kind !== "object") {
        separate();
        this.#many(arg.span);
        this.site.add(":0");
        continue;
      }
      for (const item of arg.items) {
        const name = this.#nameOf(item.key);
        if (name !== undefined && (lastWith.get(name) ?? index) > index) continue;
        separate();
        this.#item(item);
      }
    }
    this.site.add("}");
    // Its parts are read, but not written anew.
    return { span, entries: undefined, isUnknown: true };
  }

  #concat(args: readonly HclExpression[], span: Span): WrittenValue {
    this.site.add("[");
    let isFirst = true;
    for (const arg of args) {
      if (arg.kind === "tuple" && arg.elements.length === 0) continue;
      if (!isFirst) this.site.add(", ");
      isFirst = false;
      if (arg.kind === "tuple") {
        this.#elements(arg.elements, arg.span.offset + 1, endOf(arg.span) - (arg.isClosed ? 1 : 0));
      } else this.#many(arg.span);
    }
    this.site.add("]");
    return { span, entries: undefined, isUnknown: true };
  }

  #many(span: Span): void {
    const expression = this.#words(span);
    this.site.unknown(placeholder(expression), span, { expression, holds: "many" });
  }

  #nameOf(key: HclKey): string | undefined {
    if (key.kind === "name") return this.#words(key.span);
    if (key.kind === "other" || key.pieces.some(({ kind }) => kind === "hole")) return undefined;
    return key.pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join("");
  }

  /** An expression: where it names a value of the same file that value, else something unknown. */
  #follow(expression: string, span: Span, isElement: boolean): WrittenValue {
    const local = /^local\.([\p{L}_][\p{L}\p{N}_-]*)$/u.exec(expression)?.[1];
    const known = local === undefined || this.#isFollowing ? undefined : this.#names.local(local);
    if (known !== undefined && known.kind !== "other") {
      const writer = new HclJsonWriter(this.#text, this.#names, { isFollowing: true });
      writer.#value(known, isElement);
      this.site.quote(writer.site, span);
    } else {
      const holds = TEXT_ATTRIBUTE.test(expression) ? "text" : "anything";
      this.site.unknown(placeholder(expression), span, { expression, holds });
    }
    return { span, entries: undefined, isUnknown: true };
  }

  /**
   * What stands between two tokens: spaces as they are, a comma if one is due and where it is written, or else at once. No
   * comments, and no comma behind the last.
   */
  #space(from: number, end: number, isCommaDue: boolean): void {
    const parts = partsOfGap(this.#text, from, end);
    let isDue = isCommaDue;
    if (isDue && !parts.some(({ isComma }) => isComma)) {
      this.site.add(",");
      isDue = false;
    }
    for (const { span, isComma } of parts) {
      if (!isComma) this.site.copy(span);
      else if (isDue) {
        this.site.copy(span);
        isDue = false;
      }
    }
  }

  #words({ offset, length }: Span): string {
    return this.#text.slice(offset, offset + length);
  }
}

/** The spaces and commas between two tokens, without the comments and whatever is there by mistake. */
function partsOfGap(
  text: string,
  from: number,
  end: number,
): readonly { readonly span: Span; readonly isComma: boolean }[] {
  const parts: { span: Span; isComma: boolean }[] = [];
  const scanner = new HclScanner(text);
  for (scanner.at = from; scanner.at < end;) {
    const start = scanner.at;
    while (scanner.at < end && /\s/.test(text[scanner.at] ?? "")) scanner.at++;
    if (scanner.at > start)
      parts.push({ span: { offset: start, length: scanner.at - start }, isComma: false });
    else if (scanner.accept(",")) parts.push({ span: { offset: start, length: 1 }, isComma: true });
    else if (!scanner.skipComment()) scanner.at++;
  }
  return parts;
}

/** Functions that make a list, or a set, of a list. */
const LISTS = new Set(["tolist", "toset", "distinct"]);

function endOf({ offset, length }: Span): number {
  return offset + length;
}

/** The string that stands in a pattern for an expression. */
function placeholder(expression: string): string {
  return JSON.stringify(`\${${expression}}`);
}

/** Attributes of resources that are a text and nothing else. */
const TEXT_ATTRIBUTE =
  /^(?:data\.)?(?!(?:var|local|module|each|count|path|data|self|terraform)\.)[a-z]\w*\.[\w-]+\.(?:arn|id|name|account_id|bucket|function_name|region)$/;

/** A literal as jsonencode writes it. */
function jsonLiteral(text: string): string {
  const number = /^(-?)\s*(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (number === null) return text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = number;
  const shift = Number(exponent);
  if (Math.abs(shift) > 300) return text;
  const digits = whole + fraction;
  const point = whole.length + shift;
  const padded = point > digits.length ? digits.padEnd(point, "0") : digits;
  const shown = point <= 0 ? "0".repeat(1 - point) + padded : padded;
  const split = Math.max(point, 1);
  const integer = shown.slice(0, split).replace(/^0+(?=\d)/, "");
  const rest = withoutZeros(shown.slice(split));
  const value = rest === "" ? integer : `${integer}.${rest}`;
  return value === "0" ? "0" : sign + value;
}

/** Digits without the zeros at their end. */
function withoutZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === "0") end--;
  return digits.slice(0, end);
}
