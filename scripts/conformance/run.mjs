/**
 * npm run conformance [-- --pairs N --seed S --threads T --jackson VERSION --keep]
 *
 * Compares the engine with event-ruler on random pairs, and with every recorded answer. Ends with code 1 when anything
 * differs that is not a known defect of event-ruler. `--keep` adds what differs to failed-cases.jsonl, which is run every
 * time from then on. See README.md beside this file.
 */
import { appendFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { asJackson214 } from "./awsText.mjs";
import { DEFECTS } from "./classify.mjs";
import { answerKind, compareBatch, safely, signature } from "./compare.mjs";
import { loadEngine } from "./engine.mjs";
import { generatePair } from "./generatePair.mjs";
import { minimise } from "./minimise.mjs";
import { FAILED_CASES, runRecorded } from "./recorded.mjs";
import { startRuler } from "./ruler.mjs";

const BATCH = 1000;
/** Batches that event-ruler has before it while we answer the next. */
const AHEAD = 4;
/** So many times a machine is built anew where its score is not ours. */
const BUILDS = 20;
const SHOWN_PER_SIGNATURE = 2;
const SHOWN = 40;
const SHOWN_RECORDED = 10;

const { values: options } = parseArgs({
  options: {
    pairs: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    threads: { type: "string", default: "1" },
    jackson: { type: "string" },
    keep: { type: "boolean", default: false },
  },
});
const [pairs, seed] = [Number(options.pairs), Number(options.seed)];

const engine = await loadEngine({ everyWay: true });
const recordedFailures = report(await runRecorded(engine));
const ruler = await startRuler({
  threads: Number(options.threads),
  ...(options.jackson === undefined ? {} : { jackson: options.jackson }),
});
const answer = oldJackson(options.jackson)
  ? (pattern, event) => toOld(engine.answer(pattern, event))
  : engine.answer;
const disagreements = await runRandom();
await ruler.stop();
const failed = recordedFailures + disagreements;
console.log(failed === 0 ? "No disagreement." : `${failed} disagreements.`);
process.exitCode = failed === 0 ? 0 : 1;

async function runRandom() {
  const started = performance.now();
  const counts = { match: 0, noMatch: 0, patternError: 0, eventError: 0 };
  const totals = { agreements: 0, legacyOr: 0, complexity: 0 };
  const defects = new Map();
  const groups = new Map();
  const queue = [];
  let made = 0;
  while (made < pairs || queue.length > 0) {
    while (made < pairs && queue.length < AHEAD) {
      const batch = [];
      for (const end = Math.min(made + BATCH, pairs); made < end; made++) {
        const { pattern, event } = generatePair(seed, made);
        batch.push([pattern, event]);
      }
      queue.push({ batch, asked: ruler.ask(batch) });
    }
    const { batch, asked } = queue.shift();
    const { ours, theirs, differences } = await compareBatch(batch, answer, ruler, asked);
    for (const one of theirs) {
      counts[answerKind(one)]++;
      if (one.legacy !== undefined) totals.legacyOr++;
    }
    totals.agreements += batch.length - differences.length;
    for (const difference of differences) {
      if (difference.defect === undefined) collect(groups, signature(difference), difference);
      else collect(defects, difference.defect, difference);
    }
    await compareScores(batch, ours, theirs, { groups, defects, totals });
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(`\n${pairs} random pairs, seed ${seed}, ${seconds.toFixed(0)} s`);
  console.log(
    `  event-ruler: ${counts.match} match, ${counts.noMatch} do not, ${counts.patternError} pattern errors, ${counts.eventError} event errors (${totals.legacyOr} patterns where $or is a field)`,
  );
  console.log(`  ${totals.agreements} agreements; ${totals.complexity} wildcard complexities compared`);
  for (const [name, found] of defects) {
    console.log(`  ${found.length} known defect ${name}: ${DEFECTS[name]}`);
    const [pattern, event] = found
      .map(({ pair }) => pair)
      .sort((one, other) => one.join("").length - other.join("").length)[0];
    console.log(`    such as ${JSON.stringify({ pattern, event })}`);
  }
  await show(groups);
  return [...groups.values()].reduce((sum, found) => sum + found.length, 0);
}

function collect(map, key, value) {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Compares the complexity of the wildcards of patterns that both accept. */
async function compareScores(batch, ours, theirs, { groups, defects, totals }) {
  for (const [at, pair] of batch.entries()) {
    const score = theirs[at].complexity;
    if (score === undefined || ours[at].patternError !== undefined) continue;
    totals.complexity++;
    const own = safely(engine.complexity, pair[0]);
    if (own === score) continue;
    const again = new Set(await ruler.complexity(Array(BUILDS).fill(pair)));
    if (again.size > 1 && again.has(own)) collect(defects, "hashOrderOfScore", { pair });
    else collect(groups, "wildcard complexity", { pair, score });
  }
}

/** Prints every group of disagreements with its smallest cases. */
async function show(groups) {
  let shown = 0;
  for (const [name, found] of [...groups].sort(([, one], [, other]) => other.length - one.length)) {
    console.log(`\n${found.length} × ${name}`);
    const smallest = found
      .sort((one, other) => one.pair.join("").length - other.pair.join("").length)
      .slice(0, SHOWN_PER_SIGNATURE);
    for (const difference of smallest) {
      if (shown++ >= SHOWN) return void console.log("  … (further groups are not shown)");
      const pair = await minimise(
        difference.pair,
        difference.score !== undefined ? scoreDiffers : (candidates) => differsAlike(candidates, name),
      );
      const { pattern, event } = { pattern: pair[0], event: pair[1] };
      if (difference.score !== undefined) {
        console.log(
          `  ${JSON.stringify({ pattern, ours: engine.complexity(pattern), ruler: (await ruler.complexity([pair]))[0] })}`,
        );
      } else {
        const [theirs] = await ruler.ask([pair]);
        if (options.keep)
          await appendFile(
            FAILED_CASES,
            `${JSON.stringify({ pattern, event, answer: answerOnly(theirs) })}\n`,
          );
        console.log(
          `  ${JSON.stringify({ pattern, event, ours: safely(answer, pattern, event), ruler: theirs })}`,
        );
      }
    }
  }
}

/** The answer without what only the driver tells. */
function answerOnly({ match, patternError, eventError }) {
  return { match, patternError, eventError };
}

async function differsAlike(candidates, name) {
  const { differences } = await compareBatch(candidates, answer, ruler);
  const alike = new Set(
    differences.filter((one) => one.defect === undefined && signature(one) === name).map(({ at }) => at),
  );
  return candidates.map((_, at) => alike.has(at));
}

async function scoreDiffers(candidates) {
  const scores = await ruler.complexity(candidates);
  return candidates.map(
    ([pattern], at) => scores[at] !== -1 && scores[at] !== safely(engine.complexity, pattern),
  );
}

/** Prints the outcome of recorded cases; gives how many failed. */
function report(outcomes) {
  let failed = 0;
  for (const { file, cases, agreements, failures } of outcomes) {
    console.log(`${file}: ${agreements} of ${cases} agree`);
    for (const failure of failures.slice(0, SHOWN_RECORDED))
      console.log(`  ${JSON.stringify(failure).slice(0, 3000)}`);
    if (failures.length > SHOWN_RECORDED) console.log(`  … and ${failures.length - SHOWN_RECORDED} more`);
    failed += failures.length;
  }
  return failed;
}

/** Whether a Jackson version points behind the character it complains about, unlike TestEventPattern's. */
function oldJackson(version) {
  return version !== undefined && Number(version.split(".")[1]) < 17;
}

function toOld(given) {
  return given.patternError === undefined ? given : { patternError: asJackson214(given.patternError) };
}
