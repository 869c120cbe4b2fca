import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("../../scripts/conformance/lines.mjs", import.meta.url));

/** What the command writes for some lines of input, as values. */
async function answers(
  lines: readonly string[],
  ...options: readonly string[]
): Promise<readonly { readonly match?: boolean }[]> {
  const child = spawn(process.execPath, [SCRIPT, ...options], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(lines.map((line) => `${line}\n`).join(""));
  let output = "";
  for await (const chunk of child.stdout.setEncoding("utf8")) output += String(chunk);
  return output
    .trimEnd()
    .split("\n")
    .map((each) => JSON.parse(each) as { readonly match?: boolean });
}

const line = (pattern: string, event: string) => JSON.stringify({ pattern, event });
const ANY_TEXT = expect.any(String) as unknown;
const ENVELOPE = {
  id: "1",
  source: "s",
  "detail-type": "t",
  account: "1",
  region: "r",
  time: "2026-01-01T00:00:00Z",
};

test("every line gets its answer, in order", async () => {
  expect(
    await answers([
      line('{"a":[1]}', '{"a":1}'),
      line('{"a":[1]}', '{"a":2}'),
      line('{"a":1}', "{}"),
      line('{"a":[1]}', "[]"),
      "{",
      '{"pattern":1}',
      "null",
      line('{"a":["\u2028"]}', '{"a":"\u2028"}'),
      line("{'bad': 1}", "{}"),
    ]),
  ).toEqual([
    { match: true },
    { match: false },
    {
      patternError: '"a" must be an object or an array\n at [Source: (String)"{"a":1}"; line: 1, column: 7]',
    },
    { eventError: ANY_TEXT },
    { inputError: ANY_TEXT },
    { inputError: ANY_TEXT },
    { inputError: ANY_TEXT },
    { match: true },
    { patternError: expect.stringContaining("line: 1, column: 3]") as unknown },
  ]);
});

test("as the service: its prefix, its columns, and what it demands of an event", async () => {
  expect(
    await answers(
      [
        line('{"a":[1]}', JSON.stringify({ ...ENVELOPE, a: 1 })),
        line('{"a":[1]}', '{"a":1}'),
        line("{'bad': 1}", "{}"),
      ],
      "--service",
    ),
  ).toEqual([
    { match: true },
    { eventError: "Parameter Event is not valid." },
    {
      patternError: expect.stringMatching(
        /^Event pattern is not valid\. Reason: Unexpected character .*line: 1, column: 2\]$/s,
      ) as unknown,
    },
  ]);
});

test("many lines pass without being gathered", async () => {
  const many = Array.from({ length: 20_000 }, (_, at) =>
    line('{"a":[{"numeric":["<",10000]}]}', `{"a":${at}}`),
  );
  const given = await answers(many);
  expect(given.length).toBe(many.length);
  expect(given.filter(({ match }) => match).length).toBe(10_000);
});
