import type { Field, PatternObject } from "../../../pattern/pattern";
import { envelopeKeys } from "../../knowledge/envelopeKeys";
import { leavesIn } from "./leafField";
import type { LintContext } from "./lintContext";
import { pathsOf } from "./misplaced";
import { similarNames, type SimilarNames } from "./similar";

/** A field at the top of a pattern that no event has there. */
export interface UnknownEnvelopeField {
  readonly field: Field;
  /** What the envelope has instead, where it is a misspelling. */
  readonly names: readonly string[];
  /** Where the chosen events have a field of this name, where it is none. */
  readonly paths: readonly (readonly string[])[];
}

/** The keys that every event has at the top, whoever sent it. */
export function envelopeNames({ catalog }: LintContext): SimilarNames {
  return similarNames(envelopeKeys(catalog).map(({ name }) => name));
}

/** The fields at the top of a pattern that no event has, those in branches of its `$or` too. */
export function unknownEnvelopeFields(context: LintContext): readonly UnknownEnvelopeField[] {
  const known = context.shared(envelopeNames);
  return rootFields(context.root).flatMap((field) => {
    const { name, nameSpan } = field;
    // A key with dots is a path, as EventBridge joins keys with dots.
    const [first = name] = name.split(".");
    // Of a $or that is no operator something else is said.
    if (name === "" || name === "$or" || known.has(first)) return [];
    const names = known.nearest(name, context.steps, nameSpan);
    if (names === undefined) return [];
    if (names.length > 0) return [{ field, names, paths: [] }];
    const [leaf] = leavesIn(field);
    return [{ field, names, paths: pathsOf(field, (leaf && context.events(leaf)) ?? [], context.steps) }];
  });
}

function rootFields({ members }: PatternObject, found: Field[] = []): readonly Field[] {
  for (const member of members) {
    if (member.kind === "or") for (const branch of member.branches) rootFields(branch, found);
    else found.push(member);
  }
  return found;
}
