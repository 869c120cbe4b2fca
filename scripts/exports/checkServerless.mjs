import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { faultOfRule } from "./cases.mjs";
import { HOME, output } from "./provision.mjs";

/**
 * What the Serverless Framework makes of serverless.yml files: it reads each, looks for its variables, validates it and
 * packages it; the rule of the CloudFormation template that comes of it must be the one that was exported. Returns for
 * each case what is wrong, or undefined.
 */
export async function checkServerless(cases) {
  const folder = path.join(HOME, "serverless");
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, "service"), { recursive: true });
  await writeFile(path.join(folder, "service/index.js"), "exports.handler = async () => {};\n");
  await writeFile(path.join(folder, "texts.json"), JSON.stringify(cases.map(({ text }) => text)));
  await writeFile(path.join(folder, "package.cjs"), PACKAGER);
  const env = { ...process.env, ...SETTINGS };
  await output(process.execPath, [path.join(folder, "package.cjs")], {
    cwd: path.join(folder, "service"),
    env,
  });
  const readings = JSON.parse(await readFile(path.join(folder, "readings.json"), "utf8"));
  return cases.map((each, index) => {
    const { error, variables, rule } = readings[index];
    if (error !== undefined) return error;
    if (variables.length > 0) return `Serverless finds variables: ${variables.join(", ")}`;
    return faultOfRule(rule, each);
  });
}

const SETTINGS = {
  CI: "1",
  SLS_TRACKING_DISABLED: "1",
  SLS_NOTIFICATIONS_MODE: "off",
  SLS_DEPRECATION_DISABLE: "*",
  AWS_ACCESS_KEY_ID: "x",
  AWS_SECRET_ACCESS_KEY: "x",
};

/** Packages every text of texts.json in turn, in the working folder; `package` asks AWS nothing. */
const PACKAGER = `
const { readFileSync, writeFileSync, rmSync } = require("node:fs");
const Serverless = require("serverless/lib/serverless");
const read = require("serverless/lib/configuration/read");
const variablesOf = require("serverless/lib/configuration/variables/resolve-meta");

async function packaged(text) {
  writeFileSync("serverless.yml", text);
  rmSync(".serverless", { recursive: true, force: true });
  const configuration = await read(process.cwd() + "/serverless.yml");
  const variables = [...variablesOf(configuration).keys()];
  const serverless = new Serverless({
    configuration,
    serviceDir: process.cwd(),
    configurationFilename: "serverless.yml",
    commands: ["package"],
    options: {},
    isConfigurationResolved: true,
  });
  await serverless.init();
  await serverless.run();
  const { Resources } = JSON.parse(readFileSync(".serverless/cloudformation-template-update-stack.json", "utf8"));
  const rule = Object.values(Resources).find(({ Type }) => Type === "AWS::Events::Rule");
  return { variables, rule: rule.Properties };
}

(async () => {
  const readings = [];
  for (const text of JSON.parse(readFileSync("../texts.json", "utf8"))) {
    try {
      readings.push(await packaged(text));
    } catch (error) {
      readings.push({ error: String(error) });
    }
  }
  writeFileSync("../readings.json", JSON.stringify(readings));
  process.exit();
})();
`;
