import type { SourceEvents } from "../../catalog/catalog";
import type { Matcher } from "../../pattern/pattern";
import type { Span } from "../../pattern/span";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";
import { holdsPlaceholder } from "./placeholder";
import { similarNames, type SimilarNames } from "./similar";
import type { Steps } from "./steps";

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

/** More senders than this are not named. */
const mostSenders = 3;

/** Whatever is wrong with the sources and detail-types that a pattern asks for. */
export function eventRules(context: LintContext): readonly LintFinding[] {
  const sources = sourceNames(context.catalog);
  return context.leaves.flatMap((leaf) => {
    if (leaf.path === "source") return texts(leaf).flatMap((value) => checkSource(context, value, sources));
    return leaf.path === "detail-type" ? checkDetailTypes(context, leaf) : [];
  });
}

type TextMatcher = Matcher & { readonly kind: "string" | "exactly" };

/** The values of a leaf that are plain texts, placeholders of templates left out. */
function texts({ value }: LeafField): readonly TextMatcher[] {
  return value.matchers.filter(
    (matcher): matcher is TextMatcher =>
      (matcher.kind === "string" || matcher.kind === "exactly") && !holdsPlaceholder(matcher.value),
  );
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

function checkSource(
  { catalog, steps }: LintContext,
  { value, span }: TextMatcher,
  names: SourceNames,
): readonly LintFinding[] {
  const claimsToBeAws = value.toLowerCase().startsWith("aws.") && !value.startsWith("aws.partner/");
  if (!claimsToBeAws || catalog.sources.length === 0 || catalog.source(value) !== undefined) return [];
  const near = similarSources(value, names, steps, span);
  if (near === undefined) return [];
  const [best] = near;
  if (best === undefined) {
    return [
      {
        code: "unknown-source",
        span,
        message: `"${value}" is not among the ${catalog.sources.length} AWS sources known here. A source that is new can be missing.`,
        related: [],
        data: undefined,
      },
    ];
  }
  return [
    {
      code: "misspelt-source",
      span,
      message: `No AWS service is known to send as "${value}". Did you mean "${best}"?`,
      related: [],
      data: { texts: near },
    },
  ];
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

function checkDetailTypes(context: LintContext, leaf: LeafField): readonly LintFinding[] {
  const selections = context.selections(leaf);
  if (!context.steps.take(selections.length, leaf.nameSpan)) return [];
  const values = texts(leaf);
  const sources = selections.map((selection) =>
    selection.has("source") ? context.sources(selection) : undefined,
  );
  if (sources.length === 0 || sources.some((found) => found === undefined)) {
    return selections.some((selection) => selection.has("source"))
      ? []
      : values.flatMap(({ value, span }) => withoutSource(value, span));
  }
  const all = [...new Set(sources.flatMap((found) => found ?? []))];
  if (all.length === 0) return [];
  const source = selections[0]?.get("source");
  const related =
    source === undefined ? [] : [{ span: source.value.span, message: "The source is chosen here." }];
  const known = similarNames(detailTypesOf(all));
  const unsent = values.filter(({ value }) => all.every((one) => one.event(value) === undefined));
  return unsent.flatMap((matcher) => unsentDetailType(context, matcher, all, known, related));
}

function unsentDetailType(
  { catalog, steps }: LintContext,
  { value, span }: TextMatcher,
  sources: readonly SourceEvents[],
  known: SimilarNames,
  related: LintFinding["related"],
): readonly LintFinding[] {
  const senders = catalog.sourcesOf(value).slice(0, mostSenders);
  const names = sources.map(({ name }) => `"${name}"`).join(" or ");
  const near = known.nearest(value, steps, span);
  if (near === undefined) return [];
  const [best] = near;
  if (best !== undefined && senders.length === 0) {
    const message = `${names} is not known to send "${value}". Did you mean "${best}"?`;
    return [{ code: "misspelt-detail-type", span, message, related, data: { texts: near } }];
  }
  const elsewhere = senders.length === 0 ? "" : ` It comes from "${senders.join('", "')}".`;
  const data = { texts: near, sources: senders, leaf: related[0]?.span };
  if (sources.every(({ complete }) => complete)) {
    const message = `${names} does not send "${value}", so it never matches.${elsewhere}`;
    return [{ code: "unknown-detail-type", span, message, related, data }];
  }
  if (!sources.every(isListed) && senders.length === 0) return [];
  const message = `AWS's reference does not list "${value}" among the events of ${names}.${elsewhere} The list can lag behind.`;
  return [{ code: "unlisted-detail-type", span, message, related, data }];
}

/** The detail-types that a text may be a misspelling of; where AWS lists none for a source, CloudTrail's alone. */
function detailTypesOf(sources: readonly SourceEvents[]): readonly string[] {
  const own = sources.filter(isListed).flatMap(({ detailTypes }) => detailTypes);
  return [...own, ...cloudTrailTypes];
}

function isListed({ complete, listed }: SourceEvents): boolean {
  return complete || listed === true;
}

/** Without a source the event may be anybody's own; but nobody else calls an event one of CloudTrail's names. */
function withoutSource(value: string, span: TextMatcher["span"]): readonly LintFinding[] {
  const near = cloudTrailTypes.filter(
    (detailType) => detailType !== value && detailType.toLowerCase() === value.toLowerCase(),
  );
  const [best] = near;
  if (best === undefined) return [];
  const message = `No event has the detail-type "${value}". Did you mean "${best}"?`;
  return [{ code: "misspelt-detail-type", span, message, related: [], data: { texts: near } }];
}
