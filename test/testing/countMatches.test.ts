import { expect, test } from "vitest";
import { compilePattern, type CompiledPattern } from "../../src/matching/compilePattern";
import { parseEvent } from "../../src/event/parseEvent";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { countMatches, type KnownVerdicts } from "../../src/testing/countMatches";

/** A pattern that counts how often it is asked. */
function counted(text: string): { readonly compiled: CompiledPattern; asked: number } {
  const { pattern } = parsePattern(text);
  const real = compilePattern(pattern!);
  const each = {
    asked: 0,
    compiled: {
      ...real,
      matches: (event: Parameters<CompiledPattern["matches"]>[0]) => {
        each.asked++;
        return real.matches(event);
      },
    },
  };
  return each;
}

function eventOf(text: string) {
  const parsed = parseEvent(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.event;
}

test("patterns that match are counted, and asked once for one event", async () => {
  const patterns = [counted('{"a": [1]}'), counted('{"a": [2]}'), counted('{"a": [{"exists": true}]}')];
  const event = eventOf('{"a": 1}');
  const known: KnownVerdicts = new WeakMap();
  for (let round = 0; round < 3; round++) {
    expect(await countMatches(patterns, event, known, () => false)).toEqual({ matching: 2, asked: 3 });
  }
  expect(patterns.map(({ asked }) => asked)).toEqual([1, 1, 1]);
});

test("of patterns that a large event would make wait too long the first are asked", async () => {
  const pattern = counted('{"a": [1]}');
  const event = eventOf(`{"a": 1, "b": "${"x".repeat(1_000_000)}"}`);
  const many = Array.from({ length: 1_000 }, () => pattern);
  expect(await countMatches(many, event, new WeakMap(), () => false)).toEqual({ matching: 99, asked: 99 });
});

test("nothing more is asked once it is cancelled", async () => {
  const patterns = [counted('{"a": [1]}'), counted('{"a": [2]}')];
  const found = await countMatches(
    patterns,
    eventOf('{"a": 1}'),
    new WeakMap(),
    () => patterns[0]!.asked > 0,
  );
  expect(found).toBeUndefined();
  expect(patterns.map(({ asked }) => asked)).toEqual([1, 0]);
});
