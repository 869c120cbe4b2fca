import type { SourceEvents } from "../../../catalog/catalog";
import { remember } from "../../../base/remember";
import { eventSourcesOf, isEventSource, sourceOfEventSource } from "../../knowledge/eventSources";
import { excludedTexts } from "./exclusions";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import { holdsPlaceholder } from "./placeholder";
import { accepts, exactTexts, plainTexts, type TextMatcher } from "./plainTexts";
import { similarNames, type SimilarNames } from "./similar";
import type { Matcher } from "../../../pattern/pattern";
import { unknownValues } from "./unknownValues";

/** A value of `detail.eventSource` that no event of the chosen sources has. */
export interface WrongEventSource {
  readonly matcher: Matcher;
  readonly isExcluded: boolean;
  /** The text that is asked for; undefined for an operator that accepts none of the values. */
  readonly text: string | undefined;
  /** Whether no source at all is called so. */
  readonly isMalformed: boolean;
  /** The values that were perhaps meant. */
  readonly texts: readonly string[];
  /** The sources that are chosen; none where the pattern names none. */
  readonly sources: readonly SourceEvents[];
  /** The sources whose events have what is asked for, where all values of the leaf ask for those of others. */
  readonly otherSources: readonly string[];
  /** The leaf in which the source is chosen. */
  readonly source: LeafField | undefined;
}

/** Kinds of event that are not about the source itself: CloudTrail tells of calls to others there. */
const insight = "AWS Insight via CloudTrail";

/** The values of `detail.eventSource` that CloudTrail never writes, or never for the chosen sources. */
export function wrongEventSources(context: LintContext): readonly WrongEventSource[] {
  const namesOf = remember(eventSourceNames);
  const said = new Set(context.shared(unknownValues).map(({ matcher }) => matcher));
  return context.leaves.flatMap((leaf) => {
    if (leaf.path !== "detail.eventSource") return [];
    const chosen = chosenSources(context, leaf);
    if (chosen === undefined) return [];
    const expected = new Set(chosen.sources.flatMap(acceptedFor));
    const { steps } = context;
    const otherSources = othersFor(context, leaf, expected);
    const base = { sources: chosen.sources, source: chosen.source };
    const judgeText = (matcher: TextMatcher, isExcluded: boolean): readonly WrongEventSource[] => {
      const { value: text, span } = matcher;
      if (said.has(matcher) || expected.has(text)) return [];
      const isMalformed = !isEventSource(text);
      const isOther = expected.size > 0 && sourceOfEventSource(text) !== undefined;
      // Without a source any service may be meant, but not one that CloudTrail calls otherwise.
      const isKnown = namesOf(context).has(text) || isSource(context, sourceOfEventSource(text));
      const isUnknown = chosen.sources.length === 0 && !isKnown && !isMalformed;
      if (!isMalformed && !isOther && !isUnknown) return [];
      const likely = namesOf(context).nearest(serviceIn(text), steps, span);
      if (likely === undefined || (isUnknown && likely.length === 0)) return [];
      const own = chosen.sources.flatMap(eventSourcesOf);
      const near = isMalformed || expected.size === 0 ? likely : [];
      const texts = own.length > 0 ? near.filter((name) => expected.has(name)) : near;
      return [
        {
          ...base,
          matcher,
          isExcluded,
          text,
          isMalformed,
          texts: texts.length > 0 || (isExcluded && !isMalformed) ? texts : own.slice(0, maxSuggested),
          otherSources: isExcluded || isMalformed ? [] : otherSources,
        },
      ];
    };
    return [
      ...plainTexts(leaf).flatMap((matcher) => judgeText(matcher, false)),
      ...excludedTexts(context.text, leaf).flatMap((matcher) => judgeText(matcher, true)),
      ...leaf.value.matchers.flatMap((matcher): readonly WrongEventSource[] => {
        if (said.has(matcher) || !isOperator(matcher) || !steps.take(expected.size, matcher.span)) return [];
        if (expected.size === 0 || [...expected].some((value) => accepts(matcher, value))) return [];
        const texts = chosen.sources.flatMap(eventSourcesOf).slice(0, maxSuggested);
        const found = { text: undefined, isMalformed: false, texts, otherSources: [] };
        return [{ ...base, ...found, matcher, isExcluded: false }];
      }),
    ];
  });
}

function isSource({ catalog }: LintContext, name: string | undefined): boolean {
  return name !== undefined && catalog.source(name) !== undefined;
}

/** More values than this are not offered. */
const maxSuggested = 3;

interface ChosenSources {
  readonly sources: readonly SourceEvents[];
  readonly source: LeafField | undefined;
}

/** The sources whose CloudTrail events a leaf is looked for in; none but CloudTrail where only that is known. */
function chosenSources(context: LintContext, leaf: LeafField): ChosenSources | undefined {
  const sources = new Set<SourceEvents>();
  let source: LeafField | undefined;
  const selections = context.selections(leaf);
  if (!context.steps.take(selections.length, leaf.nameSpan)) return undefined;
  let hasSource = true;
  for (const selection of selections) {
    const detailTypes = exactTexts(selection.get("detail-type")?.value);
    if (detailTypes?.includes(insight) === true) return undefined;
    source ??= selection.get("source");
    if (selection.has("source")) {
      const found = context.sources(selection);
      if (found === undefined) return undefined;
      for (const one of found) sources.add(one);
    } else {
      const isCloudTrail = detailTypes?.every((name) => name.endsWith(" via CloudTrail")) === true;
      if (!isCloudTrail) return undefined;
      hasSource = false;
    }
  }
  if (selections.length === 0) return undefined;
  const events = context.events(leaf) ?? [];
  const hasField = events.some((event) => context.knowledgeOf(event, leaf).kind === "field");
  if (events.length > 0 && !hasField) return undefined;
  return { sources: hasSource ? [...sources] : [], source };
}

/** What `detail.eventSource` says of a source's calls, and what it says as far as the source's name goes. */
function acceptedFor(source: SourceEvents): readonly string[] {
  const own = `${source.name.replace(/^aws\./, "")}.amazonaws.com`;
  const alike = source.name === "aws.application-autoscaling" ? ["autoscaling.amazonaws.com"] : [];
  return [...eventSourcesOf(source), own, ...alike];
}

/** The sources that have all values of a leaf; none where one of them is not known, or right as it is. */
function othersFor(
  { catalog }: LintContext,
  leaf: LeafField,
  expected: ReadonlySet<string>,
): readonly string[] {
  const sources = exactTexts(leaf.value)?.map((text) =>
    expected.has(text) ? undefined : sourceOfEventSource(text),
  );
  const known = sources?.flatMap((name) =>
    name !== undefined && catalog.source(name) !== undefined ? [name] : [],
  );
  return known === undefined || known.length !== sources?.length ? [] : [...new Set(known)];
}

/** All values of `detail.eventSource`, which are also found by what the service is called. */
function eventSourceNames({ catalog }: LintContext): SimilarNames {
  const titles = new Map<string, readonly string[]>();
  for (const source of catalog.sources) {
    const labels = [source.title.replace(/^(?:AWS|Amazon) /, ""), ...(source.alsoCalled ?? [])];
    for (const name of eventSourcesOf(source)) titles.set(name, [...(titles.get(name) ?? []), ...labels]);
  }
  return similarNames(catalog.eventSources, (name) => [
    name.replace(/\.amazonaws\.com$/, ""),
    ...(titles.get(name) ?? []),
  ]);
}

/** The service that a text names in some other form: `iam` of `iam.amazon.com`, `aws.iam` and `AWS IAM`. */
function serviceIn(text: string): string {
  return text
    .replace(/^(?:aws|amazon)[.:/ ]/i, "")
    .replace(/\.(?:amazonaws|amazon|aws)(?:\.com)?(?:\.cn)?$/i, "");
}

function isOperator(matcher: Matcher): boolean {
  switch (matcher.kind) {
    case "prefix":
    case "suffix":
    case "equalsIgnoreCase":
    case "wildcard":
      return !holdsPlaceholder(matcher.value);
    default:
      return false;
  }
}
