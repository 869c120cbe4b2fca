// `npm run test:exports`: every export of every snippet, and of patterns that are hard to quote, held against the tools
// that will read it: cfn-lint, HashiCorp's HCL parser, TypeScript with aws-cdk-lib and its synth, a POSIX shell, YAML.
// Installs them into .exports-test/ (Python 3 is needed) and ends with `N passed, N failed`.
import { parse } from "yaml";
import { allCases, exactJson } from "./exports/cases.mjs";
import { checkCdk } from "./exports/checkCdk.mjs";
import { checkScripts } from "./exports/checkScripts.mjs";
import { checkTemplates, templateOfServerless } from "./exports/checkTemplates.mjs";
import { checkTerraform } from "./exports/checkTerraform.mjs";
import { provision } from "./exports/provision.mjs";

/** What Terraform's AWS provider would change; the sentences are held by the unit tests. */
const REFUSED = /^Terraform's AWS provider would /;

async function run() {
  await provision();
  const cases = allCases();
  const results = [];
  const note = (tested, faults) => {
    tested.forEach(({ name }, index) => results.push({ name, fault: faults[index] }));
  };
  const refused = cases.filter(({ exported }) => !exported.ok);
  note(
    refused,
    refused.map(({ format, exported: { error } }) =>
      format.id === "terraform" && REFUSED.test(error) ? undefined : error,
    ),
  );
  const exported = cases
    .filter(({ exported: { ok } }) => ok)
    .map((each) => ({ ...each, text: each.exported.value }));
  const of = (...ids) => exported.filter(({ format }) => ids.includes(format.id));

  const serverless = of("serverless");
  const inTemplates = serverless.flatMap((each) => {
    const text = each.set === "function" ? undefined : templateOfServerless(each.text);
    return text === undefined ? [] : [{ ...each, text, name: `${each.name}, its resources` }];
  });
  const templates = [...of("cloudformation-yaml", "cloudformation-json", "sam"), ...inTemplates];
  const stacks = of("cdk").map((each) => ({
    ...each,
    template: templateFor(each, of("cloudformation-json")),
  }));
  const parts = {
    "cfn-lint": [templates, checkTemplates],
    HCL: [of("terraform"), checkTerraform],
    CDK: [stacks, checkCdk],
    shell: [of("aws-cli"), checkScripts],
    Serverless: [serverless, checkServerless],
  };
  // Together, because most of the time goes into two of them: Python for cfn-lint, and TypeScript for CDK.
  await Promise.all(
    Object.entries(parts).map(async ([name, [tested, check]]) => {
      note(tested, await check(tested));
      console.log(`${name}: ${tested.length} exports`);
    }),
  );
  return results;
}

function templateFor({ rule, set }, templates) {
  return JSON.parse(templates.find((each) => each.rule.name === rule.name && each.set === set).text);
}

/** The pattern of a serverless.yml, whichever of the two places it is in. */
function checkServerless(cases) {
  return cases.map(({ text, patternText }) => {
    const { functions, resources } = parse(text, { logLevel: "silent" });
    const event = functions?.function.events?.[0].eventBridge.pattern;
    const pattern = event ?? resources.Resources.Rule.Properties.EventPattern;
    const found = typeof pattern === "string" ? pattern : JSON.stringify(pattern);
    return exactJson(found) === exactJson(patternText) ? undefined : `The pattern is another one:\n${found}`;
  });
}

let counts = { passed: 0, failed: 1 };
try {
  const results = await run();
  const failures = results.filter(({ fault }) => fault !== undefined);
  for (const { name, fault } of failures) console.log(`FAILED ${name}\n${fault}\n`);
  counts = { passed: results.length - failures.length, failed: failures.length };
  // A run without a single test has not shown anything.
  if (results.length === 0) counts.failed = 1;
} catch (error) {
  console.error(error);
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
