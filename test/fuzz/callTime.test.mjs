import { expect, test } from "vitest";
import { isSlow, stopwatch, timesOf } from "../../scripts/fuzz/callTime.mjs";

test.each([
  { what: "a machine that others keep busy", wall: 400, processor: 30, told: 30 },
  { what: "compiling beside the call", wall: 30, processor: 70, told: 30 },
  { what: "a call that works all the time", wall: 120, processor: 120, told: 120 },
])("with $what a call is said to take $told ms", ({ wall, processor, told }) => {
  const clock = (end) => {
    const times = [1000, 1000 + end];
    return () => times.shift();
  };
  expect(stopwatch({ wall: clock(wall), processor: clock(processor) })()).toBe(told);
});

test.each([
  { times: [20], slow: false },
  { times: [80, 20], slow: false },
  { times: [80, 70, 60, 55, 49], slow: false },
  { times: [80, 70, 60, 55, 51], slow: true },
])("a call that takes $times ms is made so often, and is slow: $slow", async ({ times, slow }) => {
  const left = [...times, 1, 1];
  const made = await timesOf(async () => left.shift());
  expect(made).toEqual(times);
  expect(isSlow(made)).toBe(slow);
});
