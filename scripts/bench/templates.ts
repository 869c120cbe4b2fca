/** How long the editor waits in large templates: to read them after a keystroke, for diagnostics and for completion. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "../lib/root.mjs";
import { loadShipped, type Shipped } from "./loadShipped";
import { ascending, median, type Measures, type Report } from "./measures";

const RULES = 200;
const LENGTH = 1_000_000;
const KEYSTROKES = 60;
const WARM = 8;

/** A kind of template: a rule, what else there is in such a file, and what the file begins with. */
interface Kind {
  readonly title: string;
  readonly host: string;
  readonly head: string;
  readonly rule: (name: string) => string;
  readonly other: (name: string) => string;
}

const KINDS: readonly Kind[] = [
  {
    title: "CloudFormation, YAML",
    host: "cloudFormation",
    head: "Resources:\n",
    rule: (name) =>
      `  ${name}:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern:\n        source:\n          - aws.s3\n        detail-type:\n          - Object Created\n        detail:\n          bucket:\n            name:\n              - !Ref Bucket\n          object:\n            key:\n              - prefix: in/\n              - suffix: .${name}\n`,
    other: (name) =>
      `  ${name}:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: ${name}\n      Tags:\n        - Key: a\n          Value: ${"x".repeat(40)}\n`,
  },
  {
    title: "Terraform",
    host: "terraform",
    head: "",
    rule: (name) =>
      `resource "aws_cloudwatch_event_rule" "${name}" {\n  event_pattern = jsonencode({\n    source = ["aws.s3"]\n    detail-type = ["Object Created"]\n    detail = {\n      bucket = { name = [var.bucket] }\n      object = { key = [{ prefix = "in/" }, { suffix = ".${name}" }] }\n    }\n  })\n}\n`,
    other: (name) =>
      `resource "aws_sqs_queue" "${name}" {\n  name = "${name}"\n  tags = {\n    a = "${"x".repeat(40)}"\n  }\n}\n`,
  },
];

/** Milliseconds: of a keystroke its reading, with the diagnostics of all patterns, and completion at it. */
export async function benchTemplates(_: Measures, report: Report) {
  const shipped = await loadShipped();
  const generated = (name: string) =>
    readFile(path.join(ROOT, "src", "catalog", "generated", `${name}.jsonl`), "utf8");
  const catalog = shipped.openCatalog({
    events: await generated("events"),
    operations: await generated("operations"),
    callFields: await generated("callFields"),
    managedRules: await generated("managedRules"),
  });
  const figures: Record<string, unknown> = {};
  for (const kind of KINDS) {
    const text = templateOf(kind);
    const readers = shipped.hosts.filter(({ id }) => id === kind.host);
    const [reading, diagnostics, completion]: [number[], number[], number[]] = [[], [], []];
    let offset = 0;
    for (let key = -WARM; key < KEYSTROKES; key++) {
      offset = text.indexOf("Object Created", offset + 1);
      if (offset < 0) offset = text.indexOf("Object Created");
      const at = offset + "Object".length;
      // Every keystroke makes a text of its own.
      const typed = `${text.slice(0, at)}${"x".repeat((key & 3) + 1)}${text.slice(at)}`;
      const started = performance.now();
      const sites = shipped.sitesIn(typed, readers);
      const read = performance.now();
      for (const site of sites) shipped.inDocument.diagnose(shipped.patternAt(site), catalog);
      const told = performance.now();
      complete(shipped, typed, at, readers, catalog);
      const offered = performance.now();
      if (key < 0) continue;
      reading.push(read - started);
      diagnostics.push(told - started);
      completion.push(offered - told);
    }
    const own = {
      reading: summary(reading),
      diagnostics: summary(diagnostics),
      completion: summary(completion),
    };
    figures[kind.title] = own;
    report(`${kind.title}, ${text.length} characters, ${RULES} rules; milliseconds`);
    for (const [name, { p50, p99 }] of Object.entries(own)) {
      report(`  ${name.padEnd(14)} p50 ${p50.toFixed(1)}  p99 ${p99.toFixed(1)}`);
    }
    const without = grown(kind, 5 * LENGTH, 0);
    const passed = Array.from({ length: 20 }, () => {
      const started = performance.now();
      shipped.sitesIn(without, readers);
      return performance.now() - started;
    });
    report(`  ${without.length} characters without a pattern: ${median(ascending(passed)).toFixed(2)}`);
  }
  return figures;
}

function complete(
  { typedAt, inDocument, patternAt }: Shipped,
  text: string,
  offset: number,
  readers: Shipped["hosts"],
  catalog: ReturnType<Shipped["openCatalog"]>,
): void {
  for (const { site, offset: at } of typedAt(text, offset, readers)) {
    inDocument.complete(patternAt(site), offset, catalog, { at, document: text });
  }
}

function templateOf(kind: Kind): string {
  return grown(kind, LENGTH, RULES);
}

/** A template of a length, with so many rules spread over it. */
function grown({ head, rule, other }: Kind, length: number, rules: number): string {
  const parts: string[] = [head];
  let [size, made] = [head.length, 0];
  for (let index = 0; size < length; index++) {
    const isRule = made < rules && size >= (length * made) / rules;
    const part = isRule ? rule(`Rule${made++}`) : other(`Queue${index}`);
    parts.push(part);
    size += part.length;
  }
  return parts.join("");
}

function summary(times: readonly number[]): { readonly p50: number; readonly p99: number } {
  const sorted = ascending(times);
  return { p50: median(sorted), p99: sorted[Math.floor(sorted.length * 0.99)] ?? NaN };
}
