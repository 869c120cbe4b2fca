import { formatPattern } from "../json/layout/format";
import { RULE } from "../pattern/dialects";
import { OR } from "../pattern/parse/parseFields";
import type { Excluded, MatcherKind, NumericBound } from "../pattern/pattern";
import { hasEmptyKey } from "./flatEvent";
import type { Draft } from "./draft";

/** How the events write their paths. */
export interface EventLayout {
  /** Where a path stands: the lower first. */
  readonly orderOf: (path: string) => number;
  /** The keys that a path is joined from: keys can have dots of their own, as in `Relationships.0`. */
  readonly keysOf: (path: string) => readonly string[];
}

/**
 * The pattern that matches what one of the drafts matches, as text without blanks. What all drafts ask for alike stands
 * before the `$or`. No draft may be empty. Not every path can be written: `$or` alone never is the name of a field, and
 * the names that EventBridge keeps for operators are none in a branch of `$or`.
 */
export function writeDrafts(drafts: readonly Draft[], layout: EventLayout): string {
  const [first, ...others] = drafts;
  if (first === undefined) throw new Error("There is no draft to write.");
  if (others.length === 0) return `{${membersOf(first, layout, false).join(",")}}`;
  const common = commonLeaves(first, others);
  const branches = drafts.map((draft) => new Map([...draft].filter(([path]) => !common.has(path))));
  // A branch must ask for something.
  if (branches.some((branch) => branch.size === 0)) return withOr(new Map(), drafts, layout);
  return withOr(common, branches, layout);
}

/** A pattern's text laid out as Format Document does it, with a line break at its end. */
export function layOutPattern(text: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const { span, newText } of formatPattern(text, { tabSize: 2, insertSpaces: true })) {
    parts.push(text.slice(end, span.offset), newText);
    end = span.offset + span.length;
  }
  const laidOut = [...parts, text.slice(end)].join("");
  return `${laidOut.trimEnd()}\n`;
}

/** A matcher as JSON. */
function writeMatcher(matcher: MatcherKind): string {
  switch (matcher.kind) {
    case "string":
      return JSON.stringify(matcher.value);
    case "number":
      return matcher.text;
    case "boolean":
      return String(matcher.value);
    case "null":
      return "null";
    case "exactly":
    case "wildcard":
    case "cidr":
      return JSON.stringify({ [matcher.kind]: matcher.value });
    case "prefix":
    case "suffix":
      return JSON.stringify({
        [matcher.kind]: matcher.ignoreCase ? { "equals-ignore-case": matcher.value } : matcher.value,
      });
    case "equalsIgnoreCase":
      return JSON.stringify({ "equals-ignore-case": matcher.value });
    case "exists":
      return JSON.stringify({ exists: matcher.exists });
    case "numeric":
      return `{"numeric":[${[...boundOf(">", matcher.lower), ...boundOf("<", matcher.upper)].join(",")}]}`;
    case "anythingBut":
      return `{"anything-but":${writeExcluded(matcher.excluded)}}`;
    case "unknown":
      throw new Error("A pattern from events has no unknown values.");
  }
}

function boundOf(sign: string, bound: NumericBound | undefined): readonly string[] {
  return bound === undefined ? [] : [JSON.stringify(bound.inclusive ? `${sign}=` : sign), bound.text];
}

function writeExcluded(excluded: Excluded): string {
  switch (excluded.kind) {
    case "strings":
      return JSON.stringify(excluded.values);
    case "numbers":
      return `[${excluded.texts.join(",")}]`;
    case "prefix":
    case "suffix":
    case "wildcard":
      return JSON.stringify({ [excluded.kind]: excluded.values });
    case "equalsIgnoreCase":
      return JSON.stringify({ "equals-ignore-case": excluded.values });
  }
}

function commonLeaves(first: Draft, others: readonly Draft[]): Draft {
  const isCommon = ([path, matchers]: readonly [string, readonly MatcherKind[]]): boolean =>
    others.every((draft) => {
      const leaf = draft.get(path);
      return leaf !== undefined && writeLeaf(leaf) === writeLeaf(matchers);
    });
  return new Map([...first].filter(isCommon));
}

function withOr(common: Draft, branches: readonly Draft[], layout: EventLayout): string {
  const texts = branches.map((branch) => `{${membersOf(branch, layout, true).join(",")}}`);
  return `{${[...membersOf(common, layout, false), `"$or":[${texts.join(",")}]`].join(",")}}`;
}

function writeLeaf(matchers: readonly MatcherKind[]): string {
  return `[${matchers.map(writeMatcher).join(",")}]`;
}

/** A key of the pattern: what stands at it, and the keys in it. */
interface Node {
  leaf?: readonly MatcherKind[];
  readonly inner: Map<string, Node>;
}

function membersOf(draft: Draft, { orderOf, keysOf }: EventLayout, isInOr: boolean): readonly string[] {
  const root: Node = { inner: new Map() };
  for (const path of [...draft.keys()].sort((one, other) => orderOf(one) - orderOf(other))) {
    let node = root;
    for (const key of keysFor(path, keysOf(path), isInOr)) {
      let next = node.inner.get(key);
      if (next === undefined) {
        next = { inner: new Map() };
        node.inner.set(key, next);
      }
      node = next;
    }
    node.leaf = draft.get(path) ?? [];
  }
  return [...root.inner].flatMap(([key, node]) => writeNode(key, node));
}

/**
 * A key that holds a list cannot hold an object too: what is deeper stands beside it under a key with dots, which is
 * the same path to EventBridge.
 */
function writeNode(key: string, { leaf, inner }: Node): readonly string[] {
  if (leaf === undefined) {
    const members = [...inner].flatMap(([name, node]) => writeNode(name, node));
    return [`${JSON.stringify(key)}:{${members.join(",")}}`];
  }
  const deeper = [...inner].flatMap(([name, node]) => writeNode(`${key}.${name}`, node));
  return [`${JSON.stringify(key)}:${writeLeaf(leaf)}`, ...deeper];
}

/** The keys under which a path is written; those that cannot stand alone are joined to a neighbour. */
function keysFor(path: string, spelt: readonly string[], isInOr: boolean): readonly string[] {
  const isAwkward = (key: string): boolean => key === OR || (isInOr && RULE.reservedInOr.has(key));
  if (hasEmptyKey(path)) return [path];
  const keys: string[] = [];
  let joinNext = false;
  for (const key of spelt) {
    const last = keys.length - 1;
    const joins = joinNext || (isAwkward(key) && last >= 0);
    if (joins) keys[last] = `${keys[last] ?? ""}.${key}`;
    else keys.push(key);
    joinNext = keys.length === 1 && isAwkward(keys[0] ?? "");
  }
  return keys;
}
