/**
 * npx tsx scripts/conformance/mutate.ts [--count N] [--seed S]
 *
 * Throws damaged patterns and events at the engine, and texts made to be slow or deep. Ends with code 1 when an
 * exception escapes, a damaged text takes longer than 50 ms, or one of the others longer than 500 ms a megabyte.
 */
import { parseArgs } from "node:util";
import { parseEvent } from "../../src/event/parseEvent";
import { compilePattern } from "../../src/matching/compilePattern";
import { explain } from "../../src/matching/explain/explain";
import { parsePattern } from "../../src/pattern/parse/parsePattern";
import { firstLines, safely, type OwnAnswer } from "./compare";
import { damageText } from "./damage";
import { createEngine } from "./engine";
import { generatePair } from "./generatePair";
import { createRandom } from "./random";

const LIMIT = 50;
const LIMIT_A_MEGABYTE = 500;
const SHOWN = 10;

const { values: options } = parseArgs({
  options: { count: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
});
const [count, seed] = [Number(options.count), Number(options.seed)];

/** What an engine must answer to a text: the verdict, or that it refuses it; undefined: anything but an exception. */
type Expected = { readonly match: boolean } | "patternError" | "eventError" | undefined;

const engine = createEngine();
const escaped: string[] = [];
const slow: string[] = [];
let slowest = { milliseconds: 0, text: "" };
runDamaged();
const special = runSpecial();
console.log(
  `${count} damaged patterns and events, seed ${seed}: ${escaped.length} exceptions escaped, ${slow.length} took longer than ${LIMIT} ms`,
);
console.log(`slowest ${slowest.milliseconds.toFixed(1)} ms: ${slowest.text.slice(0, 2000)}`);
for (const one of [...escaped, ...slow].slice(0, SHOWN)) console.log(`  ${one.slice(0, 2000)}`);
process.exitCode = escaped.length + slow.length + special === 0 ? 0 : 1;

/** Every pair is damaged anew, its pattern and its event each, and asked in every way that the extension asks. */
function runDamaged(): void {
  for (let index = 0; index < count; index++) {
    const random = createRandom(seed + 7_000_000, index);
    const pair = generatePair(seed, index);
    const pattern = random.chance(0.7) ? damageText(random, pair.pattern) : pair.pattern;
    const event = random.chance(0.5) ? damageText(random, pair.event) : pair.event;
    const text = JSON.stringify({ pattern, event });
    let taken = time(pattern, event, text);
    // A pause of the machine or of the collector is not the engine's: what is slow is slow again.
    for (let again = 0; again < 3 && taken > LIMIT; again++)
      taken = Math.min(taken, time(pattern, event, text));
    if (taken > LIMIT) slow.push(`${taken.toFixed(1)} ms: ${text}`);
    if (taken > slowest.milliseconds) slowest = { milliseconds: taken, text };
  }
}

/** The longest of the ways in which the extension asks, in milliseconds. */
function time(pattern: string, event: string, text: string): number {
  let longest = 0;
  try {
    const parsed = parsePattern(pattern);
    const root = parsed.pattern;
    const compiled = root && compilePattern(root);
    const read = parseEvent(event);
    const ways: (() => unknown)[] = [
      () => engine.answer(`${pattern} `, event),
      () => engine.answerAsService(pattern, event),
    ];
    if (compiled !== undefined) {
      const bytes = Buffer.from(event);
      ways.push(
        () => compiled.matchesBytes(bytes),
        () => compiled.filterLines(bytes),
      );
      if (read.ok) ways.push(() => explain(compiled, read.event));
    }
    for (const way of ways) longest = Math.max(longest, milliseconds(way));
  } catch (error) {
    escaped.push(`${firstLines(error)}: ${text}`);
  }
  return longest;
}

/**
 * How long it takes: the clock's time or the processor's, whichever is less. Where other processes have the machine,
 * the clock counts them too; the processor's time counts the collector's and the compiler's threads.
 */
function milliseconds(run: () => void): number {
  const [clock, processor] = [performance.now(), process.cpuUsage()];
  run();
  const { user, system } = process.cpuUsage(processor);
  return Math.min(performance.now() - clock, (user + system) / 1000);
}

/** Texts that take engines down. Gives how many of them failed. */
function runSpecial(): number {
  const mega = 1 << 20;
  const leaf = (element: unknown) => JSON.stringify({ a: [element] });
  const cases: readonly (readonly [name: string, pattern: string, event: string, expected: Expected])[] = [
    [
      "1 MB against *a*a*a*a*b, no match",
      leaf({ wildcard: "*a*a*a*a*b" }),
      `{"a":"${"a".repeat(mega)}"}`,
      { match: false },
    ],
    [
      "1 MB against *a*a*a*a*b, match",
      leaf({ wildcard: "*a*a*a*a*b" }),
      `{"a":"${"a".repeat(mega)}b"}`,
      { match: true },
    ],
    [
      "4 MB against *a*a*a*a*b: four times as long",
      leaf({ wildcard: "*a*a*a*a*b" }),
      `{"a":"${"a".repeat(4 * mega)}"}`,
      { match: false },
    ],
    [
      "1 MB against *ab*ab*ab*c",
      leaf({ wildcard: "*ab*ab*ab*c" }),
      `{"a":"${"ab".repeat(mega / 2)}"}`,
      { match: false },
    ],
    [
      "1 MB against anything-but wildcard",
      leaf({ "anything-but": { wildcard: "*a*a*a*a*b" } }),
      `{"a":"${"a".repeat(mega)}"}`,
      { match: true },
    ],
    [
      "1 MB against a suffix of 4,000 characters, ignoring case",
      leaf({ suffix: { "equals-ignore-case": "a".repeat(4000) } }),
      `{"a":"${"A".repeat(mega)}"}`,
      { match: true },
    ],
    ["1 MB of one number", leaf({ numeric: ["=", 1] }), `{"a":1${"0".repeat(900)}}`, { match: false }],
    ["1,000 levels in the event", leaf("x"), `${'{"a":'.repeat(1000)}1${"}".repeat(1000)}`, { match: false }],
    ["1,001 levels in the event", leaf("x"), `${'{"a":'.repeat(1001)}1${"}".repeat(1001)}`, "eventError"],
    [
      "1,000 levels in the pattern",
      `${'{"a":'.repeat(999)}["x"]${"}".repeat(999)}`,
      `${'{"a":'.repeat(999)}"x"${"}".repeat(999)}`,
      { match: true },
    ],
    ["1,001 levels in the pattern", `${'{"a":'.repeat(1000)}["x"]${"}".repeat(1000)}`, "{}", "patternError"],
    ["1,000,000 opened arrays in the event", leaf("x"), `{"a":${"[".repeat(mega)}`, "eventError"],
    ["1,000,000 opened arrays in the pattern", `{"a":${"[".repeat(mega)}`, "{}", "patternError"],
    [
      "100,000 array elements, two coupled fields",
      '{"a":{"b":[1],"c":[2]}}',
      `{"a":[${'{"b":1,"c":3},'.repeat(100_000)}{"b":1,"c":2}]}`,
      { match: true },
    ],
    [
      "10,000 array elements, two coupled fields, no match",
      '{"a":{"b":[1],"c":[2]}}',
      `{"a":[${'{"b":1},'.repeat(5_000)}${'{"c":2},'.repeat(5_000)}{}]}`,
      { match: false },
    ],
    ["lone surrogates", leaf("\ud83d"), '{"a":"\\ud83d"}', { match: true }],
    ["lone surrogates, as they are", '{"a":[{"prefix":"\ud83d"}]}', '{"a":"\ud83d\ude00"}', undefined],
    ["__proto__ as a key", '{"__proto__":{"x":[1]}}', '{"__proto__":{"x":1}}', { match: true }],
    ["__proto__ as a key, absent", '{"__proto__":[{"exists":true}]}', "{}", { match: false }],
    [
      "constructor as a key",
      '{"constructor":{"name":[{"exists":false}]},"toString":["a"]}',
      '{"toString":"a"}',
      { match: true },
    ],
    ["hasOwnProperty as an operator", '{"a":[{"hasOwnProperty":1}]}', "{}", "patternError"],
    ["50 MB event", '{"detail":{"last":["x"]}}', bigEvent(50), { match: true }],
    ["50 MB of one string", leaf({ suffix: "b" }), `{"a":"${"a".repeat(50 * mega)}b"}`, { match: true }],
  ];
  let failed = 0;
  for (const [name, pattern, event, expected] of cases) {
    const allowed = LIMIT_A_MEGABYTE * Math.max(1, (pattern.length + event.length) / mega);
    let ours: OwnAnswer = {};
    const ask = (text: string) => {
      ours = safely(() => engine.answer(text, event));
    };
    let taken = milliseconds(() => {
      ask(pattern);
    });
    for (let again = 1; again < 4 && taken > allowed; again++)
      taken = Math.min(
        taken,
        milliseconds(() => {
          ask(pattern + " ".repeat(again));
        }),
      );
    const fine = isExpected(ours, expected) && taken <= allowed;
    if (!fine) failed++;
    console.log(
      `${fine ? "ok  " : "FAIL"} ${name}: ${taken.toFixed(1)} ms, ${JSON.stringify(ours).slice(0, 200)}`,
    );
  }
  return failed;
}

function isExpected(ours: OwnAnswer, expected: Expected): boolean {
  if (expected === undefined) return ours.crash === undefined;
  return typeof expected === "string" ? ours[expected] !== undefined : ours.match === expected.match;
}

function bigEvent(megabytes: number): string {
  const item =
    '{"configurationItem":{"resourceId":"i-0123456789abcdef0","tags":{"a":"b"},"relationships":[{"id":1.5},{"id":null}]}},';
  return `{"detail":{"items":[${item.repeat(Math.ceil((megabytes << 20) / item.length))}{}],"last":"x"}}`;
}
