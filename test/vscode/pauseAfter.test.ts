import { expect, test } from "vitest";
import { pauseAfter } from "../../src/vscode/pauseAfter";

test.each([
  { lastReading: 0, pause: 150 },
  { lastReading: 30, pause: 150 },
  { lastReading: 300, pause: 1_500 },
  { lastReading: 60_000, pause: 5_000 },
])("after a reading of $lastReading ms the next waits $pause ms", ({ lastReading, pause }) => {
  expect(pauseAfter(lastReading)).toBe(pause);
});
