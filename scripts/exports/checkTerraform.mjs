import { createRequire } from "node:module";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { doubles, faultOfRule } from "./cases.mjs";
import { HOME, output } from "./provision.mjs";

/**
 * What HashiCorp's own parser of HCL says of Terraform configurations: its build for WebAssembly, which evaluates what
 * refers to nothing, and, where Go is installed, the library itself with Terraform's `jsonencode` and what the AWS
 * provider does to a pattern. Returns for each case what is wrong, or undefined.
 */
export async function checkTerraform(cases) {
  const [parsed, evaluated] = [await readWithParser(cases), await readWithLibrary(cases)];
  return cases.map((each, index) => {
    // The provider prints numbers anew; those that this would change are refused.
    const printed = { ...each, patternText: doubles(each.patternText) };
    return faultOf(parsed[index], each) ?? faultOf(evaluated[index], printed);
  });
}

function faultOf(read, each) {
  return read === undefined ? undefined : (read.error ?? faultOfRule(read, each));
}

async function readWithParser(cases) {
  const { parse } = createRequire(path.join(HOME, "package.json"))("@cdktf/hcl2json");
  const readings = [];
  for (const { text } of cases) {
    try {
      const { resource } = await parse("main.tf", text);
      const [rule] = resource.aws_cloudwatch_event_rule.rule;
      const targets = Object.values(resource.aws_cloudwatch_event_target ?? {}).flat();
      readings.push({ ...likePutRule(rule, targets, singleBraces), pattern: rule.event_pattern });
    } catch (error) {
      readings.push({ error: String(error) });
    }
  }
  // The argument of `jsonencode` is a value of its own for the parser.
  const expressions = readings.map(({ pattern = "" }) => /^\$\{jsonencode\(([^]*)\)\}$/.exec(pattern)?.[1]);
  const source = expressions.map((text, index) => (text === undefined ? "" : `p${index} = ${text}\n`));
  const values = await parse("patterns.tf", source.join(""));
  return readings.map((read, index) =>
    expressions[index] === undefined
      ? read
      : { ...read, EventPattern: JSON.stringify(values[`p${index}`], asTerraformReads) },
  );
}

/** Undefined for each case where Go is not installed. */
async function readWithLibrary(cases) {
  if (spawnSync("go", ["version"]).status !== 0) {
    console.log(
      "Go is not installed: Terraform configurations are read with the WebAssembly build of HCL only",
    );
    return cases.map(() => undefined);
  }
  const folder = path.join(HOME, "terraform");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const program = path.join(folder, process.platform === "win32" ? "read.exe" : "read");
  await output("go", ["build", "-o", program, "."], { cwd: path.join(import.meta.dirname, "hcl") });
  await Promise.all(cases.map(({ text }, index) => writeFile(path.join(folder, `${index}.tf`), text)));
  const lines = await output(program, [String(cases.length)], { cwd: folder });
  return lines
    .trimEnd()
    .split("\n")
    .map((line) => {
      const { error, rule, targets = [] } = JSON.parse(line);
      if (error !== undefined) return { error };
      const read = likePutRule(rule, targets, (text) => text);
      return { ...read, EventPattern: doubles(read.EventPattern) };
    });
}

function likePutRule(rule, targets, textOf) {
  const { name, description, event_bus_name: bus, state, event_pattern: pattern } = rule;
  const text = (value) => (value === undefined ? undefined : textOf(value));
  return {
    Name: text(name),
    Description: text(description),
    EventBusName: text(bus),
    State: state,
    EventPattern: pattern,
    Targets: targets.map(({ arn, sqs_target: [queue] = [], message_group_id: group }) => ({
      Arn: arn,
      SqsParameters: { MessageGroupId: text(queue?.message_group_id ?? group) },
    })),
  };
}

/** The parser writes text as Terraform's JSON syntax has it, where what would open a template is doubled. */
function asTerraformReads(_key, value) {
  if (typeof value === "string") return singleBraces(value);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [singleBraces(key), each]));
}

function singleBraces(text) {
  return text.replaceAll(/\$\$\{|%%\{/g, (opening) => opening.slice(1));
}
