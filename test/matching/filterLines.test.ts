import { afterEach, describe, expect, test, vi } from "vitest";
import { compile } from "./judge";

/** Numbers from 0 to below a limit that are the same in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const TYPES = ["Config Rules Compliance Change", "Scheduled Event", "AWS API Call via CloudTrail"];
const NAMES = ["s3-bucket-public/read", "required-tags", "Zürich", "😀 Zebra", 'a "quoted" name', ""];
const STATES = ["COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE"];

/** A text as JSON: now and then with a character as its number, a slash with its backslash. */
function spelled(text: string, roll: (below: number) => number): string {
  const json = JSON.stringify(text);
  const way = roll(8);
  if (way === 0) return json.replaceAll("/", "\\/");
  if (way > 1 || !/^[ -~]+$/.test(text) || text.includes('"')) return json;
  const at = roll(text.length);
  const code = text.charCodeAt(at).toString(16).padStart(4, "0");
  return `"${text.slice(0, at)}\\u${code}${text.slice(at + 1)}"`;
}

/** More than half a megabyte of lines; some are blank, cut off or no objects. */
function lines(seed: number, count: number): string[] {
  const roll = dice(seed);
  const pick = (texts: readonly string[]): string => spelled(texts[roll(texts.length)] ?? "", roll);
  return Array.from({ length: count }, () => {
    const odd = roll(40);
    if (odd === 0) return "";
    if (odd === 1) return `[${pick(TYPES)}]`;
    const rule = roll(3) === 0 ? "" : `"configRuleName": ${pick(NAMES)}, `;
    const detail = `{${rule}"state": ${pick(STATES)}, "port": ${roll(100)}, "filler": "${"x".repeat(roll(300))}"}`;
    const event = `{"source": "aws.config", "detail-type": ${pick(TYPES)}, "detail": ${detail}}`;
    return odd === 2 ? event.slice(0, roll(event.length)) : odd === 3 ? `${event}\r` : event;
  });
}

const PATTERNS: readonly (readonly [string, string])[] = [
  ["one value", `{"detail":{"state":["NON_COMPLIANT"]}}`],
  ["a value that most lines have", `{"source":["aws.config"]}`],
  ["a value that no line has", `{"detail":{"state":["INSUFFICIENT_DATA"]}}`],
  ["several values", `{"detail-type":["Scheduled Event"],"detail":{"state":["NON_COMPLIANT","COMPLIANT"]}}`],
  ["a slash", `{"detail":{"configRuleName":["s3-bucket-public/read"]}}`],
  ["letters beyond ASCII", `{"detail":{"configRuleName":["Zürich",{"prefix":"😀"}]}}`],
  ["quotes", `{"detail":{"configRuleName":["a \\"quoted\\" name"]}}`],
  ["the end of a wildcard", `{"detail":{"configRuleName":[{"wildcard":"*red-*gs"}]}}`],
  ["only a key", `{"detail":{"configRuleName":[{"exists":true}]}}`],
  ["an absent key", `{"detail":{"configRuleName":[{"exists":false}]}}`],
  [
    "branches with texts of their own",
    `{"source":["aws.config"],"$or":[{"detail":{"configRuleName":[{"prefix":"Z"}],"state":["COMPLIANT"]}},{"detail-type":["Scheduled Event"],"detail":{"port":[{"numeric":["<",20]}]}},{"detail":{"state":[{"suffix":"APPLICABLE"}],"configRuleName":["required-tags"]}}]}`,
  ],
  [
    "a branch without any text",
    `{"$or":[{"detail":{"port":[7]}},{"detail":{"state":["NON_COMPLIANT"],"configRuleName":["required-tags"]}}]}`,
  ],
];

describe("a buffer of events", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  for (const count of [7, 4000]) {
    const texts = lines(count, count);
    const bytes = new TextEncoder().encode(texts.join("\n"));
    for (const [name, pattern] of PATTERNS) {
      const compiled = compile(pattern);
      const expected = texts.filter((text) => compiled.matchesText(text) === true);

      test(`of ${count} lines is filtered by ${name} as each line by itself`, () => {
        expect(matching(compiled, bytes)).toEqual(expected);
      });

      test(`of ${count} lines is filtered by ${name} without Node's Buffer`, () => {
        vi.stubGlobal("Buffer", undefined);
        expect(matching(compile(pattern), bytes)).toEqual(expected);
      });
    }
  }

  test("some of these lines match each pattern but the one that none has", () => {
    const counts = PATTERNS.map(([, pattern]) =>
      compile(pattern).filterLines(new TextEncoder().encode(lines(1, 4000).join("\n"))),
    );
    expect(counts.filter((count) => count === 0)).toHaveLength(1);
  });
});

function matching(compiled: ReturnType<typeof compile>, bytes: Uint8Array): string[] {
  const found: string[] = [];
  const count = compiled.filterLines(bytes, (start, end) => {
    found.push(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(start, end)));
  });
  expect(count).toBe(found.length);
  return found;
}
