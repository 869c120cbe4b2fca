import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../../src/base/span";
import { spanMap, verbatimMap, type SpanMap, type SpanPiece } from "../../src/documents/spanMap";
import { applyEdits } from "../../src/base/textEdit";

/**
 * A pattern's text and its document, drawn as `text`: what is in `<>` is in the pattern alone, what is in `[]` in the
 * document alone, `{a=bcd}` is `a` in the pattern and stands for `bcd` in the document as a whole.
 */
function drawn(picture: string): { pattern: string; document: string; map: SpanMap; pieces: SpanPiece[] } {
  let [pattern, document] = ["", ""];
  const pieces: SpanPiece[] = [];
  const add = (inPattern: string, inDocument: string, isVerbatim: boolean): void => {
    pieces.push({
      pattern: { offset: pattern.length, length: inPattern.length },
      document: { offset: document.length, length: inDocument.length },
      isVerbatim,
    });
    pattern += inPattern;
    document += inDocument;
  };
  for (const part of picture.match(/<[^>]*>|\[[^\]]*\]|\{[^}]*\}|[^<[{]+/g) ?? []) {
    const inside = part.slice(1, -1);
    if (part.startsWith("<")) pattern += inside;
    else if (part.startsWith("[")) document += inside;
    else if (part.startsWith("{")) {
      const [own = "", other = ""] = inside.split("=");
      add(own, other, false);
    } else add(part, part, true);
  }
  return { pattern, document, map: spanMap(pieces, pattern.length), pieces };
}

function at(text: string, part: string): Span {
  return { offset: text.indexOf(part), length: part.length };
}

const yaml = drawn('<{">source<":[">aws.s3<"],">[: ]{"x"=!Ref Bucket}<}>');

describe("a span of a pattern is, in its document,", () => {
  test.each([
    ["the same letters where it is written", "source", "source"],
    ["what is written of it where quotes are not", '"source"', "source"],
    ["from the first to the last of it that is written", 'source":["aws', "sourceaws"],
    ["all that stands for it as a whole", '"x"', "!Ref Bucket"],
    ["all that stands for it as a whole where it is a part of that", "x", "!Ref Bucket"],
    ["with what the document alone has between", 's3"],"x"', "s3: !Ref Bucket"],
  ])("%s", (_, part, expected) => {
    const { pattern, document, map } = drawn('<{">source<":[">aws.s3<"],>[: ]{"x"=!Ref Bucket}<}>');
    const span = map.toDocument(at(pattern, part));
    expect(document.slice(span?.offset, (span?.offset ?? 0) + (span?.length ?? 0))).toBe(expected);
  });

  test("nothing where nobody wrote any of it", () => {
    expect(yaml.map.toDocument(at(yaml.pattern, '":["'))).toBeUndefined();
    expect(yaml.map.nearest(yaml.pattern.indexOf('":["') + 1)).toBe("source".length);
  });

  test("the part in one order where the document has the pieces in another", () => {
    const pieces = [
      { pattern: { offset: 0, length: 2 }, document: { offset: 10, length: 2 }, isVerbatim: true },
      { pattern: { offset: 2, length: 2 }, document: { offset: 12, length: 2 }, isVerbatim: true },
      { pattern: { offset: 4, length: 2 }, document: { offset: 0, length: 2 }, isVerbatim: true },
    ];
    const map = spanMap(pieces, 6);
    expect(map.toDocument({ offset: 1, length: 4 })).toEqual({ offset: 11, length: 3 });
    expect(map.toDocument({ offset: 4, length: 2 })).toEqual({ offset: 0, length: 2 });
    expect(map.toPattern(1)).toBe(5);
  });
});

test("a place between what was written before and what is written after is the one before the latter", () => {
  const { map } = drawn("one\n[    ]two");
  expect(map.toDocument({ offset: 4, length: 0 })).toEqual({ offset: 8, length: 0 });
  expect(map.toPattern(4)).toBe(4);
  expect(map.toPattern(6)).toBeUndefined();
});

test("an empty file has one place, which is in its pattern", () => {
  expect(verbatimMap(0).toPattern(0)).toBe(0);
  expect(verbatimMap(0).toDocument({ offset: 0, length: 0 })).toEqual({ offset: 0, length: 0 });
  expect(verbatimMap(0).verbatim({ offset: 0, length: 0 })).toEqual({ offset: 0, length: 0 });
});

const part = fc.oneof(
  fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom("a", "b", "c") }),
  fc.constantFrom("<q>", "<qq>", "[d]", "[ddd]", "{w=WWW}", "{ww=W}", "{ww=WW}", "{w=}"),
);
const maps = fc.array(part, { maxLength: 12 }).map((parts) => drawn(parts.join("")));
const mapsAndSpan = fc.tuple(maps, fc.nat(), fc.nat()).map(([made, start, size]) => {
  const offset = start % (made.pattern.length + 1);
  return { ...made, span: { offset, length: size % (made.pattern.length - offset + 1) } };
});

const isIn = ({ offset, length }: Span, inner: number): boolean => offset <= inner && inner < offset + length;

describe("laws of a map:", () => {
  test("what is written letter by letter is there and back the same letter", () => {
    fc.assert(
      fc.property(maps, ({ pattern, document, map, pieces }) => {
        for (const { pattern: own, isVerbatim } of pieces) {
          for (let offset = own.offset; isVerbatim && offset < own.offset + own.length; offset++) {
            const there = map.toDocument({ offset, length: 1 });
            expect(there?.length).toBe(1);
            expect(document[there?.offset ?? -1]).toBe(pattern[offset]);
            expect(map.toPattern(there?.offset ?? -1)).toBe(offset);
          }
        }
      }),
    );
  });

  test("a span has a place in the document if and only if some of it is written", () => {
    fc.assert(
      fc.property(mapsAndSpan, ({ map, pieces, span }) => {
        fc.pre(span.length > 0);
        const offsets = Array.from({ length: span.length }, (_, index) => span.offset + index);
        const isWritten = offsets.some((offset) => pieces.some(({ pattern }) => isIn(pattern, offset)));
        expect(map.toDocument(span) !== undefined).toBe(isWritten);
      }),
    );
  });

  test("its place is in the document, and within the place of every larger span", () => {
    fc.assert(
      fc.property(mapsAndSpan, fc.nat(3), fc.nat(3), ({ map, document, pattern, span }, left, right) => {
        fc.pre(span.length > 0);
        const place = map.toDocument(span);
        const offset = Math.max(0, span.offset - left);
        const end = Math.min(pattern.length, span.offset + span.length + right);
        const larger = map.toDocument({ offset, length: end - offset });
        if (place === undefined) return;
        expect(place.length).toBeGreaterThanOrEqual(0);
        expect(place.offset + place.length).toBeLessThanOrEqual(document.length);
        expect(larger?.offset).toBeLessThanOrEqual(place.offset);
        expect((larger?.offset ?? 0) + (larger?.length ?? 0)).toBeGreaterThanOrEqual(
          place.offset + place.length,
        );
      }),
    );
  });

  test("an offset of the document is in the pattern if and only if a piece touches it", () => {
    fc.assert(
      fc.property(maps, ({ map, document, pattern, pieces }) => {
        for (let offset = 0; offset <= document.length; offset++) {
          const there = map.toPattern(offset);
          const touches = pieces.some(
            ({ document: { offset: start, length } }) => start <= offset && offset <= start + length,
          );
          expect(there !== undefined).toBe(touches);
          if (there !== undefined) expect(there >= 0 && there <= pattern.length).toBe(true);
        }
      }),
    );
  });

  test("an edit of what is there letter by letter does in the document what it does in the pattern", () => {
    fc.assert(
      fc.property(mapsAndSpan, ({ map, pattern, document, span }) => {
        const place = map.verbatim(span);
        if (place === undefined) return;
        expect(document.slice(place.offset, place.offset + place.length)).toBe(
          pattern.slice(span.offset, span.offset + span.length),
        );
        const [own, other] = [
          applyEdits(pattern, [{ span, newText: "new" }]),
          applyEdits(document, [{ span: place, newText: "new" }]),
        ];
        expect(own.length - pattern.length).toBe(other.length - document.length);
      }),
    );
  });

  test("nothing can be put in beside what is written by nobody", () => {
    fc.assert(
      fc.property(maps, fc.nat(), ({ map, pattern, pieces }, seed) => {
        const offset = seed % (pattern.length + 1);
        fc.pre(map.verbatim({ offset, length: 0 }) !== undefined);
        for (const beside of [offset - 1, offset]) {
          if (beside < 0 || beside >= pattern.length) continue;
          expect(pieces.some(({ pattern: own }) => isIn(own, beside))).toBe(true);
        }
      }),
    );
  });

  test("no stretch of the document has the letters of a span of which some is written by nobody, or as a whole", () => {
    fc.assert(
      fc.property(mapsAndSpan, ({ map, pieces, span }) => {
        fc.pre(map.verbatim(span) !== undefined);
        for (let offset = span.offset; offset < span.offset + span.length; offset++) {
          expect(pieces.some(({ pattern, isVerbatim }) => isVerbatim && isIn(pattern, offset))).toBe(true);
        }
      }),
    );
  });

  test("a text that is all of its document is where it is", () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(), fc.nat(), (length, start, size) => {
        const offset = start % (length + 1);
        const span = { offset, length: size % (length - offset + 1) };
        const map = verbatimMap(length);
        expect([map.toDocument(span), map.verbatim(span)]).toEqual([span, span]);
        expect(map.toPattern(offset)).toBe(offset);
        expect(map.nearest(offset)).toBe(offset);
      }),
    );
  });
});
