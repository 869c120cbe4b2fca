import { mkdir, rm, writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import path from "node:path";
import ts from "typescript";
import { faultOfRule } from "./cases.mjs";
import { HOME, output } from "./provision.mjs";

/** The strictest that a CDK project is likely to be. */
const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: false,
  skipLibCheck: true,
  types: [],
};

/**
 * What CDK makes of the stacks: TypeScript checks them against aws-cdk-lib, one app synthesizes them all, and each
 * template must have the pattern, and the resources of `template`, the same rule's export as CloudFormation. Returns
 * for each case what is wrong, or undefined.
 */
export async function checkCdk(cases) {
  const folder = path.join(HOME, "app");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files = cases.map((_each, index) => path.join(folder, `stack${index}.ts`));
  await Promise.all(cases.map(({ text }, index) => writeFile(files[index], text)));
  const program = ts.createProgram(files, { ...OPTIONS, outDir: folder });
  const diagnostics = ts.getPreEmitDiagnostics(program);
  program.emit();
  const app = path.join(folder, "app.cjs");
  await writeFile(app, appOf(cases.map(({ text }) => /export class (\w+)/.exec(text)?.[1] ?? "")));
  const templates = JSON.parse(await output(process.execPath, [app], { cwd: folder }));
  return cases.map((each, index) => {
    const own = diagnostics.filter(
      ({ file }) => file === undefined || path.resolve(file.fileName) === files[index],
    );
    if (own.length > 0)
      return own.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")).join("\n");
    const { error, resources } = templates[index];
    if (error !== undefined) return error;
    const fault = faultOfRule(resources.Rule.Properties, each);
    if (fault !== undefined) return fault;
    return isDeepStrictEqual(likeTemplate(resources), likeTemplate(each.template.Resources))
      ? undefined
      : `The resources are not those of CloudFormation:\n${JSON.stringify(resources)}`;
  });
}

/** The resources without the pattern, which is compared by itself and may be text for the one and a value for the other. */
function likeTemplate(resources) {
  const { Rule, ...others } = structuredClone(resources);
  delete Rule.Properties.EventPattern;
  return { Rule, ...others };
}

function appOf(classNames) {
  const stacks = classNames.map(
    (name, index) => `() => new (require("./stack${index}.js").${name})(app, "S${index}")`,
  );
  return `
const { App } = require("aws-cdk-lib");
const app = new App({ outdir: ${JSON.stringify("cdk.out")}, analyticsReporting: false });
const made = [${stacks.join(",\n")}].map((make) => {
  try {
    return { id: make().artifactId };
  } catch (error) {
    return { error: String(error) };
  }
});
const assembly = app.synth();
const read = ({ id, error }) => {
  if (error !== undefined) return { error };
  const { Resources: { CDKMetadata: _metadata, ...resources } } = assembly.getStackArtifact(id).template;
  return { resources };
};
console.log(JSON.stringify(made.map(read)));
`;
}
