import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { exactJson, faultOfRule } from "./cases.mjs";
import { HOME, output, PYTHON } from "./provision.mjs";

/**
 * What cfn-lint says of the CloudFormation and SAM templates, and of the resources of a serverless.yml, which are a
 * template as well; the rule as cfn-lint, PyYAML (which reads YAML 1.1, as CloudFormation does) and SAM's own
 * translator read it must be the one that was exported. Returns for each case what is wrong, or undefined.
 */
export async function checkTemplates(cases) {
  const folder = path.join(HOME, "templates");
  await mkdir(folder, { recursive: true });
  const files = cases.map((_each, index) => path.join(folder, `case-${index}.template`));
  await Promise.all(cases.map(({ text }, index) => writeFile(files[index], text)));
  const list = path.join(folder, "files.json");
  await writeFile(list, JSON.stringify(files));
  const script = path.join(import.meta.dirname, "lint_templates.py");
  const report = JSON.parse(await output(PYTHON, [script, list]));
  return cases.map((each, index) => {
    const { faults, readings } = report[files[index]];
    const differences = Object.entries(readings).map(([reader, rule]) => {
      const fault = faultOfRule(rule, each) ?? orderFault(rule, each);
      return fault === undefined ? [] : [`${reader}: ${fault}`];
    });
    const all = [...faults, ...differences.flat()];
    return all.length === 0 ? undefined : all.join("\n");
  });
}

/** The keys of a pattern stay in their order in templates. */
function orderFault({ EventPattern }, { patternText }) {
  const found = typeof EventPattern === "string" ? EventPattern : JSON.stringify(EventPattern);
  return exactJson(found) === exactJson(patternText) ? undefined : `The keys are in another order:\n${found}`;
}

/** The resources of a serverless.yml as a template; undefined where the rule is a function's event. */
export function templateOfServerless(text) {
  const [, body] = /^resources:\n([^]*)/m.exec(text) ?? [];
  return body?.replaceAll(/^ {2}/gm, "");
}
