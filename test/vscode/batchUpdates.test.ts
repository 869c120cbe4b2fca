import { expect, test } from "vitest";
import { createBatcher } from "../../src/vscode/testExplorer/batchUpdates";

/** Batches on a clock that only `pass` moves, and what they did, one text for each batch. */
function onOwnClock() {
  let due: (() => void) | undefined;
  let said = "";
  const waits: number[] = [];
  const batcher = createBatcher((work, milliseconds) => {
    due = work;
    waits.push(milliseconds);
    return () => (due = undefined);
  });
  return {
    waits,
    say: (text: string) => {
      for (const letter of text) batcher.add(() => (said += letter));
    },
    pass: () => due?.(),
    flush: () => batcher.flush(),
    take: () => {
      const taken = said;
      said = "";
      return taken;
    },
  };
}

test("results are shown many at a time, in the order in which they came", () => {
  const { waits, say, pass, take } = onOwnClock();
  say("abc");
  expect(take()).toBe("");
  pass();
  expect(take()).toBe("abc");
  say("d");
  pass();
  pass();
  expect(take()).toBe("d");
  expect(waits).toHaveLength(2);
});

test("the longer a run takes the rarer it is shown, up to a few seconds", () => {
  const { waits, say, pass } = onOwnClock();
  for (let batch = 0; batch < 8; batch++) {
    say("a");
    pass();
  }
  expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 3200, 3200]);
});

test("at the end of a run all is shown, and nothing twice", () => {
  const { say, pass, flush, take } = onOwnClock();
  say("ab");
  flush();
  pass();
  flush();
  expect(take()).toBe("ab");
});
