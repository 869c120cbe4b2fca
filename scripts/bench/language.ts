/** How long the editor waits for completion, hover and diagnostics in an event pattern of 4 kB. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Catalog } from "../../src/catalog/catalog";
import { createRandom } from "../conformance/random";
import { ROOT } from "../lib/root.mjs";
import { loadShipped, type Shipped } from "./loadShipped";
import { ascending, type Measures, type Report } from "./measures";

const CALLS = 2000;
const WARM_CALLS = 200;
const PATTERN_LENGTH = 4096;

interface Feature {
  readonly title: string;
  readonly call: (shipped: Shipped, text: string, offset: number, catalog: Catalog) => unknown;
}

/**
 * Every call is at another place of the pattern, and the first for a version of the document, as it is while somebody
 * types.
 */
const FEATURES: readonly Feature[] = [
  {
    title: "completion",
    call: ({ complete, patternDocument }, text, offset, catalog) =>
      complete(patternDocument(text), offset, catalog),
  },
  {
    title: "hover",
    call: ({ hover, patternDocument }, text, offset, catalog) =>
      hover(patternDocument(text), offset, catalog),
  },
  {
    title: "diagnostics",
    call: ({ diagnose, patternDocument }, text, _, catalog) => diagnose(patternDocument(text), catalog),
  },
];

/** Times every feature. Gives p50, p99 and the longest, in milliseconds. */
export async function benchLanguage({ seed }: Measures, report: Report) {
  const shipped = await loadShipped();
  const generated = (name: string) =>
    readFile(path.join(ROOT, "src", "catalog", "generated", `${name}.jsonl`), "utf8");
  const catalog = shipped.openCatalog({
    events: await generated("events"),
    operations: await generated("operations"),
    callFields: await generated("callFields"),
    managedRules: await generated("managedRules"),
  });
  const text = longPattern();
  const features: Record<string, { p50: number; p99: number; longest: number }> = {};
  report(`an event pattern of ${text.length} characters, ${CALLS} calls; milliseconds`);
  for (const { title, call } of FEATURES) {
    const times = measure((offset) => call(shipped, text, offset, catalog), text.length, seed);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
    const [p50, p99, longest] = [at(0.5), at(0.99), at(1)];
    features[title] = { p50, p99, longest };
    report(`${title.padEnd(14)} p50 ${p50.toFixed(2)}  p99 ${p99.toFixed(2)}  longest ${longest.toFixed(2)}`);
  }
  return { patternLength: text.length, calls: CALLS, features };
}

function measure(call: (offset: number) => unknown, length: number, seed: number): readonly number[] {
  const random = createRandom(seed, 1);
  const times: number[] = [];
  for (let round = -WARM_CALLS; round < CALLS; round++) {
    const offset = random.below(length + 1);
    const started = performance.now();
    call(offset);
    if (round >= 0) times.push(performance.now() - started);
  }
  return ascending(times);
}

/** A pattern for AWS Config as long as EventBridge allows: many values, `$or` and every operator. */
function longPattern(): string {
  const branches: unknown[] = [];
  const pattern = {
    source: ["aws.config"],
    "detail-type": ["Config Configuration Item Change", { prefix: "Config Rules" }],
    $or: branches,
  };
  for (let at = 0; JSON.stringify(pattern, undefined, 1).length < PATTERN_LENGTH - 400; at++) {
    branches.push({
      detail: {
        messageType: ["ConfigurationItemChangeNotification"],
        configurationItem: {
          resourceType: ["AWS::EC2::Instance", { "anything-but": { prefix: `AWS::S${at}` } }],
          resourceId: [{ wildcard: `i-${at}*` }, { "equals-ignore-case": `vol-${at}` }],
          configuration: {
            fromPort: [{ numeric: [">=", at, "<", at + 100] }],
            cidrIp: [{ cidr: "10.0.0.0/8" }],
          },
          tags: { Name: [{ exists: true }] },
        },
      },
    });
  }
  return JSON.stringify(pattern, undefined, 1);
}
