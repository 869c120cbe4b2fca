import * as base from "../../../base/similarNames";
import type { Span } from "../../../base/span";
import type { Steps } from "./steps";

/** Names that a text of a pattern may have been meant to be; what looking for them takes is counted. */
export interface SimilarNames extends Omit<base.SimilarNames, "nearest" | "related"> {
  /** As `SimilarNames.nearest` of base; `at` is passed over where looking would take more steps than are left. */
  nearest(text: string, steps: Steps, at: Span): readonly string[] | undefined;
  /** As `SimilarNames.related` of base, likewise. */
  related(text: string, steps: Steps, at: Span): readonly string[] | undefined;
}

/** The names that are nearest to a text, or where there are none those that are something like it. */
export function likeliest(
  names: SimilarNames,
  text: string,
  steps: Steps,
  at: Span,
): readonly string[] | undefined {
  const near = names.nearest(text, steps, at);
  return near?.length === 0 ? names.related(text, steps, at) : near;
}

/** Prepares names, and what else they are called. */
export function similarNames(
  names: Iterable<string>,
  labelsOf?: (name: string) => readonly string[],
): SimilarNames {
  const found = base.similarNames(names, labelsOf);
  return {
    ...found,
    nearest: (text, steps, at) => found.nearest(text, (count) => steps.take(count, at)),
    related: (text, steps, at) => found.related(text, (count) => steps.take(count, at)),
  };
}
