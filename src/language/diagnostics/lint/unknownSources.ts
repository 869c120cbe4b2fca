import type { Catalog, SourceSummary } from "../../../catalog/catalog";
import { excludedTexts } from "./exclusions";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import { plainTexts, type TextMatcher } from "./plainTexts";
import { remember } from "../../../base/remember";
import { similarNames, type SimilarNames } from "./similar";

/** A source that claims to be AWS's, but is not known. */
export interface UnknownSource {
  readonly matcher: TextMatcher;
  /** Whether it is excluded rather than asked for. */
  readonly isExcluded: boolean;
  /** Sources that it was probably meant to be, the likeliest first. */
  readonly texts: readonly string[];
  /** Whether they are called so but for a letter or two, rather than something like it. */
  readonly isMisspelt: boolean;
}

/** The sources that a pattern asks for, that are meant to be AWS's, and that nobody knows. */
export function unknownSources(context: LintContext): readonly UnknownSource[] {
  const { catalog, leaves, steps, text } = context;
  if (catalog.sources.length === 0) return [];
  const namesOf = remember(sourceNames);
  const sentWith = remember((leaf: LeafField) => sentTo(context, leaf));
  return leaves.flatMap((leaf) => {
    if (leaf.path !== "source") return [];
    const judgeAll = (matchers: readonly TextMatcher[], isExcluded: boolean): readonly UnknownSource[] =>
      matchers.flatMap((matcher) => {
        const found = judge(leaf, matcher);
        return found === undefined ? [] : [{ matcher, isExcluded, ...found }];
      });
    return [...judgeAll(plainTexts(leaf), false), ...judgeAll(excludedTexts(text, leaf), true)];
  });

  function judge(
    leaf: LeafField,
    { value, span }: TextMatcher,
  ): Pick<UnknownSource, "texts" | "isMisspelt"> | undefined {
    if (value.startsWith("aws.partner/") || catalog.source(value) !== undefined) return undefined;
    const names = namesOf(catalog);
    const exact = names.calledExactly(value);
    if (exact.length > 0) return { texts: exact, isMisspelt: true };
    if (!value.toLowerCase().startsWith("aws.")) {
      const texts = names.called(value).filter((name) => sentWith(leaf)(name));
      return texts.length === 0 ? undefined : { texts, isMisspelt: true };
    }
    const nearest = names.byOwnPart.nearest(ownPart(value), steps, span);
    if (nearest === undefined) return undefined;
    if (nearest.length > 0) return { texts: names.withOwnParts(nearest), isMisspelt: true };
    // A service whose API calls are known sends them under its name, though no other event of it may be known.
    if (catalog.eventSources.includes(`${ownPart(value)}.amazonaws.com`)) return undefined;
    const related = names.byOwnPart.related(ownPart(value), steps, span);
    return related && { texts: names.withOwnParts(related), isMisspelt: false };
  }
}

/** The names of AWS's sources, without the prefix that all have, and what else their services are called. */
interface SourceNames {
  readonly byOwnPart: SimilarNames;
  /** The sources with these own parts. */
  readonly withOwnParts: (parts: readonly string[]) => readonly string[];
  /** The sources that nobody but AWS calls so: `AWS.S3`, `aws:s3`, `s3.amazonaws.com`, `Amazon S3`. */
  readonly calledExactly: (text: string) => readonly string[];
  /** The sources that are called so, as others' may be: `s3`. */
  readonly called: (text: string) => readonly string[];
}

function sourceNames({ sources }: Catalog): SourceNames {
  const byOwnPart = new Map<string, SourceSummary[]>();
  for (const source of sources) {
    const part = ownPart(source.name);
    byOwnPart.set(part, [...(byOwnPart.get(part) ?? []), source]);
  }
  const labelsOf = (part: string): readonly string[] =>
    (byOwnPart.get(part) ?? []).flatMap(({ title, alsoCalled = [] }) => [plainTitle(title), ...alsoCalled]);
  const parts = similarNames(byOwnPart.keys(), labelsOf);
  const withOwnParts = (own: readonly string[]): readonly string[] =>
    own.flatMap((part) => (byOwnPart.get(part) ?? []).map(({ name }) => name));
  const called = (text: string): readonly string[] =>
    withOwnParts(parts.has(text) ? [text] : parts.sameLetters(text));
  return {
    byOwnPart: parts,
    withOwnParts,
    called,
    calledExactly(text) {
      const [, service] =
        /^(?:aws[.:/]|(?:aws|amazon) )(.+)$/i.exec(text) ?? /^([\w-]+)\.amazonaws\.com$/i.exec(text) ?? [];
      if (service === undefined) return [];
      const own = called(service);
      return own.length > 0 ? own : called(service.replace(/^(?:aws|amazon)[-_.]?/i, ""));
    },
  };
}

/** The title of a service without what many titles have: `Step Functions` of `AWS Step Functions`. */
function plainTitle(title: string): string {
  return title.replace(/^(?:AWS|Amazon) /, "").replace(/ \(.*\)$/, "");
}

function ownPart(name: string): string {
  return name.replace(/^aws\./i, "");
}

/** Tells whether a source sends one of the detail-types that are asked for together with a leaf's sources. */
function sentTo(context: LintContext, leaf: LeafField): (source: string) => boolean {
  const leaves = new Set(context.selections(leaf).flatMap((selection) => selection.get("detail-type") ?? []));
  const asked = new Set(
    [...leaves].flatMap((detailType) => plainTexts(detailType).map(({ value }) => value)),
  );
  return (source) => {
    const summary = context.catalog.source(source);
    return summary?.detailTypes.some((detailType) => asked.has(detailType)) === true;
  };
}
