/** How many other places a finding names. */
export const MAX_RELATED = 5;

/** How many findings a document shows; whoever mends these sees the next. */
export const MAX_FINDINGS = 100;

/** How many characters of JSON are searched for policies; nobody writes a longer one by hand. */
export const MAX_JSON_LENGTH = 1_000_000;

/** How many characters of YAML are; reading it takes several times as long as JSON. */
export const MAX_YAML_LENGTH = 500_000;

/** How deep a policy may be in a document. A template with a policy in it has ten levels; below, nothing is looked at. */
export const MAX_DEPTH = 100;

const maxNamed = 3;

/** Names in one phrase, only the first of them where there are many: `a, b, c and 5 more`. */
export function nameSome(names: readonly string[]): string {
  const named = names.slice(0, maxNamed).join(", ");
  return names.length > maxNamed ? `${named} and ${names.length - maxNamed} more` : named;
}
