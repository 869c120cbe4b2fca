// Which npm packages are in the bundles, from esbuild's own account of them, and what has to be true of each.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const project = path.resolve(import.meta.dirname, "../..");
const dist = path.join(project, "dist");

/** Licences that let us ship a package in a bundle as long as their text goes along. */
const ALLOWED = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];
/** Packages that contain others' work without its licence; the text is in a file beside this one. */
const OTHERS_LICENCES = { "@vscode/tree-sitter-wasm": ["tree-sitter-typescript", "tree-sitter-python"] };
const LICENCE_FILE = /^(licen[cs]e|notice|copying)(\.\w+)?$/i;

/**
 * The npm packages of which at least one file is in a bundle of dist/, by place: `folder` is relative to the project,
 * `texts` are its licence and its notice, `isDevelopmentOnly` what package-lock.json says. Fails where dist/ was not
 * built.
 */
export async function bundledPackages() {
  const accounts = (await readdir(dist)).filter((name) => name.endsWith(".meta.json"));
  const metafiles = await Promise.all(accounts.map((name) => readJson(path.join(dist, name))));
  const lock = await readJson(path.join(project, "package-lock.json"));
  return Promise.all(
    packageFolders(metafiles).map(async (folder) => {
      const place = path.join(project, folder);
      const { name, version, license } = await readJson(path.join(place, "package.json"));
      const files = (await readdir(place)).filter((file) => LICENCE_FILE.test(file)).sort();
      const others = (OTHERS_LICENCES[name] ?? []).map((other) =>
        path.join(import.meta.dirname, "licences", `${other}.txt`),
      );
      const texts = await Promise.all(
        [...files.map((file) => path.join(place, file)), ...others].map((file) => readFile(file, "utf8")),
      );
      const isDevelopmentOnly = lock.packages[folder]?.dev === true;
      return { folder, name, version, license, texts, isDevelopmentOnly };
    }),
  );
}

/** The folders of packages whose files went into a bundle, sorted: `node_modules/@smithy/core`. */
export function packageFolders(metafiles) {
  const files = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs)),
  );
  const folders = files.map((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

/**
 * The notices that ship with the bundles: every package with its version and licence, below the text of that licence,
 * which packages with the same text share. A few packages of the AWS SDK are published without the text; theirs is that
 * of another package of the same scope under the same licence.
 */
export function thirdPartyNotices(packages) {
  const sharing = new Map();
  for (const each of packages) {
    const text = textFor(each, packages);
    sharing.set(text, [...(sharing.get(text) ?? []), titleOf(each)]);
  }
  const parts = [...sharing].map(([text, titles]) => `${titles.join("\n")}\n\n${text}\n`);
  return ["EventBridge Patterns contains the following third-party software.\n", ...parts].join(
    `\n${"-".repeat(80)}\n\n`,
  );
}

/** A sentence for each package that must not be shipped as it is, or that the notices leave out. */
export function complaintsAbout(packages, notices) {
  return packages.flatMap((each) => {
    const title = titleOf(each);
    const complaints = [];
    if (!ALLOWED.includes(each.license)) {
      complaints.push(`${title} is bundled; its licence is not one of ${ALLOWED.join(", ")}.`);
    }
    if (textFor(each, packages) === "") complaints.push(`${title} is bundled; it has no licence text.`);
    if (each.isDevelopmentOnly) {
      complaints.push(`${title} is bundled, but no package of "dependencies" in package.json asks for it.`);
    }
    if (!notices.split("\n").includes(title)) complaints.push(`${title} is not in the third-party notices.`);
    return complaints;
  });
}

/** npm's bill of materials in CycloneDX, of what is in a bundle only; npm names it after the folder, we after `title`. */
export function restrictToBundled(bill, packages, title) {
  const bundled = new Set(packages.map(({ name, version }) => `${name}@${version}`));
  const root = bill.metadata.component["bom-ref"];
  const refs = new Set([root]);
  const components = bill.components.filter(({ group, name, version, "bom-ref": ref }) => {
    const isBundled = bundled.has(`${group ? `${group}/` : ""}${name}@${version}`);
    if (isBundled) refs.add(ref);
    return isBundled;
  });
  const dependencies = bill.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }));
  const metadata = { ...bill.metadata, component: { ...bill.metadata.component, name: title } };
  return { ...bill, metadata, components, dependencies };
}

function titleOf({ name, version, license }) {
  return `${name} ${version} (${license})`;
}

function textFor({ name, license, texts }, packages) {
  const scope = /^@[^/]+\//.exec(name)?.[0];
  const sibling = packages.find(
    (other) => other.license === license && other.texts.length > 0 && other.name.startsWith(scope ?? "@@"),
  );
  const found = texts.length > 0 || scope === undefined ? texts : (sibling?.texts ?? []);
  return found.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n");
}

async function readJson(file) {
  return JSON.parse(await readFile(file, "utf8"));
}
