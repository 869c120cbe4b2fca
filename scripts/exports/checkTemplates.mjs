import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { exactJson } from "./cases.mjs";
import { HOME, output, PYTHON } from "./provision.mjs";

/**
 * What cfn-lint says of the CloudFormation and SAM templates, and of the resources of a serverless.yml, which are a
 * template as well. Returns for each case what is wrong, or undefined.
 */
export async function checkTemplates(cases) {
  const folder = path.join(HOME, "templates");
  await mkdir(folder, { recursive: true });
  const files = cases.map((_each, index) => path.join(folder, `case-${index}.template`));
  await Promise.all(cases.map(({ text }, index) => writeFile(files[index], text)));
  const script = path.join(import.meta.dirname, "lint_templates.py");
  const report = JSON.parse(await output(PYTHON, [script, ...files]));
  return cases.map(({ patternText }, index) => {
    const { faults, pattern } = report[files[index]];
    if (faults.length > 0) return faults.join("\n");
    const value = JSON.parse(pattern);
    const found = typeof value === "string" ? value : pattern;
    return exactJson(found) === exactJson(patternText) ? undefined : `The pattern is another one:\n${found}`;
  });
}

/** The resources of a serverless.yml as a template; undefined where the rule is a function's event. */
export function templateOfServerless(text) {
  const [, body] = /^resources:\n([^]*)/m.exec(text) ?? [];
  return body?.replaceAll(/^ {2}/gm, "");
}
