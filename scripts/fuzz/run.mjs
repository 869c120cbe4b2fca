import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../lib/loadSource.mjs";
import { hostile } from "./hostile.mjs";
import { laws } from "./laws.mjs";
import { loadLayers } from "./loadLayers.mjs";
import { hash, randomFrom } from "./random.mjs";
import { targets } from "./targets.mjs";

/* Calls every public function of the pure layers with hostile values. CONTRIBUTING.md says how. */

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    only: { type: "string" },
    skip: { type: "string", multiple: true, default: [] },
    case: { type: "string" },
  },
});

/** A call that takes more processor time than this, in milliseconds, is told at the end. */
const SLOW = 50;
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
const slow = new Map();

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
  const call = prepare(make, name, seed);
  if (call === undefined) return;
  counts.set(name, (counts.get(name) ?? 0) + 1);
  let time;
  let broken;
  try {
    [time, broken] = await timed(call);
  } catch (error) {
    fail(name, seed, String(error?.stack ?? error));
    return;
  }
  if (name in laws) {
    if (broken.length > 0) fail(name, seed, JSON.stringify(broken, undefined, 1));
    return;
  }
  if (time <= SLOW) return;
  // Once more on warm code and a heap that has just been swept: what counts is the function, not its surroundings.
  const [again] = await timed(prepare(make, name, seed));
  const known = slow.get(name);
  if (again > SLOW && again > (known?.time ?? 0)) {
    slow.set(name, { time: again, seed, size: call.size });
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

async function timed(call) {
  const before = process.cpuUsage();
  const result = await call();
  const { user, system } = process.cpuUsage(before);
  return [result?.longest ?? (user + system) / 1000, result];
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
  console.log(`\n${total} calls, at least ${fewest} of each function; ${failures.length} failed`);
  if (idle.length > 0 && options.case === undefined) console.log(`Never called: ${idle.join(", ")}`);
  const slowest = [...slow].sort(([, one], [, other]) => other.time - one.time);
  if (slowest.length > 0) console.log(`\nOver ${SLOW} ms of processor time, twice:`);
  for (const [name, { time, seed, size }] of slowest) {
    const of = size === undefined ? "" : ` for ${size} characters`;
    console.log(`  ${name} ${Math.round(time)} ms${of}; --case ${name}:${seed}`);
  }
}
