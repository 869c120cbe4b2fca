// The form of operations.jsonl, which src/catalog/openOperations.ts reads. Most operations are one of a few verbs before
// a noun, and most nouns have several verbs, one of them often before the plural: so each noun is written once.

/** A letter for each of the commonest verbs. */
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/**
 * The verbs with a letter of their own, by how often they occur, and a line for each service: its name, then groups
 * of nouns that have the same verbs, and groups of whole names; then what is special about some names, if anything is.
 * @param {readonly {service: string, operations: readonly {name: string, readOnly: boolean}[], special?: object}[]} services
 */
export function encodeOperations(services) {
  const verbs = commonestVerbs(services.flatMap(({ operations }) => operations));
  const letterOf = new Map(verbs.map((verb, index) => [verb, LETTERS[index]]));
  const lines = services.map(({ service, operations, special }) => [
    service,
    encodeGroups(operations, letterOf),
    ...(special === undefined ? [] : [special]),
  ]);
  return { verbs, lines };
}

function commonestVerbs(operations) {
  const counts = new Map();
  for (const operation of operations) {
    const { verb, noun } = split(operation);
    if (noun !== "") counts.set(verb, (counts.get(verb) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || compare(a, b));
  return byCount.slice(0, LETTERS.length).map(([verb]) => verb);
}

/** The verb of an operation, with a `?` behind it when the operation only reads, and what follows it in the name. */
function split({ name, readOnly }) {
  const verb = /^[A-Z][a-z0-9]+/.exec(name)?.[0] ?? name;
  return { verb: readOnly ? `${verb}?` : verb, noun: name.slice(verb.length) };
}

/** `abc.d Bucket Table;= Publish`: letters of the verbs before the noun, `.`, letters of those before its plural. */
function encodeGroups(operations, letterOf) {
  const letters = new Map();
  const groups = new Map();
  const push = (marks, word) => groups.set(marks, [...(groups.get(marks) ?? []), word]);
  for (const operation of operations) {
    const { verb, noun } = split(operation);
    const letter = letterOf.get(verb);
    if (letter === undefined || noun === "") push(operation.readOnly ? "=?" : "=", operation.name);
    else letters.set(noun, (letters.get(noun) ?? "") + letter);
  }
  const withTheirNoun = new Set();
  // A noun is shorter than its plural, and has to come first.
  for (const noun of [...letters.keys()].sort((a, b) => a.length - b.length)) {
    if (withTheirNoun.has(noun)) continue;
    const plural = pluralOf(noun);
    const many = letters.get(plural);
    if (many !== undefined) withTheirNoun.add(plural);
    push([letters.get(noun), many ?? []].flat().map(sorted).join("."), noun);
  }
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([marks, words]) => [marks, ...words.sort()].join(" "))
    .join(";");
}

/** As openOperations.ts does it. */
function pluralOf(noun) {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function sorted(letters) {
  return [...letters].sort().join("");
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
