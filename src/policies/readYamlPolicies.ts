import { CST, Lexer, Parser } from "yaml";
import { MAX_DEPTH } from "./policyLimits";
import { policyText, type PolicyMember, type PolicyValue } from "./policyValue";

/** What is read before whoever reads in steps may do something else: characters, and more for each token. */
const step = 16_384;
const costOfToken = 8;

/** How many collections may be open at once: the library closes them one inside the other, each deeper on the stack. */
const maxOpen = 500;

/** The values of the documents of a YAML text, as far as they can be read. See readYamlInSteps. */
export function readYamlPolicies(text: string): readonly PolicyValue[] {
  const reading = readYamlInSteps(text);
  for (;;) {
    const { done, value } = reading.next();
    if (done === true) return value;
  }
}

/**
 * The values of the documents of a YAML text, as far as they can be read, in steps of a few milliseconds. What has a tag
 * of its own, such as CloudFormation's `!Sub`, what stands for something else, such as `*alias`, and what is deeper than
 * MAX_DEPTH is `other`; nothing is read behind the place where hundreds of collections are open at once.
 *
 * Read from the tokens, which the library groups in time linear in the text. Its documents are not made: they say of
 * every scalar what it could be, resolve each alias, and take time that grows as the square of what is wrong in a text.
 */
export function* readYamlInSteps(text: string): Generator<undefined, readonly PolicyValue[]> {
  const parser = new Parser();
  const values: PolicyValue[] = [];
  const take = (tokens: Iterable<CST.Token>): void => {
    for (const token of tokens) {
      if (token.type === "document") values.push(toValue(text, token.start, token.value, 0));
    }
  };
  let read = 0;
  // A token at a time: given a piece of text, the lexer waits for the end of the line, which may be all of it.
  for (const source of new Lexer().lex(text)) {
    take(parser.next(source));
    if (parser.stack.length > maxOpen) return values;
    read += source.length + costOfToken;
    if (read < step) continue;
    read = 0;
    yield;
  }
  take(parser.end());
  return values;
}

/** A value with the tokens before it, among them its tag. */
function toValue(
  text: string,
  before: readonly CST.SourceToken[],
  token: CST.Token | null | undefined,
  depth: number,
): PolicyValue {
  const tag = before.find(({ type }) => type === "tag");
  // A tag such as !!str or !!map says what a value is anyway.
  if (depth > MAX_DEPTH || (tag !== undefined && !tag.source.startsWith("!!"))) return { kind: "other" };
  switch (token?.type) {
    case "block-map":
      return { kind: "object", members: token.items.flatMap((item) => toMember(text, item, depth)) };
    case "block-seq":
      return {
        kind: "list",
        items: token.items.flatMap(({ start, value }) =>
          start.some(({ type }) => type === "seq-item-ind") ? [toValue(text, start, value, depth + 1)] : [],
        ),
      };
    case "flow-collection":
      return token.start.source === "{"
        ? { kind: "object", members: token.items.flatMap((item) => toMember(text, item, depth)) }
        : { kind: "list", items: token.items.flatMap((item) => toItem(text, item, depth)) };
    case "scalar":
      return policyText(text, token.source, { offset: token.offset, length: token.source.length });
    case "single-quoted-scalar":
    case "double-quoted-scalar":
      return quoted(text, token);
    default:
      return { kind: "other" };
  }
}

/** A text between quotes; one with escapes, with quotes in it or on several lines is not written letter by letter. */
function quoted(text: string, { source, offset, type }: CST.FlowScalar): PolicyValue {
  const [quote, escape] = type === "single-quoted-scalar" ? ["'", "'"] : ['"', "\\"];
  const value = source.slice(1, -1);
  if (source.length < 2 || !source.endsWith(quote) || value.includes(escape)) return { kind: "other" };
  return policyText(text, value, { offset: offset + 1, length: value.length });
}

/** A broken escape in a key is whatever the library makes of it. */
const ignore = (): void => undefined;

function toMember(text: string, { key, sep = [], value }: CST.CollectionItem, depth: number): PolicyMember[] {
  const name = CST.isScalar(key) ? CST.resolveAsScalar(key, false, ignore) : null;
  return name === null ? [] : [{ key: name.value, value: toValue(text, sep, value, depth + 1) }];
}

/** An item between brackets: a value, a pair, or nothing between two commas. */
function toItem(text: string, item: CST.CollectionItem, depth: number): readonly PolicyValue[] {
  const { start, key, sep, value } = item;
  if (key !== undefined && sep !== undefined) {
    return [{ kind: "object", members: toMember(text, item, depth + 1) }];
  }
  return value === undefined ? [] : [toValue(text, start, value, depth + 1)];
}
