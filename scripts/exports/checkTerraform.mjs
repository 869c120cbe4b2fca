import { createRequire } from "node:module";
import path from "node:path";
import { sortedJson } from "./cases.mjs";
import { HOME } from "./provision.mjs";

/**
 * What HashiCorp's own parser of HCL says of Terraform configurations. The argument of `jsonencode` is evaluated by
 * it too, as a value of its own. Returns for each case what is wrong, or undefined.
 */
export async function checkTerraform(cases) {
  const { parse } = createRequire(path.join(HOME, "package.json"))("@cdktf/hcl2json");
  const patterns = [];
  const faults = [];
  for (const { text } of cases) {
    try {
      const { resource } = await parse("main.tf", text);
      const [{ event_pattern: pattern }] = resource.aws_cloudwatch_event_rule.rule;
      patterns.push(pattern);
      faults.push(undefined);
    } catch (error) {
      patterns.push("");
      faults.push(String(error));
    }
  }
  const expressions = patterns.map((pattern) => /^\$\{jsonencode\(([^]*)\)\}$/.exec(pattern)?.[1]);
  const source = expressions.map((text, index) => (text === undefined ? "" : `p${index} = ${text}\n`));
  const values = await parse("patterns.tf", source.join(""));
  return cases.map(({ patternText }, index) => {
    if (faults[index] !== undefined) return faults[index];
    const isValue = expressions[index] !== undefined;
    const found = isValue ? JSON.stringify(values[`p${index}`], asTerraformReads) : patterns[index];
    const wanted = patternText;
    return sortedJson(found) === sortedJson(wanted) ? undefined : `The pattern is another one:\n${found}`;
  });
}

/** The parser writes text as Terraform's JSON syntax has it, where what would open a template is doubled. */
function asTerraformReads(_key, value) {
  if (typeof value === "string") return single(value);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [single(key), each]));
}

function single(text) {
  return text.replaceAll(/\$\$\{|%%\{/g, (opening) => opening.slice(1));
}
