import type { Operation } from "../../../catalog/catalog";
import { API_CALL, comesAs, kindsOf, NAMED_KINDS } from "../../../catalog/cloudTrailKinds";
import type { Matcher } from "../../../pattern/pattern";
import { excludedMatchers, exclusionsOf } from "./exclusions";
import type { ChosenEvent } from "./fieldKnowledge";
import { accepts, canBeSent, exactTexts } from "./plainTexts";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import { remember } from "../../../base/remember";
import { eventSourcesOf, sourceOfEventSource } from "../../knowledge/eventSources";
import type { Span } from "../../../base/span";
import { likeliest, similarNames, type SimilarNames } from "./similar";

/** An API call, or another event that CloudTrail names, which a pattern asks for or excludes, and what to say of it. */
export interface ApiCall {
  readonly leaf: LeafField;
  readonly matcher: TextMatcher;
  readonly isExcluded: boolean;
  readonly verdict: CallVerdict;
}

type TextMatcher = Matcher & { readonly kind: "string" | "exactly" | "equalsIgnoreCase" };

type CallVerdict =
  | { readonly kind: "reads" }
  /** The operation has the same letters in another case. */
  | { readonly kind: "otherCase"; readonly known: string }
  /** CloudTrail logs the operation under these names, the likeliest first, and never under its own. */
  | { readonly kind: "loggedAs"; readonly names: readonly string[] }
  /** The name, or one that is nearly so, comes with these detail-types alone. */
  | { readonly kind: "otherDetailType"; readonly name: string; readonly detailTypes: readonly string[] }
  /** No operation of the service is called so; `texts` are the likeliest ones, and `others` the services that have it. */
  | {
      readonly kind: "unlisted";
      readonly texts: readonly string[];
      readonly others: readonly OtherService[];
    };

/** Another service than the chosen one that has an operation. */
export interface OtherService {
  readonly eventSource: string;
  /** Its source, which is known. */
  readonly source: string;
  readonly title: string;
  /** The kinds of CloudTrail event that the operation comes with. */
  readonly detailTypes: readonly string[];
}

/** More services than this are not named. */
const maxServices = 3;

/** More names beside one do not help to tell whose it is. */
const maxCompared = 8;

/** What looking for the services that have an operation costs beside a step. */
const stepsPerLookUp = 200;

/**
 * The names of CloudTrail's events in a pattern of which there is something to say. Where not all of a service's events
 * are known, as with those that are no API calls, only what is nearly a known name is spoken of.
 */
export function apiCalls(context: LintContext): readonly ApiCall[] {
  const namesOf = remember((eventSources: string) =>
    remember((kinds: string) => namesUnder(context, eventSources.split("\n"), new Set(kinds.split("\n")))),
  );
  return context.leaves.flatMap((leaf) => {
    const named = leaf.path === "detail.eventName" ? namedEvents(context, leaf) : undefined;
    if (named === undefined) return [];
    const kinds = [...new Set(named.events.map(({ event }) => event.detailType))].join("\n");
    const names = namesOf(eventSourcesFor(context, leaf, named.events).join("\n"))(kinds);
    const callsOf = (matchers: readonly Matcher[]): readonly Omit<ApiCall, "isExcluded">[] =>
      matchers.flatMap((matcher) => {
        if (!isText(matcher) || !canBeSent(matcher.value)) return [];
        const verdict = judge(context, leaf, matcher, { ...names, areAll: named.areAll });
        return verdict === undefined ? [] : [{ leaf, matcher, verdict }];
      });
    const excluded = exclusionsOf(leaf).flatMap((exclusion) => excludedMatchers(context.text, exclusion));
    return [
      ...callsOf(leaf.value.matchers).map((call) => ({ ...call, isExcluded: false })),
      ...callsOf(excluded)
        .filter(({ verdict }) => SAID_OF_EXCLUDED.has(verdict.kind))
        .map((call) => ({ ...call, isExcluded: true })),
    ];
  });
}

/** What is said of a name that is excluded, too: it never comes. */
const SAID_OF_EXCLUDED: ReadonlySet<CallVerdict["kind"]> = new Set(["otherCase", "loggedAs", "unlisted"]);

interface NamedEvents {
  readonly events: readonly ChosenEvent[];
  /** Whether nothing else can come through. */
  readonly areAll: boolean;
}

/** The events that CloudTrail names among those in which a leaf is looked for; undefined where others have the field. */
function namedEvents(context: LintContext, leaf: LeafField): NamedEvents | undefined {
  const chosen = context.events(leaf);
  const events = (chosen ?? context.knownEvents(leaf) ?? []).filter(
    (event) => context.knowledgeOf(event, leaf).kind === "field",
  );
  const isNamed = ({ event }: ChosenEvent): boolean =>
    chosen === undefined ? event.detailType === API_CALL : NAMED_KINDS.has(event.detailType);
  if (!events.every(isNamed) || events.length === 0) return undefined;
  return { events, areAll: chosen !== undefined };
}

function isText(matcher: Matcher): matcher is TextMatcher {
  return matcher.kind === "string" || matcher.kind === "exactly" || matcher.kind === "equalsIgnoreCase";
}

/** What CloudTrail calls the services that a leaf's events come from; an empty name for one that is not known. */
function eventSourcesFor(
  context: LintContext,
  leaf: LeafField,
  events: readonly ChosenEvent[],
): readonly string[] {
  const names = new Set<string>();
  const textsOf = remember((asked: LeafField) => exactTexts(asked.value));
  for (const { event, selection } of events) {
    const asked = selection.get("detail.eventSource");
    const own =
      asked === undefined
        ? selection.has("source")
          ? context.catalog.source(event.source)?.eventSources
          : undefined
        : textsOf(asked);
    if (!context.steps.take(own?.length ?? 1, leaf.nameSpan)) return [""];
    for (const name of own ?? [""]) names.add(name);
  }
  return [...names];
}

/** What the chosen services call their events, as far as the chosen kinds of event have them. */
interface EventNames {
  readonly areCalls: boolean;
  /** The names that come; undefined where one of the services is not known. */
  readonly coming: Names | undefined;
  /** The names that come with other detail-types alone. */
  readonly others: Names;
  readonly loggedAs: ReadonlyMap<string, readonly string[]>;
}

interface Names {
  readonly byName: ReadonlyMap<string, Operation>;
  readonly similar: SimilarNames;
}

function namesUnder(
  { catalog }: LintContext,
  eventSources: readonly string[],
  kinds: ReadonlySet<string>,
): EventNames {
  const coming = new Map<string, Operation>();
  const others = new Map<string, Operation>();
  const loggedAs = new Map<string, readonly string[]>();
  let areKnown = true;
  for (const eventSource of eventSources) {
    const operations = catalog.operations(eventSource);
    if (operations.length === 0) areKnown = false;
    for (const operation of operations) {
      const isComing = comesAs(operation, (kind) => kinds.has(kind));
      (isComing ? coming : others).set(operation.name, operation);
    }
    for (const [name, logged] of catalog.loggedAs(eventSource)) loggedAs.set(name, logged);
  }
  for (const name of coming.keys()) {
    others.delete(name);
    loggedAs.delete(name);
  }
  return {
    areCalls: kinds.has(API_CALL),
    coming: areKnown ? namesOf(coming, loggedAs.keys()) : undefined,
    others: namesOf(others),
    loggedAs,
  };
}

function namesOf(byName: ReadonlyMap<string, Operation>, more: Iterable<string> = []): Names {
  return { byName, similar: similarNames([...byName.keys(), ...more]) };
}

function judge(
  context: LintContext,
  leaf: LeafField,
  { kind, value, span }: TextMatcher,
  { areCalls, coming, others, loggedAs, areAll }: EventNames & Pick<NamedEvents, "areAll">,
): CallVerdict | undefined {
  if (coming === undefined) return areCalls ? ofUnknownService(context, leaf, value, span) : undefined;
  // A detail-type in the place of an operation is said to be misplaced.
  if (isDetailType(context, leaf, value)) return undefined;
  const operation = coming.byName.get(value);
  if (operation !== undefined) return operation.readOnly ? { kind: "reads" } : undefined;
  const sameLetters = coming.similar.inOtherCase(value) ?? value;
  const logged = loggedAs.get(sameLetters);
  if (logged !== undefined) return asLogged(leaf, logged);
  if (kind === "equalsIgnoreCase" && coming.byName.has(sameLetters)) return undefined;
  if (sameLetters !== value) return { kind: "otherCase", known: sameLetters };
  if (areCalls && others.byName.has(value)) return areAll ? otherKind(others, value) : undefined;
  const near = coming.similar.nearest(value, context.steps, span);
  if (near === undefined || kind === "equalsIgnoreCase") return undefined;
  if (near.length === 0) {
    const [other] =
      (areCalls && areAll ? others.similar.nearest(value, context.steps, span) : undefined) ?? [];
    if (other !== undefined) return otherKind(others, other);
    if (!areCalls) return undefined;
  }
  // Where events of the service's own can come through, only what is surely a mistake is spoken of.
  const isCall = areAll || value.includes(" ");
  if (near.length === 0 && !isCall) return undefined;
  const services = near.length === 0 ? otherServices(context, leaf, value, span) : [];
  if (services.length > 0) return { kind: "unlisted", texts: [], others: services };
  const texts = isCall ? likeliest(coming.similar, value, context.steps, span) : near;
  if (texts === undefined) return undefined;
  const names = [...new Set(texts.flatMap((name) => loggedAs.get(name) ?? [name]))];
  return { kind: "unlisted", texts: names, others: [] };
}

/** The services that have an operation, those that have most of what a leaf asks for; none where many have it. */
function otherServices(
  context: LintContext,
  leaf: LeafField,
  name: string,
  at: Span,
): readonly OtherService[] {
  const { catalog } = context;
  const holdersOf = context.shared(holdersOfOperations);
  const holders = holdersOf(name, at);
  const ofOthers = (exactTexts(leaf.value) ?? []).slice(0, maxCompared).map((one) => holdersOf(one, at));
  const count = (eventSource: string): number => ofOthers.filter((others) => others.has(eventSource)).length;
  const most = Math.max(...[...holders].map(count));
  const likely = [...holders].filter((eventSource) => count(eventSource) === most);
  if (likely.length > maxServices) return [];
  return likely.flatMap((eventSource): readonly OtherService[] => {
    const source = catalog.source(sourceOfEventSource(eventSource) ?? "");
    const operation = catalog.operations(eventSource).find((one) => one.name === name);
    if (source === undefined || operation === undefined) return [];
    return [{ eventSource, source: source.name, title: source.title, detailTypes: kindsOf(operation) }];
  });
}

/** Whether a name is a detail-type of the events among which a leaf is looked for, where the pattern chooses none. */
export function isDetailType(context: LintContext, leaf: LeafField, name: string): boolean {
  if (!name.includes(" ") || context.selections(leaf).some((selection) => selection.has("detail-type")))
    return false;
  return (context.knownEvents(leaf) ?? []).some(({ event }) => event.detailType === name);
}

/** That an operation is logged otherwise; not said where the leaf accepts one of those names as well. */
function asLogged({ value: { matchers } }: LeafField, names: readonly string[]): CallVerdict | undefined {
  const isCovered = matchers.some((matcher) => names.some((name) => accepts(matcher, name)));
  return isCovered ? undefined : { kind: "loggedAs", names };
}

function otherKind({ byName }: Names, name: string): CallVerdict {
  return { kind: "otherDetailType", name, detailTypes: kindsOf(byName.get(name) ?? {}) };
}

/** Finds the event sources that have an operation, each once; none where too few steps are left. */
function holdersOfOperations({
  catalog,
  steps,
}: LintContext): (operation: string, at: Span) => ReadonlySet<string> {
  const found = new Map<string, ReadonlySet<string>>();
  return (operation, at) => {
    const known = found.get(operation);
    if (known !== undefined) return known;
    if (!steps.take(stepsPerLookUp, at)) return new Set();
    const holders = new Set(catalog.eventSourcesWith(operation));
    found.set(operation, holders);
    return holders;
  };
}

/** What can be said of a name where the operations of the service are not known, or nobody knows which is meant. */
function ofUnknownService(
  context: LintContext,
  leaf: LeafField,
  name: string,
  at: Span,
): CallVerdict | undefined {
  const known = ofAnyService(context, leaf, name);
  const sources = context
    .selections(leaf)
    .map((selection) => selection.get("source") && context.sources(selection));
  // A source whose API calls AWS's reference lacks, as those of EMR come with another one.
  const haveNone = sources.every(
    (all) => all?.every((source) => eventSourcesOf(source).length === 0) === true,
  );
  if (known !== undefined || !haveNone) return known;
  const [only, ...others] = otherServices(context, leaf, name, at);
  return only === undefined || others.length > 0
    ? undefined
    : { kind: "unlisted", texts: [], others: [only] };
}

/** What can be said of a name where nobody knows which service is meant. */
function ofAnyService({ catalog }: LintContext, leaf: LeafField, name: string): CallVerdict | undefined {
  const { loggedAs, detailTypes } = catalog.eventName(name) ?? {};
  if (loggedAs !== undefined) return asLogged(leaf, loggedAs);
  return detailTypes === undefined ? undefined : { kind: "otherDetailType", name, detailTypes };
}
