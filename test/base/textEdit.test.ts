import { expect, test } from "vitest";
import { applyEdits, applyInTurn } from "../../src/base/textEdit";

const edit = (offset: number, length: number, newText: string) => ({ span: { offset, length }, newText });

test.each([
  { edits: [], after: "abc" },
  { edits: [edit(1, 1, "x")], after: "axc" },
  { edits: [edit(2, 1, "long"), edit(0, 1, "")], after: "blong" },
  { edits: [edit(3, 0, "1"), edit(3, 0, "2")], after: "abc12" },
])("edits of one text are made together, in whichever order they are given: $after", ({ edits, after }) => {
  expect(applyEdits("abc", edits)).toBe(after);
});

test("edits in turn are each of the text that the one before left", () => {
  expect(applyInTurn("abc", [edit(0, 1, ""), edit(0, 1, "x")])).toBe("xc");
});
