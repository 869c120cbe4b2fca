/**
 * npm run conformance [-- --pairs N --seed S --threads T --jackson VERSION --keep]
 *
 * Compares the engine with event-ruler on random pairs, and with every recorded answer. Ends with code 1 when anything
 * differs that is not a known defect of event-ruler. `--keep` adds what differs to failed-cases.jsonl, which is run every
 * time from then on. See README.md beside this file.
 */
import { appendFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { asJackson214 } from "./awsText";
import { answerOnly } from "./answerOnly";
import { DEFECTS, type Defect } from "./classify";
import { answerKind, compareBatch, safely, signature, type Comparison, type Difference } from "./compare";
import { createEngine, type Answer } from "./engine";
import { generatePair } from "./generatePair";
import { minimise, type Pair } from "./minimise";
import { FAILED_CASES, runRecorded, type Outcome } from "./recorded";
import { startRuler, type RulerAnswer } from "./ruler";

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

/** A disagreement: about the answer, or about the score of the wildcards. */
type Found = Difference | { readonly pair: Pair; readonly score: number };

const engine = createEngine({ everyWay: true });
const recordedFailures = report(await runRecorded(engine));
const ruler = await startRuler({
  threads: Number(options.threads),
  ...(options.jackson === undefined ? {} : { jackson: options.jackson }),
});
const old = oldJackson(options.jackson);
const answer = (pattern: string, event: string): Answer => {
  const given = engine.answer(pattern, event);
  return old ? toOld(given) : given;
};
const disagreements = await runRandom();
await ruler.stop();
const failed = recordedFailures + disagreements;
console.log(failed === 0 ? "No disagreement." : `${failed} disagreements.`);
process.exitCode = failed === 0 ? 0 : 1;

async function runRandom(): Promise<number> {
  const started = performance.now();
  const counts = { match: 0, noMatch: 0, patternError: 0, eventError: 0 };
  const totals = { agreements: 0, legacyOr: 0, complexity: 0 };
  const defects = new Map<Defect, { readonly pair: Pair }[]>();
  const groups = new Map<string, Found[]>();
  const queue: { readonly batch: readonly Pair[]; readonly asked: Promise<readonly RulerAnswer[]> }[] = [];
  let made = 0;
  while (made < pairs || queue.length > 0) {
    while (made < pairs && queue.length < AHEAD) {
      const batch: Pair[] = [];
      for (const end = Math.min(made + BATCH, pairs); made < end; made++) {
        const { pattern, event } = generatePair(seed, made);
        batch.push([pattern, event]);
      }
      queue.push({ batch, asked: ruler.ask(batch) });
    }
    const next = queue.shift();
    if (next === undefined) break;
    const { batch, asked } = next;
    const compared = await compareBatch(batch, answer, ruler, asked);
    const { theirs, differences } = compared;
    for (const one of theirs) {
      counts[answerKind(one)]++;
      if (one.legacy !== undefined) totals.legacyOr++;
    }
    totals.agreements += batch.length - differences.length;
    for (const difference of differences) {
      if (difference.defect === undefined) collect(groups, signature(difference), difference);
      else collect(defects, difference.defect, difference);
    }
    totals.complexity += await compareScores(batch, compared, groups, defects);
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(`\n${pairs} random pairs, seed ${seed}, ${seconds.toFixed(0)} s`);
  console.log(
    `  event-ruler: ${counts.match} match, ${counts.noMatch} do not, ${counts.patternError} pattern errors, ${counts.eventError} event errors (${totals.legacyOr} patterns where $or is a field)`,
  );
  console.log(`  ${totals.agreements} agreements; ${totals.complexity} wildcard complexities compared`);
  for (const [name, found] of defects) {
    console.log(`  ${found.length} known defect ${name}: ${DEFECTS[name]}`);
    const [smallest] = found.map(({ pair }) => pair).sort(bySize);
    console.log(`    such as ${JSON.stringify({ pattern: smallest?.[0], event: smallest?.[1] })}`);
  }
  await show(groups);
  return [...groups.values()].reduce((sum, found) => sum + found.length, 0);
}

function bySize(one: Pair, other: Pair): number {
  return one.join("").length - other.join("").length;
}

function collect<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Compares the complexity of the wildcards of patterns that both accept; gives how many there were. */
async function compareScores(
  batch: readonly Pair[],
  { ours, theirs }: Comparison,
  groups: Map<string, Found[]>,
  defects: Map<Defect, { readonly pair: Pair }[]>,
): Promise<number> {
  let compared = 0;
  for (const [at, pair] of batch.entries()) {
    const score = theirs[at]?.complexity;
    if (score === undefined || ours[at]?.patternError !== undefined) continue;
    compared++;
    const own = ownScore(pair[0]);
    if (own === score) continue;
    const again = new Set(await ruler.complexity(Array.from({ length: BUILDS }, () => pair)));
    if (again.size > 1 && own !== undefined && again.has(own)) collect(defects, "hashOrderOfScore", { pair });
    else collect(groups, "wildcard complexity", { pair, score });
  }
  return compared;
}

/** Our score of a pattern's wildcards; undefined where the engine fails, which is a disagreement like any other. */
function ownScore(pattern: string): number | undefined {
  try {
    return engine.complexity(pattern);
  } catch {
    return undefined;
  }
}

/** Prints every group of disagreements with its smallest cases. */
async function show(groups: ReadonlyMap<string, Found[]>): Promise<void> {
  let shown = 0;
  for (const [name, found] of [...groups].sort(([, one], [, other]) => other.length - one.length)) {
    console.log(`\n${found.length} × ${name}`);
    const smallest = found.sort((one, other) => bySize(one.pair, other.pair)).slice(0, SHOWN_PER_SIGNATURE);
    for (const difference of smallest) {
      if (shown++ >= SHOWN) {
        console.log("  … (further groups are not shown)");
        return;
      }
      const ofScore = "score" in difference;
      const pair = await minimise(
        difference.pair,
        ofScore ? scoreDiffers : (candidates) => differsAlike(candidates, name),
      );
      const [pattern, event] = pair;
      if (ofScore) {
        console.log(
          `  ${JSON.stringify({ pattern, ours: ownScore(pattern), ruler: (await ruler.complexity([pair]))[0] })}`,
        );
      } else {
        const [theirs = {}] = await ruler.ask([pair]);
        if (options.keep)
          await appendFile(
            FAILED_CASES,
            `${JSON.stringify({ pattern, event, answer: answerOnly(theirs) })}\n`,
          );
        console.log(
          `  ${JSON.stringify({ pattern, event, ours: safely(() => answer(pattern, event)), ruler: theirs })}`,
        );
      }
    }
  }
}

async function differsAlike(candidates: readonly Pair[], name: string): Promise<readonly boolean[]> {
  const { differences } = await compareBatch(candidates, answer, ruler);
  const alike = new Set(
    differences.filter((one) => one.defect === undefined && signature(one) === name).map(({ at }) => at),
  );
  return candidates.map((_, at) => alike.has(at));
}

async function scoreDiffers(candidates: readonly Pair[]): Promise<readonly boolean[]> {
  const scores = await ruler.complexity(candidates);
  return candidates.map(([pattern], at) => scores[at] !== -1 && scores[at] !== ownScore(pattern));
}

/** Prints the outcome of recorded cases; gives how many failed. */
function report(outcomes: readonly Outcome[]): number {
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
function oldJackson(version: string | undefined): boolean {
  return version !== undefined && Number(version.split(".")[1]) < 17;
}

function toOld(given: Answer): Answer {
  return given.patternError === undefined ? given : { patternError: asJackson214(given.patternError) };
}
