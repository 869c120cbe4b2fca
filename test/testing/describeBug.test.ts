import { expect, test } from "vitest";
import { describeBug } from "../../src/base/describeBug";

function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test("the log tells the kind of a bug and where it is, and nothing of the text that was read", () => {
  const text = '{"detail": {"password": hunter2}}';
  const described = describeBug(thrown(() => JSON.parse(text)));
  expect(described).toMatch(/^SyntaxError: [^]*describeBug\.test\.ts/);
  expect(described).not.toContain("hunter2");
  expect(described).not.toContain("password");
});

test.each([["a text with a secret"], [{ secret: "hunter2" }], [undefined]])(
  "of %j, which is no error, the type is told",
  (value) => {
    expect(describeBug(value)).toBe(typeof value);
  },
);
