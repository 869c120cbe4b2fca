import { expect, test } from "vitest";
import { loadEngine } from "../../scripts/conformance/engine.mjs";
import { runRecorded } from "../../scripts/conformance/recorded.mjs";

test("no case that once failed fails again, and every recorded answer is ours", async () => {
  const outcomes = await runRecorded(await loadEngine());
  expect(
    outcomes.flatMap(({ file, failures }) =>
      failures.map(({ name, expected, ours }) => ({ file, name, expected, ours })),
    ),
  ).toEqual([]);
});
