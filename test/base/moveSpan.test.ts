import fc from "fast-check";
import { expect, test } from "vitest";
import { moveSpan } from "../../src/base/moveSpan";
import { applyEdits } from "../../src/base/textEdit";

/** A text in which `«»` is around the span, and the same after an edit; the span is gone if there is none. */
test.each([
  ["before it", "ab«cd»ef", [0, 1, "xyz"], "xyzb«cd»ef"],
  ["at its start", "ab«cd»ef", [2, 0, "x"], "abx«cd»ef"],
  ["within it", "ab«cd»ef", [3, 0, "x"], "ab«cxd»ef"],
  ["at its end", "ab«cd»ef", [4, 0, "x"], "ab«cd»xef"],
  ["behind it", "ab«cd»ef", [5, 1, ""], "ab«cd»e"],
  ["over its start", "ab«cd»ef", [1, 2, "x"], "ax«d»ef"],
  ["over its end", "ab«cd»ef", [3, 2, "x"], "ab«c»xf"],
  ["over all of it", "ab«cd»ef", [1, 4, "x"], "axf"],
  ["of all of it", "ab«cd»ef", [2, 2, ""], "abef"],
] as const)("an edit %s moves the span", (_, marked, [offset, length, newText], after) => {
  const text = marked.replace(/[«»]/g, "");
  const span = { offset: marked.indexOf("«"), length: marked.indexOf("»") - marked.indexOf("«") - 1 };
  const edit = { span: { offset, length }, newText };
  const edited = applyEdits(text, [edit]);
  const moved = moveSpan(span, edit);
  const shown =
    moved === undefined
      ? edited
      : `${edited.slice(0, moved.offset)}«${edited.slice(moved.offset, moved.offset + moved.length)}»${edited.slice(moved.offset + moved.length)}`;
  expect(shown).toBe(after);
});

test("a moved span lies in the edited text", () => {
  const part = fc.tuple(fc.nat(20), fc.nat(20));
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 20 }),
      part,
      part,
      fc.string(),
      (text, one, other, newText) => {
        const within = ([offset, length]: readonly [number, number]) => {
          const start = offset % (text.length + 1);
          return { offset: start, length: Math.min(length, text.length - start) };
        };
        const edit = { span: within(other), newText };
        const moved = moveSpan(within(one), edit);
        if (moved === undefined) return;
        expect(moved.offset).toBeGreaterThanOrEqual(0);
        expect(moved.length).toBeGreaterThanOrEqual(0);
        expect(moved.offset + moved.length).toBeLessThanOrEqual(applyEdits(text, [edit]).length);
      },
    ),
  );
});
