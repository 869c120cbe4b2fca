import { parseTree } from "jsonc-parser";
import type { Node } from "jsonc-parser";
import { comparableNumber } from "../../src/pattern/values/comparableNumber";
import { parseCidr, parseIpAddress } from "../../src/pattern/values/ipAddress";
import type { Excluded, Leaf, MatcherKind, Pattern, PatternObject } from "../../src/pattern/pattern";

/**
 * A matcher that does as event-ruler's description says, step by step, with no thought of speed: every combination of
 * `$or` branches is written out, every choice of values is tried. It reads the event with another JSON reader than the
 * engine's. The event must be valid.
 */
export function referenceMatches(pattern: Pattern, eventText: string): boolean {
  const subRules = expand(pattern.root, [new Map<string, Leaf>()]);
  const steps = new Set(subRules.flatMap((rule) => [...rule.keys()].flatMap(javaSplit)));
  const fields = flatten(eventText, steps);
  return subRules.some((rule) => {
    const paths = [...rule.keys()].sort((one, other) => (one < other ? -1 : 1));
    return walk(paths, new Map());

    function walk([path, ...rest]: readonly string[], memberships: ReadonlyMap<number, number>): boolean {
      if (path === undefined) return true;
      const { matchers } = rule.get(path)!;
      const eligible = fields.filter((field) => field.path === path && isConsistent(field, memberships));
      if (matchers.some((matcher) => matcher.kind === "exists" && !matcher.exists) && eligible.length === 0) {
        if (walk(rest, memberships)) return true;
      }
      return eligible.some((field) => {
        if (!matchers.some((matcher) => accepts(matcher, field))) return false;
        return walk(rest, new Map([...memberships, ...field.memberships]));
      });
    }
  });
}

type SubRule = ReadonlyMap<string, Leaf>;

/** Sequential expansion: each member is put into every sub-rule so far; each branch of `$or` gets copies of them. */
function expand(object: PatternObject, before: readonly SubRule[]): readonly SubRule[] {
  return object.members.reduce<readonly SubRule[]>((rules, member) => {
    if (member.kind === "or") return member.branches.flatMap((branch) => expand(branch, rules));
    const { path, value } = member;
    if (value.kind === "object") return expand(value, rules);
    return rules.map((rule) => new Map(rule).set(path, value));
  }, before);
}

interface FlatField {
  readonly path: string;
  /** As written. */
  readonly text: string;
  readonly value: unknown;
  readonly memberships: ReadonlyMap<number, number>;
}

function isConsistent(field: FlatField, memberships: ReadonlyMap<number, number>): boolean {
  return [...field.memberships].every(([array, index]) => (memberships.get(array) ?? index) === index);
}

function javaSplit(path: string): readonly string[] {
  if (!path.includes(".")) return [path];
  const parts = path.split(".");
  while (parts.at(-1) === "") parts.pop();
  return parts;
}

function flatten(text: string, steps: ReadonlySet<string>): readonly FlatField[] {
  const fields: FlatField[] = [];
  let arrays = 0;
  visit(parseTree(text, [], { allowTrailingComma: false })!, [], new Map());
  return fields;

  function visit(node: Node, keys: readonly string[], memberships: ReadonlyMap<number, number>): void {
    if (node.type === "object") {
      for (const { children } of node.children!) {
        const [key, value] = children!;
        const step = JSON.parse(text.slice(key!.offset, key!.offset + key!.length)) as string;
        const isUsed =
          steps.has(step) || (step.includes(".") && javaSplit(step).every((part) => steps.has(part)));
        if (isUsed) visit(value!, [...keys, step], memberships);
      }
    } else if (node.type === "array") {
      const array = arrays++;
      node.children!.forEach((element, index) => {
        const isContainer = element.type === "object" || element.type === "array";
        visit(element, keys, isContainer ? new Map([...memberships, [array, index]]) : memberships);
      });
    } else {
      const written = text.slice(node.offset, node.offset + node.length);
      const value = node.type === "number" ? Number(written) : (JSON.parse(written) as unknown);
      fields.push({ path: keys.join("."), text: written, value, memberships });
    }
  }
}

function accepts(matcher: MatcherKind, { text, value }: FlatField): boolean {
  switch (matcher.kind) {
    case "string": {
      const address = parseIpAddress(matcher.value);
      if (address === undefined || typeof value !== "string") return value === matcher.value;
      const other = parseIpAddress(value);
      return other?.family === address.family && other.value === address.value;
    }
    case "exactly":
      return value === matcher.value;
    case "number":
      if (typeof value !== "number") return false;
      return text === matcher.text || sameNumber(text, matcher.text);
    case "boolean":
      return value === matcher.value;
    case "null":
      return value === null;
    case "prefix":
      return (
        typeof value === "string" &&
        pieces(matcher.value, matcher.ignoreCase, "^", "").test(quoted(value, "end"))
      );
    case "suffix":
      return (
        typeof value === "string" &&
        pieces(matcher.value, matcher.ignoreCase, "", "$").test(quoted(value, "start"))
      );
    case "equalsIgnoreCase":
      return typeof value === "string" && pieces(matcher.value, true, "^", "$").test(encoded(value));
    case "wildcard":
      return typeof value === "string" && wildcard(matcher.value).test(encoded(value));
    case "exists":
      return matcher.exists;
    case "cidr": {
      const parsed = parseCidr(matcher.value);
      const address = typeof value === "string" ? parseIpAddress(value) : undefined;
      if (parsed.kind !== "range" || address?.family !== parsed.range.family) return false;
      return address.value >= parsed.range.first && address.value <= parsed.range.last;
    }
    case "numeric": {
      const number = typeof value === "number" ? comparableNumber(text) : undefined;
      if (number === undefined) return false;
      const { lower, upper } = matcher;
      if (lower && !(lower.inclusive ? number >= Number(lower.text) : number > Number(lower.text)))
        return false;
      return !upper || (upper.inclusive ? number <= Number(upper.text) : number < Number(upper.text));
    }
    case "unknown":
      throw new Error("The reference takes patterns that are known whole.");
    case "anythingBut":
      return !excludes(matcher.excluded, text, value);
  }
}

function excludes(excluded: Excluded, text: string, value: unknown): boolean {
  switch (excluded.kind) {
    case "strings":
      return typeof value === "string" && excluded.values.some((each) => encoded(each) === encoded(value));
    case "numbers":
      return typeof value === "number" && excluded.texts.some((each) => sameNumber(each, text));
    case "prefix":
    case "suffix":
    case "equalsIgnoreCase":
    case "wildcard": {
      const { kind, values } = excluded;
      if (values.length === 0) return true;
      const flat = { path: "", text, value, memberships: new Map<number, number>() };
      return values.some((each) => accepts({ kind, value: each, ignoreCase: false }, flat));
    }
  }
}

function sameNumber(one: string, other: string): boolean {
  const number = comparableNumber(one);
  return number !== undefined && number === comparableNumber(other);
}

function encoded(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "?");
}

function quoted(text: string, at: "start" | "end"): string {
  return at === "start" ? `"${encoded(text)}` : `${encoded(text)}"`;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

function pieces(operand: string, ignoreCase: boolean, before: string, after: string): RegExp {
  const units = ignoreCase ? operand.split("") : [];
  const folded = units.map((unit) => {
    if (/[\ud800-\udfff]/.test(unit)) return escape("?");
    return `(?:${escape(unit.toLowerCase())}|${escape(unit.toUpperCase())})`;
  });
  return new RegExp(before + (ignoreCase ? folded.join("") : escape(encoded(operand))) + after);
}

function wildcard(operand: string): RegExp {
  const parts = encoded(operand).match(/\\[\\*]|[^]/g) ?? [];
  const source = parts.map((part) =>
    part === "*" ? "[^]*" : escape(part.length > 1 ? part.slice(1) : part),
  );
  return new RegExp(`^${source.join("")}$`);
}
