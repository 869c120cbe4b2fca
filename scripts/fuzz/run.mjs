import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../lib/loadSource.mjs";
import { SLOW, isSlow, stopwatch, timesOf } from "./callTime.mjs";
import { hostile } from "./hostile.mjs";
import { laws } from "./laws.mjs";
import { loadLayers } from "./loadLayers.mjs";
import { hash, randomFrom } from "./random.mjs";
import { targets } from "./targets.mjs";

const HELP = `npm run fuzz -- [--minutes N] [--seed S] [--only FUNCTION] [--skip FUNCTION]... | --case FUNCTION:SEED

Calls every public function of the pure layers with hostile values of at most 100,000 characters each, and checks the
laws of the fixes. Ends with 1 where a call throws or a law is broken.

At the end it prints how many calls took more than ${SLOW} ms, and each of them with what repeats it. A call's time is
its time or its processor time, whichever is less, so that other programs do not count. A call that takes longer is made
again with the same values, up to four times: if one is fast, then the first was slow because its code was not compiled
yet or the memory had to be tidied, and it is printed apart. Of what yields on its way, the longest step is timed.`;

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    only: { type: "string" },
    skip: { type: "string", multiple: true, default: [] },
    case: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

if (options.help) {
  console.log(HELP);
  process.exit();
}

const FOUND = path.join(ROOT, ".fuzz");

mkdirSync(FOUND, { recursive: true });
const layers = await loadLayers();
const calls = { ...targets, ...laws };
const names = Object.keys(calls).filter(
  (name) =>
    (options.only === undefined || name.includes(options.only)) &&
    !options.skip.some((skipped) => name.includes(skipped)),
);
if (names.length === 0) throw new Error(`No function is called ${options.only}.`);
const counts = new Map();
const failures = [];
/** The calls that were slow the first time, or the one that is repeated, with their times. */
const timed = [];

if (options.case === undefined) await runAll(Number(options.seed), Number(options.minutes));
else
  await runOne(options.case.slice(0, options.case.lastIndexOf(":")), Number(options.case.split(":").at(-1)));
report();
process.exitCode = failures.length > 0 ? 1 : 0;

/** Each function in turn, again and again until the time is up; a case's seed follows from the run's and its number. */
async function runAll(seed, minutes) {
  const end = Date.now() + minutes * 60_000;
  console.log(`${names.length} functions and laws, ${minutes} min, seed ${seed}`);
  for (let round = 0; Date.now() < end; round++) {
    for (const name of names) await runOne(name, randomFrom(seed ^ hash(`${name} ${round}`)).next());
  }
}

async function runOne(name, seed) {
  // Where a call never comes back, this file says which.
  writeFileSync(path.join(FOUND, "running.txt"), `${name}:${seed}\n`);
  const make = calls[name];
  if (make === undefined) throw new Error(`There is no ${name}.`);
  let call = prepare(make, name, seed);
  if (call === undefined) return;
  counts.set(name, (counts.get(name) ?? 0) + 1);
  const { size } = call;
  try {
    if (name in laws) {
      const broken = await call();
      if (broken.length > 0) fail(name, seed, JSON.stringify(broken, undefined, 1));
      return;
    }
    const times = await timesOf(async () => {
      const taken = await timeOf(call);
      call = prepare(make, name, seed);
      return taken;
    });
    if (times[0] > SLOW || options.case !== undefined) timed.push({ name, seed, size, times });
  } catch (error) {
    fail(name, seed, String(error?.stack ?? error));
  }
}

/** The call of a case with its arguments; the functions that make those are tried by cases of their own. */
function prepare(make, name, seed) {
  try {
    const h = hostile(seed, layers);
    h.catalog = layers.catalog;
    return make(h, name in laws ? layers : layers.functions);
  } catch (error) {
    fail(name, seed, `while its arguments were made: ${String(error?.stack ?? error)}`);
    return undefined;
  }
}

async function timeOf(call) {
  const stop = stopwatch();
  const result = await call();
  const taken = stop();
  return result?.longest ?? taken;
}

function fail(name, seed, message) {
  failures.push({ name, seed, message });
  const first = message.split("\n").slice(0, 3).join("\n");
  if (failures.filter((other) => other.name === name).length <= 3) {
    console.log(`\nFAILED ${name}\n${first}\n  npm run fuzz -- --case ${name}:${seed}`);
  }
  writeFileSync(path.join(FOUND, `${name.replace(":", "-")}-${seed}.txt`), `${name}:${seed}\n${message}\n`);
}

function report() {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const fewest = [...counts.values()].reduce((least, count) => Math.min(least, count), Infinity);
  const idle = names.filter((name) => !counts.has(name));
  const slow = timed.filter(({ times }) => isSlow(times));
  const others = timed.filter(({ times }) => !isSlow(times));
  console.log(`\n${total} calls, at least ${fewest} of each function; ${failures.length} failed`);
  if (idle.length > 0 && options.case === undefined) console.log(`Never called: ${idle.join(", ")}`);
  console.log(`${slow.length === 0 ? "No" : slow.length} calls over ${SLOW} ms${slow.length > 0 ? ":" : ""}`);
  list(slow);
  if (others.length > 0 && options.case === undefined) {
    console.log(`${others.length} calls over ${SLOW} ms the first time, but not when they were made again:`);
  }
  list(others);
}

/** Calls with their times, the slowest first. */
function list(calls) {
  const best = ({ times }) => Math.min(...times);
  for (const call of calls.toSorted((one, other) => best(other) - best(one))) {
    const { name, seed, size, times } = call;
    const of = size === undefined ? "" : ` for ${size} characters`;
    const first = times.length > 1 ? ` (${Math.round(times[0])} ms the first of ${times.length} times)` : "";
    console.log(`  ${name} ${Math.round(best(call))} ms${of}${first}; --case ${name}:${seed}`);
  }
}
