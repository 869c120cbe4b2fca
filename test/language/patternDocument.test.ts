import { describe, expect, test } from "vitest";
import { cursorAt } from "../../src/language/cursor/cursor";
import { patternDocument } from "../../src/language/patternDocument";

describe("a pattern is read once", () => {
  const document = patternDocument(`{"source":["aws.config"]}`);

  test("as EventBridge reads it", () => {
    expect(document.parsed()).toBe(document.parsed());
  });

  test("and as a tree, wherever the cursor is", () => {
    for (let cursor = 0; cursor <= document.text.length; cursor++)
      expect(document.syntaxAt(cursor)).toBe(document.syntax());
  });
});

test("a text without end is read once for all cursors that are behind it, and for none", () => {
  const document = patternDocument(`{"source":["aws ],"detail":{"state":["running"]}}`);
  const behind = document.text.indexOf("detail");
  for (const cursor of [behind + 1, document.text.length, behind]) {
    expect(document.syntaxAt(cursor)).toBe(document.syntaxAt(behind));
    expect(document.syntax()).toBe(document.syntax());
  }
});

test("a text without end is read for the cursor that is behind it", () => {
  const document = patternDocument(`{"source":["aws ]}`);
  const cursor = document.text.indexOf(" ]") + 1;
  expect(document.syntaxAt(cursor - 1)).toBe(document.syntax());
  expect(document.syntaxAt(cursor)).not.toBe(document.syntax());
  const found = cursorAt(document, cursor);
  expect(found.kind === "value" && found.slot.node?.value).toBe("aws ");
});
