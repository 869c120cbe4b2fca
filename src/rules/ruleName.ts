import { trimOf } from "../base/trimEnds";

/** The longest name that a rule can have. */
const longest = 64;

/**
 * What is wrong with the name of a rule, in a sentence; undefined when EventBridge takes it.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 */
export function ruleNameProblem(name: string): string | undefined {
  if (name === "") return "A rule needs a name.";
  const wrong = /[^.\-_A-Za-z0-9]/u.exec(name)?.[0];
  if (wrong !== undefined) {
    const shown = wrong.trim() === "" ? "a blank" : `"${wrong}"`;
    return `Use letters, digits, dots, hyphens and underscores in a rule's name, not ${shown}.`;
  }
  return name.length > longest
    ? `A rule's name can have up to ${longest} characters; this one has ${name.length}.`
    : undefined;
}

/**
 * The name of a rule as a file's name without ending: the same for every name that EventBridge takes. Whatever else answers
 * at an endpoint can name a rule as it likes, and `../` would lead out of the folder.
 */
export function ruleFileName(name: string): string {
  return fitting(name).slice(0, longest) || "rule";
}

/**
 * A name for the rule of a pattern file, which EventBridge takes: after its file or, where that is called
 * `eventpattern.json` and nothing else, after its folder; accents are left out. `path` has slashes.
 */
export function suggestRuleName(path: string): string {
  const [file = "", folder = ""] = path.split("/").reverse();
  const stem = file.replace(/(?:^|\.)event-?pattern\.json$|\.jsonc?$/i, "");
  const plain = (stem || folder).normalize("NFD").replace(/\p{M}/gu, "");
  return trimOf(fitting(plain), /-/).slice(0, longest) || "event-pattern";
}

function fitting(name: string): string {
  return name.replace(/[^.\-_A-Za-z0-9]+/g, "-");
}
