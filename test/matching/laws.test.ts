import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyInTurn } from "../../src/base/textEdit";
import { parseEvent } from "../../src/event/parseEvent";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { conformancePair } from "../arbitraries/conformancePairs";
import { eventText, patternText } from "../arbitraries/pairTexts";
import { compile, explainTexts, judge } from "./judge";

const pattern = patternText.filter((text) => parsePattern(text).pattern !== undefined);

/** What is compared with AWS's engine, where both texts can be read, and written in UTF-8. */
const readablePair = conformancePair.filter(
  (pair) =>
    parsePattern(pair.pattern).pattern !== undefined &&
    parseEvent(pair.event).ok &&
    !/\p{Surrogate}/u.test(pair.event),
);

describe("laws", () => {
  test("the explanation, the text, the bytes and the line all give one verdict", () => {
    fc.assert(
      fc.property(pattern, eventText, (ofPattern, ofEvent) => {
        expect(typeof judge(ofPattern, ofEvent)).toBe("boolean");
      }),
      { numRuns: 700 },
    );
  });

  test("so they do for the pairs of conformance", () => {
    fc.assert(
      fc.property(readablePair, (pair) => {
        expect(typeof judge(pair.pattern, pair.event)).toBe("boolean");
      }),
      { numRuns: 2000 },
    );
  });

  test("a leaf that did not match has a reason, and the suggested edits make the event match", () => {
    fc.assert(
      fc.property(pattern, eventText, (ofPattern, ofEvent) => {
        const { leaves, matches, nearestMiss } = explainTexts(ofPattern, ofEvent);
        expect(leaves.filter((verdict) => !verdict.matched && verdict.reason === undefined)).toEqual([]);
        expect(nearestMiss === undefined).toBe(matches);
        if (nearestMiss?.edits === undefined) return;
        expect(judge(ofPattern, applyInTurn(ofEvent, nearestMiss.edits))).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  test("with the change of a leaf in the pattern it no longer fails, and with all the pattern matches", () => {
    let leaves = 0;
    let whole = 0;
    fc.assert(
      fc.property(pattern, eventText, (ofPattern, ofEvent) => {
        const { matches, nearestMiss } = explainTexts(ofPattern, ofEvent);
        if (matches) return;
        const failed = nearestMiss?.failed ?? [];
        for (const { patternChange } of failed) {
          // Where names with dots spell the path of another field, it can be that no single change helps.
          if (!/\.[^"]*":/.test(ofPattern)) expect(patternChange?.change ?? "").not.toBe("");
          if (patternChange?.edits === undefined) continue;
          leaves++;
          const after = explainTexts(applyInTurn(ofPattern, patternChange.edits), ofEvent);
          expect(after.nearestMiss?.failed.length ?? 0).toBeLessThan(failed.length);
        }
        const edits = nearestMiss?.patternChange.edits;
        if (edits === undefined) return;
        whole++;
        expect(judge(applyInTurn(ofPattern, edits), ofEvent)).toBe(true);
      }),
      { numRuns: 600 },
    );
    expect(leaves).toBeGreaterThan(200);
    expect(whole).toBeGreaterThan(200);
  });

  test("exists true and exists false never both match", () => {
    fc.assert(
      fc.property(eventText, (text) => {
        const answers = [`{"a":[{"exists":true}]}`, `{"a":[{"exists":false}]}`].map((each) =>
          judge(each, text),
        );
        expect(answers.filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  test("seen values stand where the explanation says", () => {
    fc.assert(
      fc.property(pattern, eventText, (ofPattern, ofEvent) => {
        for (const { seen } of explainTexts(ofPattern, ofEvent).leaves) {
          for (const { text, span } of seen) {
            expect(ofEvent.slice(span.offset, span.offset + span.length)).toBe(text);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test("damaged events are refused alike as text and as bytes, and nothing is thrown", () => {
    const compiled = compile(`{"a":[1,{"prefix":"a"}],"$or":[{"b":{"c":[1]}},{"b":[{"exists":false}]}]}`);
    fc.assert(
      fc.property(eventText, fc.nat(), fc.string({ unit: "grapheme", maxLength: 2 }), (text, at, damage) => {
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
