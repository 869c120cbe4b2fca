import { refuse, type Result } from "../../base/result";
import { suiteEnding } from "./suite";

/** How the names of event patterns end; the first is the one that a test file without `pattern` looks for. */
export const patternEndings = [".eventpattern.json", ".event-pattern.json"] as const;

/** The pattern that a test file tests when it names none: the file beside it. */
export function siblingPattern(suitePath: string): string {
  const ending = suitePath.endsWith(suiteEnding) ? suiteEnding.length : 0;
  return suitePath.slice(0, suitePath.length - ending) + patternEndings[0];
}

/**
 * Where the tests of a pattern are kept when nothing else is said: the file beside it, which for a pattern in a template
 * has the pattern's name too, as `template.ConfigRule.eventtest.json`.
 */
export function siblingSuite(patternPath: string, site = ""): string {
  if (site !== "") {
    const name = site.replace(/[^\w.-]+/g, "-").replace(/^[.-]+/, "");
    return `${patternPath.replace(/\.[^./]*$/, "")}.${name || "pattern"}${suiteEnding}`;
  }
  const ending = patternEndings.find((each) => patternPath.endsWith(each));
  if (ending !== undefined) return patternPath.slice(0, -ending.length) + suiteEnding;
  return patternPath.replace(/(\.json)?$/, suiteEnding);
}

/**
 * The file and the pattern in it that `template.yaml#ConfigRule` names. The name of a pattern's own file may have a `#`, as
 * it has no patterns besides.
 */
export function splitReference(reference: string): { readonly file: string; readonly site?: string } {
  const at = reference.indexOf("#");
  if (at < 0 || isPatternFile(reference)) return { file: reference };
  return { file: reference.slice(0, at), site: reference.slice(at + 1) };
}

/** Whether a file is a pattern as a whole by its name. */
export function isPatternFile(path: string): boolean {
  return patternEndings.some((ending) => path.endsWith(ending)) || /(?:^|\/)eventpattern\.json$/.test(path);
}

/** Whether a path is a glob rather than the name of one file. */
export function isGlob(path: string): boolean {
  return /[*?{}[\]]/.test(path);
}

/** A glob and the folder that it is looked for in, whose own name may have brackets and braces and is none. */
export interface FolderGlob {
  /** From the root of the workspace folder; empty for the root itself. */
  readonly folder: string;
  readonly glob: string;
}

/** A glob that stands in the file `from`, as that of a folder. An error, which is a sentence, as of resolvePath. */
export function resolveGlob(from: string, glob: string): Result<FolderGlob, string> {
  const resolved = resolveParts(from, glob);
  if (!resolved.ok) return resolved;
  const { parts, own } = resolved.value;
  return { ok: true, value: { folder: parts.slice(0, own).join("/"), glob: parts.slice(own).join("/") } };
}

/**
 * A path or glob that stands in the file `from`, from the root of the workspace folder. An error, which is a sentence,
 * for one that is absolute or leads out of the folder.
 */
export function resolvePath(from: string, path: string): Result<string, string> {
  const resolved = resolveParts(from, path);
  return resolved.ok ? { ok: true, value: resolved.value.parts.join("/") } : resolved;
}

/** The parts of a path from the root of the workspace folder, of which the first `own` are those of the file `from`. */
function resolveParts(
  from: string,
  path: string,
): Result<{ readonly parts: readonly string[]; readonly own: number }, string> {
  if (path.includes("\\")) return refuse(`"${path}" has a backslash. Write paths with slashes.`);
  if (/^(\/|[a-zA-Z][\w+.-]*:)/.test(path)) {
    return refuse(`"${path}" is an absolute path. Write it relative to the test file.`);
  }
  const parts = from.split("/").slice(0, -1);
  let own = parts.length;
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return refuse(`"${path}" leads out of the workspace folder.`);
      own = Math.min(own, parts.length);
    } else if (part !== "." && part !== "") parts.push(part);
  }
  // Inside braces a glob could still climb: {a,..}/b.
  if (parts.slice(own).some((part) => part.includes("..") && /[{},]/.test(part))) {
    return refuse(`"${path}" may lead out of the workspace folder.`);
  }
  return { ok: true, value: { parts, own } };
}

/** The way from the file `from` to the file `to`, both from the root of one workspace folder. */
export function relativePath(from: string, to: string): string {
  const base = from.split("/").slice(0, -1);
  const target = to.split("/");
  let shared = 0;
  while (shared < base.length && shared < target.length - 1 && base[shared] === target[shared]) shared++;
  return [...base.slice(shared).map(() => ".."), ...target.slice(shared)].join("/");
}
