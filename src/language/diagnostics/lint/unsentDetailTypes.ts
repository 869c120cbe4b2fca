import type { SourceEvents } from "../../../catalog/catalog";
import { excludedTexts } from "./exclusions";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import type { RelatedPlace } from "./lintRule";
import { plainTexts, type TextMatcher } from "./plainTexts";
import { similarNames } from "./similar";

/** Kinds of event that CloudTrail delivers for every source. Two spellings of signing in are seen in AWS's own texts. */
const cloudTrailTypes: readonly string[] = [
  "AWS API Call via CloudTrail",
  "AWS Service Event via CloudTrail",
  "AWS Console Sign In via CloudTrail",
  "AWS Console Signin via CloudTrail",
  "AWS Console Action via CloudTrail",
  "AWS Insight via CloudTrail",
  "AWS Network Activity Event via CloudTrail",
];

/** More suggestions than this would not help anybody choose. */
const maxTexts = 3;

/** Fewer letters than this say too little about how a name goes on. */
const minStart = 8;

/** More senders than this are not named. */
const maxSenders = 3;

/** A detail-type that its sources are not known to send. */
export interface UnsentDetailType {
  readonly matcher: TextMatcher;
  /** Whether it is excluded rather than asked for. */
  readonly isExcluded: boolean;
  /** Detail-types that it was probably meant to be, the likeliest first. */
  readonly texts: readonly string[];
  /** The sources that are chosen; none where the pattern says nothing of them. */
  readonly sources: readonly SourceEvents[];
  /** Sources that do send it. */
  readonly senders: readonly string[];
  /** The leaf in which the source is chosen. */
  readonly source: LeafField | undefined;
  /** What can be said: it is misspelt, surely not sent, or not listed by AWS's reference. */
  readonly verdict: "misspelt" | "unknown" | "unlisted";
}

/** The detail-types of a pattern that the chosen sources are not known to send. */
export function unsentDetailTypes(context: LintContext): readonly UnsentDetailType[] {
  return context.leaves.flatMap((leaf) => (leaf.path === "detail-type" ? checkLeaf(context, leaf) : []));
}

/** What a detail-type that is no misspelling may have been meant to be, in words; nothing where it comes from elsewhere. */
export function hintFor({ texts, senders }: UnsentDetailType): string {
  if (senders.length > 0) return ` It comes from "${senders.join('", "')}".`;
  return texts.length === 0 ? "" : ` Did you mean "${texts.join('" or "')}"?`;
}

/** Where the source is chosen, for a diagnostic about what it sends. */
export function chosenHere({ source }: UnsentDetailType): readonly RelatedPlace[] {
  return source === undefined ? [] : [{ span: source.value.span, message: "The source is chosen here." }];
}

/** The names of some sources, in words. */
export function eitherOf(sources: readonly SourceEvents[]): string {
  return sources.map(({ name }) => `"${name}"`).join(" or ");
}

function checkLeaf(context: LintContext, leaf: LeafField): readonly UnsentDetailType[] {
  const { catalog, steps } = context;
  const selections = context.selections(leaf);
  if (!steps.take(selections.length, leaf.nameSpan)) return [];
  const excluded = new Set(excludedTexts(context.text, leaf));
  const asked = [...plainTexts(leaf), ...excluded];
  const chosen = selections.map((selection) =>
    selection.has("source") ? context.sources(selection) : undefined,
  );
  if (chosen.length === 0 || chosen.some((found) => found === undefined)) {
    return selections.some((selection) => selection.has("source"))
      ? []
      : asked.flatMap((matcher) => withoutSource(matcher, excluded.has(matcher)));
  }
  const sources = [...new Set(chosen.flatMap((found) => found ?? []))];
  if (sources.length === 0) return [];
  const source = selections[0]?.get("source");
  const known = similarNames(detailTypesOf(sources), (detailType) => messageTypesOf(sources, detailType));
  const areComplete = sources.every(({ complete }) => complete);
  const unsent = asked.filter(({ value }) => sources.every((one) => !isSent(one, value)));
  return unsent.flatMap((matcher): readonly UnsentDetailType[] => {
    const senders = catalog.sourcesOf(matcher.value).slice(0, maxSenders);
    const near = known.nearest(matcher.value, steps, matcher.span);
    if (near === undefined) return [];
    const found = { matcher, isExcluded: excluded.has(matcher), sources, senders, source };
    const likely = [...new Set([...longerNames(matcher.value, sources), ...near])].slice(0, maxTexts);
    if (likely.length > 0 && senders.length === 0) return [{ ...found, texts: likely, verdict: "misspelt" }];
    const texts = likely.length > 0 ? likely : known.related(matcher.value, steps, matcher.span);
    if (texts === undefined) return [];
    if (areComplete) return [{ ...found, texts, verdict: "unknown" }];
    return sources.every(isListed) || senders.length > 0 ? [{ ...found, texts, verdict: "unlisted" }] : [];
  });
}

/**
 * The detail-types that begin with a text, likeliest first: what is written short of them is likelier meant than a name
 * that merely has the same letters.
 */
function longerNames(text: string, sources: readonly SourceEvents[]): readonly string[] {
  const start = text.toLowerCase();
  if (start.length < minStart) return [];
  return sources.flatMap(({ detailTypes }) =>
    detailTypes.filter((name) => name.length > text.length && name.toLowerCase().startsWith(start)),
  );
}

/** The detail-types that a text may be a misspelling of. */
function detailTypesOf(sources: readonly SourceEvents[]): readonly string[] {
  return [...new Set([...sources.flatMap(({ detailTypes }) => detailTypes), ...cloudTrailTypes])];
}

/** The message types of a detail-type, by which people know it from AWS Config's notifications. */
function messageTypesOf(sources: readonly SourceEvents[], detailType: string): readonly string[] {
  return sources.flatMap((source) =>
    source.complete ? (source.event(detailType)?.messageTypes ?? []).map(({ value }) => String(value)) : [],
  );
}

/** Whether a source sends a detail-type: not one that it is only known by, beside longer names that begin so. */
function isSent(source: SourceEvents, detailType: string): boolean {
  if (source.event(detailType) === undefined) return false;
  return source.detailTypes.includes(detailType) || longerNames(detailType, [source]).length === 0;
}

function isListed({ complete, listed }: SourceEvents): boolean {
  return complete || listed === true;
}

/** Without a source the event may be anybody's own; but nobody else calls an event one of CloudTrail's names. */
function withoutSource(matcher: TextMatcher, isExcluded: boolean): readonly UnsentDetailType[] {
  const { value } = matcher;
  const texts = cloudTrailTypes.filter(
    (detailType) => detailType !== value && detailType.toLowerCase() === value.toLowerCase(),
  );
  if (texts.length === 0) return [];
  return [{ matcher, isExcluded, texts, sources: [], senders: [], source: undefined, verdict: "misspelt" }];
}
