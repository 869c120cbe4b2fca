import type { Span } from "../../../base/span";
import type { LintContext } from "./lintContext";
import { plainTexts, type TextMatcher } from "./plainTexts";
import { remember } from "../../../base/remember";
import { similarNames, type SimilarNames } from "./similar";
import type { Steps } from "./steps";

/** A source that claims to be AWS's, but is not known. */
export interface UnknownSource {
  readonly matcher: TextMatcher;
  /** Sources that it was probably meant to be, the likeliest first. */
  readonly texts: readonly string[];
}

/** The sources beginning with `aws.` that a pattern asks for and nobody knows. */
export function unknownSources({ catalog, leaves, steps }: LintContext): readonly UnknownSource[] {
  if (catalog.sources.length === 0) return [];
  const namesOf = remember(sourceNames);
  const asked = leaves.filter(({ path }) => path === "source").flatMap(plainTexts);
  return asked.flatMap((matcher) => {
    const { value, span } = matcher;
    const claimsToBeAws = value.toLowerCase().startsWith("aws.") && !value.startsWith("aws.partner/");
    if (!claimsToBeAws || catalog.source(value) !== undefined) return [];
    const texts = similarSources(value, namesOf(catalog), steps, span);
    return texts === undefined ? [] : [{ matcher, texts }];
  });
}

/** The names of AWS's sources, and what is left of them without their beginning, which all have. */
interface SourceNames {
  readonly whole: SimilarNames;
  readonly ownParts: SimilarNames;
  readonly byOwnPart: ReadonlyMap<string, readonly string[]>;
}

function sourceNames({ sources }: LintContext["catalog"]): SourceNames {
  const names = sources.map(({ name }) => name);
  const byOwnPart = new Map<string, readonly string[]>();
  for (const name of names) byOwnPart.set(ownPart(name), [...(byOwnPart.get(ownPart(name)) ?? []), name]);
  return { whole: similarNames(names), ownParts: similarNames(names.map(ownPart)), byOwnPart };
}

function ownPart(name: string): string {
  return name.replace(/^aws\./i, "");
}

/** Sources that a text was probably meant to be; undefined where too few steps are left to tell. */
function similarSources(
  text: string,
  { whole, ownParts, byOwnPart }: SourceNames,
  steps: Steps,
  at: Span,
): readonly string[] | undefined {
  const variants = whole.sameLetters(text);
  if (variants.length > 0) return variants;
  const parts = ownParts.nearest(ownPart(text), steps, at);
  return parts?.flatMap((part) => byOwnPart.get(part) ?? []);
}
