import fc from "fast-check";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import type { PatternObject } from "../../src/pattern/pattern";
import type { UnknownPart } from "../../src/pattern/parse/unknownParts";
import type { PartlyKnown } from "./unknowns";

/** A place of a pattern's text where something unknown stands beside what is known, or in its place. */
export interface Gap {
  readonly kind: "fields" | "elements" | "branches" | "key" | "value" | "array";
  readonly start: number;
  readonly end: number;
  /** Commas that keep it apart from what is before and after it; not there where nothing fills it. */
  readonly before: string;
  readonly after: string;
}

/** Every gap that a pattern's text could have. */
export function gapsOf(text: string): readonly Gap[] {
  const { root } = parsePattern(text);
  const gaps: Gap[] = [];
  if (root !== undefined) visit(root);
  return gaps.sort((one, other) => one.start - other.start);

  function insert(kind: Gap["kind"], at: number, comma: "before" | "after"): void {
    const commas = { before: comma === "before" ? "," : "", after: comma === "after" ? "," : "" };
    gaps.push({ kind, start: at, end: at, ...commas });
  }

  function replace(kind: Gap["kind"], { offset, length }: { offset: number; length: number }): void {
    gaps.push({ kind, start: offset, end: offset + length, before: "", after: "" });
  }

  function visit({ span, members }: PatternObject): void {
    for (const member of members) {
      insert("fields", member.nameSpan.offset, "after");
      if (member.kind === "or") {
        for (const branch of member.branches) {
          insert("branches", branch.span.offset, "after");
          visit(branch);
        }
        replace("array", member.span);
        continue;
      }
      replace("key", member.nameSpan);
      replace("value", member.value.span);
      if (member.value.kind === "object") visit(member.value);
      else {
        for (const matcher of member.value.matchers) insert("elements", matcher.span.offset, "after");
        insert("elements", member.value.span.offset + member.value.span.length - 1, "before");
      }
    }
    insert("fields", span.offset + span.length - 1, "before");
  }
}

/** Some gaps of a text, none of which is in another. */
export function chosenGaps(gaps: readonly Gap[], seeds: readonly number[]): readonly Gap[] {
  const chosen: Gap[] = [];
  for (const seed of seeds) {
    const gap = gaps[seed % Math.max(1, gaps.length)];
    if (gap !== undefined && chosen.every((other) => gap.end < other.start || gap.start > other.end))
      chosen.push(gap);
  }
  return chosen.sort((one, other) => one.start - other.start);
}

/** The text with its gaps unknown. */
export function withGaps(text: string, gaps: readonly Gap[]): PartlyKnown {
  const unknowns: UnknownPart[] = [];
  let made = "";
  let from = 0;
  gaps.forEach(({ kind, start, end, before, after }, index) => {
    made += text.slice(from, start) + before;
    const shown = `"x${index}"`;
    const holds = kind === "key" ? "text" : kind === "value" || kind === "array" ? "anything" : "many";
    unknowns.push({ span: { offset: made.length, length: shown.length }, expression: `x${index}`, holds });
    made += `${shown}${kind === "fields" ? ":0" : ""}${after}`;
    from = end;
  });
  return { text: made + text.slice(from), unknowns };
}

/** The text with something in its gaps; `fill` gives the JSON. */
export function withoutGaps(
  text: string,
  gaps: readonly Gap[],
  fill: (gap: Gap, index: number) => string,
): string {
  let made = "";
  let from = 0;
  gaps.forEach((gap, index) => {
    const filling = fill(gap, index);
    const isApart = filling !== "";
    made += text.slice(from, gap.start) + (isApart ? gap.before + filling + gap.after : "");
    from = gap.end;
  });
  return made + text.slice(from);
}

const name = fc.constantFrom(...['"a"', '"b"', '"c"', '"d"', '"a.b"', '"a."', '".b"', '""', '"b.a"']);
const matcher = fc.constantFrom(
  ...[
    '"a"',
    '"b"',
    "1",
    "true",
    "null",
    '{"exists":false}',
    '{"exists":true}',
    '{"anything-but":"a"}',
    '{"prefix":"a"}',
  ],
);
const leaf = fc.array(matcher, { minLength: 1, maxLength: 2 }).map((all) => `[${all.join(",")}]`);
const member = fc.letrec<{ member: string; object: string }>((tie) => ({
  object: fc.array(tie("member"), { minLength: 1, maxLength: 2 }).map((all) => `{${all.join(",")}}`),
  member: fc.oneof(
    { maxDepth: 2 },
    fc.tuple(name, leaf).map(([key, value]) => `${key}:${value}`),
    fc.tuple(name, tie("object")).map(([key, value]) => `${key}:${value}`),
    fc.tuple(tie("object"), tie("object")).map(([one, other]) => `"$or":[${one},${other}]`),
  ),
}));
const several = (one: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(one, { maxLength: 2 }).map((all) => all.join(","));

/** What may stand in gaps, by their kind. */
export const fillings: fc.Arbitrary<Readonly<Record<Gap["kind"], string>>> = fc.record({
  fields: several(member.member),
  elements: several(matcher),
  branches: several(member.object),
  key: name,
  value: fc.oneof(leaf, member.object),
  array: fc.array(member.object, { minLength: 2, maxLength: 3 }).map((all) => `[${all.join(",")}]`),
});
