// @ts-check
import { parseArgs } from "node:util";

/**
 * Where an extension comes from and who publishes it, which package.json leaves open: whoever packages it says so.
 *
 * @typedef {{
 *   publisher?: string, repository?: string, bugs?: string, homepage?: string, imagesUrl?: string,
 * }} About
 */

/** The names of the flags of `npm run package`; in the environment they are `EXTENSION_PUBLISHER` and so on. */
const FLAGS = /** @type {const} */ ({
  publisher: "publisher",
  repository: "repository",
  bugs: "bugs",
  homepage: "homepage",
  "images-url": "imagesUrl",
});

/**
 * What the command line says, else the environment. From a repository on GitHub or GitLab the addresses for bugs,
 * homepage and pictures follow. Throws a sentence for a flag that is not known and an address that is not https.
 *
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {About}
 */
export function readAbout(args, environment) {
  const options = Object.fromEntries(
    Object.keys(FLAGS).map((flag) => [flag, { type: /** @type {const} */ ("string") }]),
  );
  const { values } = parseArgs({ args: [...args], options });
  /** @type {About} */
  const about = {};
  for (const [flag, name] of Object.entries(FLAGS)) {
    const variable = `EXTENSION_${flag.toUpperCase().replace("-", "_")}`;
    const value = values[flag] || environment[variable];
    if (typeof value !== "string" || value === "") continue;
    if (
      name === "publisher"
        ? !/^[a-z0-9][a-z0-9-]*$/i.test(value)
        : !URL.canParse(value) || !value.startsWith("https://")
    ) {
      throw new Error(
        `--${flag} (or ${variable}) is ${name === "publisher" ? "no publisher's id" : "no https address"}: ${value}`,
      );
    }
    about[name] = value.replace(/\/$/, "");
  }
  return { ...derived(about.repository), ...about };
}

/**
 * What follows from a repository's address where its host is known.
 *
 * @param {string | undefined} repository
 * @returns {About}
 */
function derived(repository = "") {
  const base = repository.replace(/\.git$/, "");
  const [, host, project] = /^https:\/\/(github|gitlab)\.com\/([^/]+\/[^/]+)$/.exec(base) ?? [];
  if (host === "github") {
    const imagesUrl = `https://raw.githubusercontent.com/${project}/HEAD`;
    return { bugs: `${base}/issues`, homepage: `${base}#readme`, imagesUrl };
  }
  if (host === "gitlab") {
    return { bugs: `${base}/-/issues`, homepage: base, imagesUrl: `${base}/-/raw/HEAD` };
  }
  return {};
}

/**
 * The manifest that is packed: what package.json leaves open is filled in, and what serves to build is left out.
 *
 * @param {Record<string, unknown>} manifest
 * @param {About} about
 */
export function fillManifest({ scripts: _scripts, ...manifest }, { publisher, repository, bugs, homepage }) {
  return {
    ...manifest,
    ...(publisher === undefined ? {} : { publisher }),
    ...(repository === undefined ? {} : { repository: { type: "git", url: repository } }),
    ...(bugs === undefined ? {} : { bugs: { url: bugs } }),
    ...(homepage === undefined ? {} : { homepage }),
  };
}

/** The sections for who has the source: on the extension's page it is installed already. */
const SOURCE_SECTIONS = /^## (?:Install|Two commands)\n[^]*?(?=^## )/gm;

const PICTURE = /^!\[[^\]]*\]\((images\/[^)\s]+)\)\n+/gm;

/**
 * The README that is packed. The editor's page of an extension shows pictures from https addresses alone: it takes the
 * source from one that is relative or `data:`, and leaves the alternative text. So the pictures get the address that was
 * given; without one they are left out, and a sentence says where they are: in the walkthrough, which ships them.
 * Installing and building are left out too.
 *
 * @param {string} readme
 * @param {About} about
 */
export function packedReadme(readme, { imagesUrl }) {
  const page = readme.replace(SOURCE_SECTIONS, "");
  if (imagesUrl !== undefined)
    return page.replace(/(!\[[^\]]*\]\()(images\/[^)\s]+\))/g, `$1${imagesUrl}/$2`);
  const where =
    "Pictures of all this are in the walkthrough: run **Welcome: Open Walkthrough…** and choose **Get Started with EventBridge Patterns**.\n\n";
  return page.replace(PICTURE, "").replace(/^## Use\n\n/m, (heading) => heading + where);
}
