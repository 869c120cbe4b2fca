// `npm run test:exports`: every export of every snippet, of patterns that are hard to quote, and of random rules whose
// every text is odd, held against the tools that will read it: cfn-lint, PyYAML, SAM's translator, HashiCorp's HCL,
// TypeScript with aws-cdk-lib and its synth, shells and the AWS CLI, the Serverless Framework.
// Installs them into .exports-test/ (Python 3 is needed, Go is used where it is there); ends with `N passed, N failed`.
// EXPORTS_SEED chooses the random rules, EXPORTS_RULES how many each language gets;
// EXPORTS_ONLY names the tools to hold exports against, such as HCL,shell.
import { exportFormats } from "../src/export/exportFormats";
import { exportRule } from "../src/export/exportRule";
import { allCases, randomCases, textsOf } from "./exports/cases.mjs";
import { checkCdk } from "./exports/checkCdk.mjs";
import { checkScripts } from "./exports/checkScripts.mjs";
import { checkServerless } from "./exports/checkServerless.mjs";
import { checkTemplates, templateOfServerless } from "./exports/checkTemplates.mjs";
import { checkTerraform } from "./exports/checkTerraform.mjs";
import { provision } from "./exports/provision.mjs";

/** What a language would change, and descriptions that none takes; the sentences are held by the unit tests. */
const REFUSED = {
  terraform: /^Terraform/,
  "aws-cli": /^The AWS CLI would/,
  cdk: /^AWS CDK takes numbers/,
  any: /^A rule's description /,
};

const SEED = Number(process.env.EXPORTS_SEED ?? 20261127);
const RULES = Number(process.env.EXPORTS_RULES ?? 60);
const ONLY = process.env.EXPORTS_ONLY?.split(",");

async function run() {
  await provision();
  console.log(`Random rules: seed ${SEED}, ${RULES} a language`);
  const cases = [...allCases(), ...randomCases(SEED, RULES)];
  const results = [];
  const note = (tested, faults) => {
    tested.forEach(({ name }, index) => results.push({ name, fault: faults[index] }));
  };
  const refused = cases.filter(({ exported }) => !exported.ok);
  note(
    refused,
    refused.map(({ format, set, exported: { error } }) => {
      const isKnown =
        REFUSED[format.id]?.test(error) === true || (set === "random" && REFUSED.any.test(error));
      return isKnown ? undefined : error;
    }),
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
    template: templateOf(each),
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
      if (ONLY !== undefined && !ONLY.includes(name)) return;
      note(tested, await check(tested));
      const random = tested.filter(({ set }) => set === "random");
      const texts = random.reduce((sum, { rule }) => sum + textsOf(rule), 0);
      console.log(`${name}: ${tested.length} exports, ${random.length} of them random with ${texts} texts`);
    }),
  );
  return results;
}

/** The same rule as a CloudFormation template. */
function templateOf({ rule }) {
  const format = exportFormats.find(({ id }) => id === "cloudformation-json");
  return JSON.parse(exportRule(format, rule).value);
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
