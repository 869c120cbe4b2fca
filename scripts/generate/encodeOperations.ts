// The form of operations.jsonl, which src/catalog/openOperations.ts reads. Most operations are one of a few verbs before
// a noun, and most nouns have several verbs, one of them often before the plural: so each noun is written once.
import type { Operation } from "../../src/catalog/catalog";
import type {
  EncodedOperations,
  EncodedOperationsHeader,
  EncodedSpecialNames,
} from "../../src/catalog/encodedCatalog";
import { pluralOf, VERB_LETTERS } from "../../src/catalog/openOperations";
import { compare } from "./compare";

/** What is known of one service's operations. */
export interface ServiceOperations {
  readonly service: string;
  readonly operations: readonly Operation[];
  readonly special: EncodedSpecialNames | undefined;
}

/**
 * The verbs with a letter of their own, by how often they occur, and a line for each service: its name, then groups
 * of nouns that have the same verbs, and groups of whole names; then what is special about some names, if anything is.
 */
export function encodeOperations(
  services: readonly ServiceOperations[],
): Pick<EncodedOperationsHeader, "verbs"> & { readonly lines: readonly EncodedOperations[] } {
  const verbs = commonestVerbs(services.flatMap(({ operations }) => operations));
  const letterOf = new Map(verbs.map((verb, index) => [verb, VERB_LETTERS.charAt(index)]));
  const lines = services.map(({ service, operations, special }): EncodedOperations => {
    const groups = encodeGroups(operations, letterOf);
    return special === undefined ? [service, groups] : [service, groups, special];
  });
  return { verbs, lines };
}

function commonestVerbs(operations: readonly Operation[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const operation of operations) {
    const { verb, noun } = split(operation);
    if (noun !== "") counts.set(verb, (counts.get(verb) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || compare(a, b));
  return byCount.slice(0, VERB_LETTERS.length).map(([verb]) => verb);
}

/** The verb of an operation, with a `?` behind it when the operation only reads, and what follows it in the name. */
function split({ name, readOnly }: Operation): { readonly verb: string; readonly noun: string } {
  const verb = /^[A-Z][a-z0-9]+/.exec(name)?.[0] ?? name;
  return { verb: readOnly ? `${verb}?` : verb, noun: name.slice(verb.length) };
}

/** `abc.d Bucket Table;= Publish`: letters of the verbs before the noun, `.`, letters of those before its plural. */
function encodeGroups(operations: readonly Operation[], letterOf: ReadonlyMap<string, string>): string {
  const letters = new Map<string, string>();
  const groups = new Map<string, readonly string[]>();
  const push = (marks: string, word: string) => groups.set(marks, [...(groups.get(marks) ?? []), word]);
  for (const operation of operations) {
    const { verb, noun } = split(operation);
    const letter = letterOf.get(verb);
    if (letter === undefined || noun === "") push(operation.readOnly ? "=?" : "=", operation.name);
    else letters.set(noun, (letters.get(noun) ?? "") + letter);
  }
  const withTheirNoun = new Set<string>();
  // A noun is shorter than its plural, and has to come first.
  for (const [noun, one] of [...letters].sort(([a], [b]) => a.length - b.length)) {
    if (withTheirNoun.has(noun)) continue;
    const plural = pluralOf(noun);
    const many = letters.get(plural);
    if (many !== undefined) withTheirNoun.add(plural);
    push((many === undefined ? [one] : [one, many]).map(sorted).join("."), noun);
  }
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([marks, words]) => [marks, ...words.toSorted()].join(" "))
    .join(";");
}

function sorted(letters: string): string {
  return Array.from(letters).sort().join("");
}
