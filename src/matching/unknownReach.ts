import type { Field, PatternObject, UnknownFields } from "../pattern/pattern";

/** The fields of a pattern that are not known, and what they may replace. */
export interface UnknownReach {
  /** In the order of the text. */
  readonly all: readonly UnknownFields[];
  /** Those that may replace a field. */
  readonly over: (field: Field) => readonly UnknownFields[];
}

/**
 * What the unknown fields of a pattern reach. A later field of the same path replaces an earlier one, whichever `$or` or
 * object it is in, and in templates an object that is written again replaces the whole of an earlier one.
 */
export function unknownReach(root: PatternObject): UnknownReach {
  const all: UnknownFields[] = [];
  collect(root);
  if (all.length === 0) return KNOWN;
  const byPlace = new Map<string, UnknownFields[]>();
  for (const fields of all) {
    for (const place of placesOf(fields)) {
      const others = byPlace.get(place);
      if (others === undefined) byPlace.set(place, [fields]);
      else others.push(fields);
    }
  }
  return {
    all,
    over: ({ path, nameSpan }) =>
      placesAround(path).flatMap((place) =>
        (byPlace.get(place) ?? []).filter(({ replacesBefore }) => replacesBefore > nameSpan.offset),
      ),
  };

  function collect({ members, unknowns }: PatternObject): void {
    all.push(...unknowns);
    for (const member of members) {
      if (member.kind === "or") {
        all.push(...member.unknowns);
        member.branches.forEach(collect);
      } else if (member.value.kind === "object") collect(member.value);
    }
  }
}

const KNOWN: UnknownReach = { all: [], over: () => [] };

const EVERYWHERE = "";

/** Places as keys: a path as it is written, what is below one with a dot at its end. */
function placesOf({ reach }: UnknownFields): readonly string[] {
  if (reach === "everywhere") return [EVERYWHERE];
  return [...(reach.path === undefined ? [] : [`=${reach.path}`]), `${reach.below}.`];
}

/** The places that a path is in. */
function placesAround(path: string): readonly string[] {
  const places = [EVERYWHERE, `=${path}`];
  for (let dot = path.indexOf("."); dot >= 0; dot = path.indexOf(".", dot + 1))
    places.push(path.slice(0, dot + 1));
  return places;
}
