/** How long the editor waits for completion, hover and diagnostics in an event pattern of 4 kB. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createRandom } from "../conformance/random.mjs";
import { loadSource, ROOT } from "../lib/loadSource.mjs";

const CALLS = 2000;
const WARM_CALLS = 200;
const PATTERN_LENGTH = 4096;

/** A feature by the module that exports it; every call is at another place of the pattern. */
const FEATURES = [
  { title: "completion", module: "language/completion/completion", name: "complete" },
  { title: "hover", module: "language/hover/hover", name: "hover" },
  { title: "diagnostics", module: "language/diagnostics/diagnose", name: "diagnose" },
];

/** Times every feature that exists. Gives p50, p99 and the longest, in milliseconds. */
export async function benchLanguage({ seed }, report) {
  const present = FEATURES.filter(({ module }) => existsSync(path.join(ROOT, "src", `${module}.ts`)));
  const source = await loadSource({
    openCatalog: "catalog/openCatalog",
    patternDocument: "language/patternDocument",
    ...Object.fromEntries(present.map(({ name, module }) => [name, module])),
  });
  const generated = (name) =>
    readFile(path.join(ROOT, "src", "catalog", "generated", `${name}.jsonl`), "utf8");
  const catalog = source.openCatalog({
    events: await generated("events"),
    operations: await generated("operations"),
    managedRules: await generated("managedRules"),
  });
  const text = longPattern();
  const figures = { patternLength: text.length, calls: CALLS, features: {} };
  report(`an event pattern of ${text.length} characters, ${CALLS} calls; milliseconds`);
  for (const { title, name } of present) {
    // Each call is the first for a version of the document, as it is while somebody types. Features that look at no
    // place take the catalog second; see their signatures.
    const call =
      name === "diagnose"
        ? () => source.diagnose(source.patternDocument(text), catalog)
        : (offset) => source[name](source.patternDocument(text), offset, catalog);
    const times = measure(call, text.length, seed);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
    figures.features[title] = { p50: at(0.5), p99: at(0.99), longest: times[times.length - 1] };
    report(
      `${title.padEnd(14)} p50 ${at(0.5).toFixed(2)}  p99 ${at(0.99).toFixed(2)}  longest ${times[times.length - 1].toFixed(2)}`,
    );
  }
  return figures;
}

function measure(call, length, seed) {
  const random = createRandom(seed, 1);
  const times = [];
  for (let round = -WARM_CALLS; round < CALLS; round++) {
    const offset = random.below(length + 1);
    const started = performance.now();
    call(offset);
    if (round >= 0) times.push(performance.now() - started);
  }
  return times.sort((one, other) => one - other);
}

/** A pattern for AWS Config as long as EventBridge allows: many values, `$or` and every operator. */
function longPattern() {
  const branches = [];
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
