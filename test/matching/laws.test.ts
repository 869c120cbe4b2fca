import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyInTurn } from "../../src/base/textEdit";
import { parseEvent } from "../../src/event/parseEvent";
import { compile, explainTexts, judge } from "./judge";

const word = fc.constantFrom("a", "b", "ab", "A", "é", "10.0.0.1", "", 'q"\\');
const key = fc.constantFrom("a", "b", "c", "a.b", "__proto__");
const number = fc.constantFrom("0", "-0", "1", "1.0", "2.5", "1e3", "9007199254740993", "1e400");
const scalar = fc.oneof(
  word.map((text) => JSON.stringify(text)),
  number,
  fc.constantFrom("true", "false", "null"),
);

const event = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    scalar,
    tie("object"),
    fc.array(tie("value"), { maxLength: 3 }).map((values) => `[${values.join(", ")}]`),
  ),
  object: fc
    .array(fc.tuple(key, tie("value")), { maxLength: 4 })
    .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(", ")}}`),
})).object;

const matcher = fc.oneof(
  scalar,
  word.map((text) => `{"prefix":${JSON.stringify(text)}}`),
  word.map((text) => `{"equals-ignore-case":${JSON.stringify(text)}}`),
  word.map((text) => `{"anything-but":${JSON.stringify(text)}}`),
  fc.constantFrom(`{"exists":true}`, `{"exists":false}`, `{"wildcard":"a*"}`, `{"numeric":[">",0,"<",3]}`),
  fc.constant(`{"cidr":"10.0.0.0/24"}`),
);
const leaf = fc.array(matcher, { minLength: 1, maxLength: 3 }).map((matchers) => `[${matchers.join(",")}]`);
const field = fc
  .tuple(
    key,
    fc.oneof(
      leaf,
      fc.tuple(key, leaf).map(([name, value]) => `{${JSON.stringify(name)}:${value}}`),
    ),
  )
  .map(([name, value]) => `${JSON.stringify(name)}:${value}`);
const fields = fc.array(field, { minLength: 1, maxLength: 3 });
const pattern = fc
  .tuple(fields, fc.option(fc.array(fields, { minLength: 2, maxLength: 3 })))
  .map(([plain, or]) => {
    const branches = or?.map((branch) => `{${branch.join(",")}}`).join(",");
    return `{${[...plain, ...(branches === undefined ? [] : [`"$or":[${branches}]`])].join(",")}}`;
  });

describe("laws", () => {
  test("the explanation, the text, the bytes and the line all give one verdict", () => {
    fc.assert(
      fc.property(pattern, event, (patternText, eventText) => {
        expect(typeof judge(patternText, eventText)).toBe("boolean");
      }),
      { numRuns: 3000 },
    );
  });

  test("a leaf that did not match has a reason, and the suggested edits make the event match", () => {
    fc.assert(
      fc.property(pattern, event, (patternText, eventText) => {
        const { leaves, matches, nearestMiss } = explainTexts(patternText, eventText);
        expect(leaves.filter((verdict) => !verdict.matched && verdict.reason === undefined)).toEqual([]);
        expect(nearestMiss === undefined).toBe(matches);
        if (nearestMiss?.edits === undefined) return;
        expect(judge(patternText, applyInTurn(eventText, nearestMiss.edits))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("with the change of a leaf in the pattern it no longer fails, and with all the pattern matches", () => {
    let leaves = 0;
    let whole = 0;
    fc.assert(
      fc.property(pattern, event, (patternText, eventText) => {
        const { matches, nearestMiss } = explainTexts(patternText, eventText);
        if (matches) return;
        const failed = nearestMiss?.failed ?? [];
        for (const { patternChange } of failed) {
          expect(patternChange?.change ?? "").not.toBe("");
          if (patternChange?.edits === undefined) continue;
          leaves++;
          const after = explainTexts(applyInTurn(patternText, patternChange.edits), eventText);
          expect(after.nearestMiss?.failed.length ?? 0).toBeLessThan(failed.length);
        }
        const edits = nearestMiss?.patternChange.edits;
        if (edits === undefined) return;
        whole++;
        expect(judge(applyInTurn(patternText, edits), eventText)).toBe(true);
      }),
      { numRuns: 1500 },
    );
    expect(leaves).toBeGreaterThan(500);
    expect(whole).toBeGreaterThan(500);
  });

  test("exists true and exists false never both match", () => {
    fc.assert(
      fc.property(event, (text) => {
        const answers = [`{"a":[{"exists":true}]}`, `{"a":[{"exists":false}]}`].map((each) =>
          judge(each, text),
        );
        expect(answers.filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  test("seen values stand where the explanation says", () => {
    fc.assert(
      fc.property(pattern, event, (patternText, eventText) => {
        for (const { seen } of explainTexts(patternText, eventText).leaves) {
          for (const { text, span } of seen) {
            expect(eventText.slice(span.offset, span.offset + span.length)).toBe(text);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test("damaged events are refused alike as text and as bytes, and nothing is thrown", () => {
    const compiled = compile(`{"a":[1,{"prefix":"a"}],"$or":[{"b":{"c":[1]}},{"b":[{"exists":false}]}]}`);
    fc.assert(
      fc.property(event, fc.nat(), fc.string({ unit: "grapheme", maxLength: 2 }), (text, at, damage) => {
        const place = at % (text.length + 1);
        const damaged = text.slice(0, place) + damage + text.slice(place + 1);
        const answer = compiled.matchesText(damaged);
        const answerOfBytes = compiled.matchesBytes(new TextEncoder().encode(damaged));
        expect(typeof answerOfBytes).toBe(typeof answer);
        if (typeof answer === "boolean") expect(answerOfBytes).toBe(answer);
      }),
      { numRuns: 5000 },
    );
  });
});

describe("hostile events", () => {
  test("1,000 levels are read, and one more is refused in words", () => {
    const nested = (levels: number): string => `${`{"a":`.repeat(levels)}1${"}".repeat(levels)}`;
    expect(parseEvent(nested(1000)).ok).toBe(true);
    expect(parseEvent(nested(1001))).toMatchObject({ ok: false, problem: { kind: "tooDeep" } });
  });

  test("a value of a megabyte is judged by a wildcard with five stars", () => {
    const compiled = compile(`{"a":[{"wildcard":"*a*a*a*b"}]}`);
    expect(compiled.matchesText(`{"a":"${"a".repeat(1_000_000)}"}`)).toBe(false);
    expect(compiled.matchesText(`{"a":"${"a".repeat(1_000_000)}b"}`)).toBe(true);
  });

  test.each([
    { text: "", kind: "notAnObject" },
    { text: "[]", kind: "notAnObject" },
    { text: `{"a":}`, kind: "syntax" },
    { text: `{"a":1`, kind: "syntax" },
    { text: `{'a':1}`, kind: "syntax" },
    { text: `{"a":01}`, kind: "syntax" },
  ])("$text is no event", ({ text, kind }) => {
    expect(parseEvent(text)).toMatchObject({ ok: false, problem: { kind } });
  });
});
