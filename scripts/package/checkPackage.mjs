// What an installed extension must not become: large, or a bundle of what it does not need.
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { bundledPackages, complaintsAbout } from "./bundledPackages.mjs";

const project = path.resolve(import.meta.dirname, "../..");
const KILOBYTE = 1000;
/** Only to notice an accident: speed at start is measured by `npm run bench -- --only activation`. */
export const PACKAGE_LIMIT = 2500 * KILOBYTE;
/** The AWS client is a file of its own: `dist/aws.js`, which only the desktop extension loads, and only for a test. */
const AWS = /node_modules\/(@aws-sdk|@smithy)\//;

/** What each bundle may ask the editor for. A browser has no other modules. */
const OUTSIDE = {
  "dist/extension.js": ["vscode", "./desktop.js"],
  "dist/desktop.js": ["vscode", "./aws.js", "node:fs/promises"],
  "dist/extension.web.js": ["vscode"],
};

/** What may be shipped beside the files that package.json names. Anything else is in the package by mistake. */
const EXPECTED = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|THIRD-PARTY-NOTICES\.txt|language-configuration\.json)$/,
  /^dist\/(extension|desktop|extension\.web|aws)\.js$/,
  /^dist\/catalog\/[\w.-]+\.jsonl$/,
  /^dist\/grammars\/[\w-]+\.wasm$/,
  /^(syntaxes|snippets|schemas)\/[\w./-]+\.json$/,
  /^docs\/diagnostics\.md$/,
  /^images\/mark-\w+\.svg$/,
];

/**
 * The files of the package with their sizes in bytes, and a sentence for each thing that is wrong with it: too
 * large, the AWS client where it must not be, an unexpected file, one that package.json names and nobody ships, a bundled library without its notice or not audited as one that ships.
 */
export async function checkPackage(file) {
  const names = (await listFiles({ cwd: project, packageManager: PackageManager.None })).sort();
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: await sizeOf(name) })));
  const size = (await stat(file)).size;
  const manifest = JSON.parse(await readFile(path.join(project, "package.json"), "utf8"));

  const named = filesNamedBy(manifest);
  const unexpected = names.filter(
    (name) => !named.includes(name) && !EXPECTED.some((allowed) => allowed.test(name)),
  );
  const missing = named.filter((name) => !names.includes(name));
  const complaints = unexpected.map((name) => `${name} is shipped, but nothing needs it.`);
  complaints.push(...missing.map((name) => `${name} is named by package.json, but not shipped.`));
  if (size > PACKAGE_LIMIT) {
    complaints.push(`The package has ${inKilobytes(size)}; ${inKilobytes(PACKAGE_LIMIT)} are allowed.`);
  }
  for (const bundle of Object.keys(OUTSIDE)) complaints.push(...(await foundByMistake(bundle)));
  const notices = await readFile(path.join(project, "THIRD-PARTY-NOTICES.txt"), "utf8");
  complaints.push(...complaintsAbout(await bundledPackages(), notices));
  return { files, size, complaints };
}

/** `n` bytes for reading: `12.3 kB`. */
export function inKilobytes(bytes) {
  return `${(bytes / KILOBYTE).toFixed(1)} kB`;
}

async function sizeOf(name) {
  return (await stat(path.join(project, name))).size;
}

function filesNamedBy({ main, browser, icon, contributes }) {
  const {
    languages = [],
    grammars = [],
    snippets = [],
    jsonValidation = [],
    walkthroughs = [],
  } = contributes;
  const named = [main, browser, icon, ...languages.flatMap(({ configuration }) => configuration ?? [])];
  named.push(...languages.flatMap((language) => Object.values(language.icon ?? {})));
  named.push(...[...grammars, ...snippets].map((contribution) => contribution.path));
  named.push(...walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image)));
  named.push(...jsonValidation.map(({ url }) => url).filter((url) => url.startsWith("./")));
  return named.map((name) => path.posix.normalize(name));
}

/** What the extension's bundles should not contain: the AWS SDK, and modules that are not there. */
async function foundByMistake(bundle) {
  const { inputs, outputs } = JSON.parse(await readFile(path.join(project, `${bundle}.meta.json`), "utf8"));
  const aws = Object.keys(inputs).filter((input) => AWS.test(input));
  const complaints =
    aws.length > 0 ? [`${bundle} contains the AWS SDK: ${aws[0]} and ${aws.length - 1} more.`] : [];
  const outside = Object.values(outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ path: name, external }) => external && !OUTSIDE[bundle].includes(name));
  return [
    ...complaints,
    ...outside.map(({ path: name }) => `${bundle} imports ${name}, which does not exist.`),
  ];
}
