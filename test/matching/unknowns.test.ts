import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEvent } from "../../src/event/parseEvent";
import { compilePattern } from "../../src/matching/compilePattern";
import { verdictWords } from "../../src/testing/reports/summarizeReport";
import { describeMiss, describeVerdict } from "../../src/matching/explain/describeVerdict";
import { explain } from "../../src/matching/explain/explain";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { eventText, patternText } from "../arbitraries/pairTexts";
import { chosenGaps, fillings, gapsOf, withGaps, withoutGaps } from "./unknownFields";
import {
  anyJson,
  filled,
  holeText,
  partlyKnown,
  placesIn,
  stringsOf,
  verdictOf,
  withUnknowns,
} from "./unknowns";

describe("a pattern of which something is not known", () => {
  test.each([
    { pattern: `{"a":[«Stage»]}`, event: `{"a":"x"}`, depends: ["Stage"] },
    { pattern: `{"a":[«Stage»]}`, event: `{"a":1}`, depends: undefined },
    { pattern: `{"a":[«Stage»]}`, event: `{}`, depends: undefined },
    { pattern: `{"a":[«=Stages»]}`, event: `{}`, depends: ["Stages"] },
    { pattern: `{"a":[1,«Stage»]}`, event: `{"a":1}`, depends: [] },
    { pattern: `{"a":["orders-«Stage»"]}`, event: `{"a":"orders-x"}`, depends: ["Stage"] },
    { pattern: `{"a":["orders-«Stage»"]}`, event: `{"a":"bills-x"}`, depends: undefined },
    { pattern: `{"a":["«A»-b-«C»"]}`, event: `{"a":"1-b-2"}`, depends: ["A", "C"] },
    { pattern: `{"a":[{"prefix":"x-«Stage»"}]}`, event: `{"a":"y"}`, depends: undefined },
    {
      pattern: `{"a":[{"prefix":{"equals-ignore-case":"X-«Stage»"}}]}`,
      event: `{"a":"x-1"}`,
      depends: ["Stage"],
    },
    { pattern: `{"a":[{"suffix":"«Stage»-x"}]}`, event: `{"a":"y"}`, depends: undefined },
    { pattern: `{"a":[{"wildcard":"a*«Stage»*c"}]}`, event: `{"a":"abc"}`, depends: ["Stage"] },
    { pattern: `{"a":[{"anything-but":"«Stage»-x"}]}`, event: `{"a":"y"}`, depends: [] },
    { pattern: `{"a":[{"anything-but":["y",«Stage»]}]}`, event: `{"a":"y"}`, depends: undefined },
    { pattern: `{"a":[{"anything-but":["y",«Stage»]}]}`, event: `{"a":"z"}`, depends: ["Stage"] },
    { pattern: `{"a":[{"anything-but":{"prefix":«Stage»}}]}`, event: `{"a":1}`, depends: [] },
    { pattern: `{"a":[{"numeric":[">",0,"<",«=Most»]}]}`, event: `{"a":5}`, depends: ["Most"] },
    { pattern: `{"a":[{"numeric":[">",0,"<",«=Most»]}]}`, event: `{"a":-5}`, depends: undefined },
    { pattern: `{"a":[{"exists":«=Flag»}]}`, event: `{}`, depends: ["Flag"] },
    { pattern: `{"a":["10.0.0.«Host»"]}`, event: `{"a":"010.0.0.1"}`, depends: ["Host"] },
    { pattern: `{"a":[«A»],"b":[«B»]}`, event: `{"a":"x","b":1}`, depends: undefined },
    { pattern: `{"$or":[{"a":[«A»]},{"b":[«B»]}]}`, event: `{"a":"x"}`, depends: ["A"] },
    { pattern: `{"a":["x",«*Names»]}`, event: `{"a":"x"}`, depends: [] },
    { pattern: `{"a":["x",«*Names»]}`, event: `{"a":"y"}`, depends: ["Names"] },
    { pattern: `{"a":[{"anything-but":["x",«*Names»]}]}`, event: `{"a":"x"}`, depends: undefined },
    { pattern: `{"a":[{"anything-but":["x",«*Names»]}]}`, event: `{"a":"y"}`, depends: ["Names"] },
    { pattern: `{"a":[{"anything-but":{"prefix":[«*Names»]}}]}`, event: `{"a":1}`, depends: ["Names"] },
    { pattern: `{"a":«=List»,"b":[1]}`, event: `{"a":"x","b":1}`, depends: ["List"] },
    { pattern: `{"a":«=List»,"b":[1]}`, event: `{"a":"x","b":2}`, depends: undefined },
    { pattern: `{«*Common»:0,"a":["x"]}`, event: `{"a":"x"}`, depends: ["Common"] },
    { pattern: `{«*Common»:0,"a":["x"]}`, event: `{"a":"y"}`, depends: undefined },
    { pattern: `{"a":["x"],«*Common»:0}`, event: `{"a":"y"}`, depends: ["Common"] },
    { pattern: `{"a":["x"],«^Common»:0}`, event: `{"a":"y"}`, depends: undefined },
    { pattern: `{"a":["x"],"d":{"b":[1],«*Common»:0}}`, event: `{"a":"y"}`, depends: undefined },
    { pattern: `{"a":["x"],"d":{"b":[1],«*Common»:0}}`, event: `{"a":"x","d":{"b":2}}`, depends: ["Common"] },
    { pattern: `{«Key»:["x"],"a":["y"]}`, event: `{"a":"z"}`, depends: undefined },
    { pattern: `{"a":["y"],«Key»:["x"]}`, event: `{"a":"z"}`, depends: ["Key"] },
    { pattern: `{"a":["y"],"key-«Key»":["x"]}`, event: `{"a":"y"}`, depends: ["Key"] },
    { pattern: `{"a":[{"exists":false}],«^Common»:0}`, event: `{"a":1}`, depends: ["Common"] },
    { pattern: `{"$or":[{"a":["x"]},«*Others»]}`, event: `{"a":"x"}`, depends: [] },
    { pattern: `{"$or":[{"a":["x"]},«*Others»]}`, event: `{"a":"y"}`, depends: ["Others"] },
    { pattern: `{"$or":«=Branches»,"a":["x"]}`, event: `{"a":"y"}`, depends: undefined },
    { pattern: `{"a":["x"],"$or":«=Branches»}`, event: `{"a":"y"}`, depends: ["Branches"] },
    { pattern: `{"$or":[{"a":["x"],«*C»:0},{"b":[«=B»]}]}`, event: `{"b":1}`, depends: ["B", "C"] },
    { pattern: `{"$or":[{«*C»:0,"a":["x"]},{"b":[{"exists":false}]}]}`, event: `{"b":1}`, depends: ["C"] },
    { pattern: `{"$or":[{«*C»:0,"a":["x"]},{"b":[«=B»]}]}`, event: `{"b":1}`, depends: ["B"] },
  ])("$pattern against $event", ({ pattern, event, depends }) => {
    const expected =
      depends === undefined
        ? { kind: "noMatch" }
        : depends.length === 0
          ? { kind: "match" }
          : { kind: "depends", on: depends };
    expect(verdictOf(partlyKnown(pattern), event)).toEqual(expected);
  });

  test.each([
    { pattern: `{«*Common»:0}`, codes: [] },
    { pattern: `{«*Common»:{"a":1}}`, codes: [] },
    { pattern: `{«Key»:["x"]}`, codes: [] },
    { pattern: `{«Key»:[{"prefx":"x"}]}`, codes: ["unknown-operator"] },
    { pattern: `{«Key»:"x"}`, codes: [] },
    { pattern: `{"a":«=List»}`, codes: [] },
    { pattern: `{"a":«Text»}`, codes: ["not-object-or-array"] },
    { pattern: `{"$or":«=Branches»}`, codes: [] },
    { pattern: `{"$or":[«*Branches»]}`, codes: [] },
    { pattern: `{"$or":[«Text»,{"a":[1]}]}`, codes: ["invalid-or"] },
    { pattern: `{"a":[«*Names»]}`, codes: [] },
  ])("$pattern is read with the problems $codes", ({ pattern, codes }) => {
    const { text, unknowns } = partlyKnown(pattern);
    expect(parsePattern(text, { unknowns }).problems.map(({ code }) => code)).toEqual(codes);
  });

  test("the explanation says of a leaf that unknown fields may replace that it depends on them", () => {
    const { text, unknowns } = partlyKnown(`{"a":["x"],«*Common»:0,"b":[1]}`);
    const { pattern } = parsePattern(text, { unknowns });
    const event = parseEvent('{"a":"y","b":1}');
    if (pattern === undefined || !event.ok) throw new Error("Neither may be rejected.");
    const explanation = explain(compilePattern(pattern), event.event);
    expect(explanation).toMatchObject({ matches: false, dependsOn: ["Common"] });
    expect(explanation.leaves.map(describeVerdict)).toEqual([
      'a is "y"; whether the pattern wants that depends on Common',
      "b is 1, as the pattern wants",
    ]);
    expect(verdictWords(explanation)).toBe(
      'Depends on Common: a is "y"; whether the pattern wants that depends on Common',
    );
  });

  test("of a leaf that fails whatever is unknown the explanation says why", () => {
    const { text, unknowns } = partlyKnown(`{«*Common»:0,"a":["x"],"b":[1]}`);
    const { pattern } = parsePattern(text, { unknowns });
    const event = parseEvent('{"a":"y","b":1}');
    if (pattern === undefined || !event.ok) throw new Error("Neither may be rejected.");
    const explanation = explain(compilePattern(pattern), event.event);
    expect(explanation.dependsOn).toBeUndefined();
    expect(verdictWords(explanation)).toBe('Does not match: a is "y"; the pattern wants "x"');
    expect(explanation.nearestMiss?.patternChange).toEqual({ change: 'add "y" to a' });
  });

  test("explaining never throws, whatever is unknown", () => {
    fc.assert(
      fc.property(
        ...([patternText, eventText, fc.array(fc.nat(), { minLength: 1, maxLength: 3 })] as const),
        (text, eventJson, chosen) => {
          const partly = withGaps(text, chosenGaps(gapsOf(text), chosen));
          const { pattern } = parsePattern(partly.text, { unknowns: partly.unknowns });
          const event = parseEvent(eventJson);
          if (pattern === undefined || !event.ok) return;
          const compiled = compilePattern(pattern);
          const explanation = explain(compiled, event.event);
          expect(explanation.matches).toBe(compiled.matches(event.event));
          expect(explanation.leaves.map(describeVerdict).join("").length).toBeGreaterThanOrEqual(0);
          expect(verdictWords(explanation)).not.toBe("");
        },
      ),
      { numRuns: 200 },
    );
  });

  test("in a file of its own ${Stage} is a text", () => {
    const { pattern } = parsePattern('{"a":["${Stage}"]}');
    expect(pattern?.root.members[0]).toMatchObject({
      value: { matchers: [{ kind: "string", value: "${Stage}" }] },
    });
  });

  test("the explanation says on what it depends, of the pattern and of the leaf", () => {
    const { text, unknowns } = partlyKnown(`{"a":["orders-«Stage»"],"b":[«Bucket»]}`);
    const { pattern } = parsePattern(text, { unknowns });
    const event = parseEvent('{"a":"orders-x","b":"c"}');
    if (pattern === undefined || !event.ok) throw new Error("Neither may be rejected.");
    const { matches, dependsOn, leaves } = explain(compilePattern(pattern), event.event);
    expect({ matches, dependsOn }).toEqual({ matches: false, dependsOn: ["Stage", "Bucket"] });
    expect(leaves.map(describeMiss)).toEqual([
      'a is "orders-x"; whether the pattern wants that depends on Stage',
      'b is "c"; whether the pattern wants that depends on Bucket',
    ]);
  });
});

const seeds = fc.array(fc.nat(2 ** 12), { minLength: 1, maxLength: 8 });

describe("laws of unknown values", () => {
  test("whatever stands in the unknown places, the verdict is what was said", () => {
    let judged = 0;
    let depending = 0;
    fc.assert(
      fc.property(
        ...([patternText, eventText, seeds, fc.boolean()] as const),
        fc.array(fc.tuple(fc.nat(), holeText, anyJson), { minLength: 4, maxLength: 4 }),
        (text, event, chosen, anything, fillings) => {
          const places = placesIn(text, chosen);
          const said = verdictOf(withUnknowns(text, places, anything ? "anything" : "text"), event);
          if (said === undefined) return;
          const strings = stringsOf(event);
          fillings.forEach(([pick], round) => {
            const made = filled(text, places, ({ isWhole }, index) => {
              const [seed, hole, json] = fillings[(index + round) % fillings.length] ?? [0, "", "1"];
              const own = strings[(seed + pick) % Math.max(1, strings.length)];
              const string =
                own === undefined || seed % 3 === 0 ? hole : seed % 3 === 1 ? own : own.slice(seed % 5);
              if (!isWhole) return JSON.stringify(string).slice(1, -1);
              return anything && seed % 2 === 0 ? json : JSON.stringify(string);
            });
            const answer = verdictOf({ text: made, unknowns: [] }, event);
            if (answer === undefined) return;
            judged++;
            if (said.kind === "depends") depending++;
            else if (answer.kind !== said.kind)
              throw new Error(`${made} against ${event}: ${answer.kind}, but ${said.kind} was said.`);
          });
        },
      ),
      { numRuns: 2000 },
    );
    expect(judged).toBeGreaterThan(1000);
    expect(depending).toBeGreaterThan(20);
  });

  test("whatever stands in the place of unknown fields, elements and branches, the verdict is what was said", () => {
    let judged = 0;
    const said: Record<string, number> = {};
    fc.assert(
      fc.property(
        ...([patternText, eventText, fc.array(fc.nat(), { minLength: 1, maxLength: 3 })] as const),
        fc.array(fillings, { minLength: 3, maxLength: 3 }),
        (text, event, seeds, filling) => {
          const gaps = chosenGaps(gapsOf(text), seeds);
          const partly = withGaps(text, gaps);
          const verdict = verdictOf(partly, event);
          if (verdict === undefined) return;
          filling.forEach((_, round) => {
            const made = withoutGaps(
              text,
              gaps,
              ({ kind }, index) => filling[(index + round) % 3]?.[kind] ?? "",
            );
            const answer = verdictOf({ text: made, unknowns: [] }, event);
            if (answer === undefined) return;
            judged++;
            said[verdict.kind] = (said[verdict.kind] ?? 0) + 1;
            if (verdict.kind !== "depends" && answer.kind !== verdict.kind)
              throw new Error(
                `${partly.text}: ${made} against ${event}: ${answer.kind}, but ${verdict.kind} was said.`,
              );
          });
        },
      ),
      { numRuns: 500 },
    );
    expect(judged).toBeGreaterThan(500);
    for (const kind of ["match", "noMatch", "depends"]) expect(said[kind] ?? 0).toBeGreaterThan(20);
  });

  test("what depends on one text is decided by texts of the event", () => {
    fc.assert(
      fc.property(patternText, eventText, fc.nat(), (text, event, seed) => {
        if (/ignore-case|cidr|wildcard|numeric/.test(text)) return;
        const all = placesIn(text, [0]);
        const places = all.slice(seed % Math.max(1, all.length)).slice(0, 1);
        const said = verdictOf(withUnknowns(text, places, "text"), event);
        if (said?.kind !== "depends") return;
        const answers = [...stringsOf(event), "nowhere to be found"].map(
          (own) =>
            verdictOf({ text: filled(text, places, () => JSON.stringify(own)), unknowns: [] }, event)?.kind,
        );
        expect(answers).toContain("match");
        expect(answers).toContain("noMatch");
      }),
      { numRuns: 2000 },
    );
  });
});
