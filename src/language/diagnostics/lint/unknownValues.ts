import { assertNever } from "../../../base/assertNever";
import type { Catalog, ManagedRule } from "../../../catalog/catalog";
import { valueTest } from "../../../matching/valueTest";
import type { Matcher } from "../../../pattern/pattern";
import { excludedMatchers, exclusionsOf } from "./exclusions";
import { fieldsOfLeaf, knownFieldsOfLeaf, likelyFieldsOfLeaf } from "./fieldsOfLeaf";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import { holdsPlaceholder } from "./placeholder";
import { canBeSent } from "./plainTexts";
import { remember } from "../../../base/remember";
import { likeliest, similarNames, type SimilarNames } from "./similar";

/** A value that AWS is not known to send in its field. */
export interface UnknownValue {
  readonly leaf: LeafField;
  readonly matcher: Matcher;
  /** Whether it is excluded rather than asked for. */
  readonly isExcluded: boolean;
  readonly reason:
    /** The field has the same letters in another case. */
    | { readonly kind: "otherCase"; readonly text: string; readonly known: string }
    /** A message type that only events of these other detail-types carry; `texts` are those of the chosen ones. */
    | {
        readonly kind: "otherEvent";
        readonly text: string;
        readonly carriers: readonly string[];
        readonly texts: readonly string[];
      }
    /** The identifier of a managed rule, where events have its name. */
    | { readonly kind: "ruleIdentifier"; readonly text: string; readonly rule: ManagedRule }
    /** Outside of the known values, which is a mistake where the list is surely complete. */
    | {
        readonly kind: "outside";
        readonly sure: boolean;
        /** The text that is asked for; undefined for an operator that accepts no known value. */
        readonly text: string | undefined;
        readonly near: readonly string[];
        readonly all: readonly string[];
      };
}

/** The values of a pattern that AWS is not known to send in their field: misspelt, or of another event. */
export function unknownValues(context: LintContext): readonly UnknownValue[] {
  const managedRules = remember(rulesByIdentifier);
  return context.leaves.flatMap((leaf) => {
    if (leaf.path === "source" || leaf.path === "detail-type") return [];
    const judgeOne = judgeFor(leaf);
    if (judgeOne === undefined) return [];
    const found = (matchers: readonly Matcher[], isExcluded: boolean): readonly UnknownValue[] =>
      matchers.flatMap((matcher) => {
        const reason = judgeOne(matcher);
        // What is no event source at all is for `wrongEventSources`, which knows the services by their names.
        const isOther = reason?.kind === "outside" && leaf.path === "detail.eventSource";
        return reason === undefined || isOther ? [] : [{ leaf, matcher, isExcluded, reason }];
      });
    const excluded = exclusionsOf(leaf).flatMap((exclusion) => excludedMatchers(context.text, exclusion));
    return [...found(leaf.value.matchers, false), ...found(excluded, true)];
  });

  function judgeFor(leaf: LeafField): ((matcher: Matcher) => Reason | undefined) | undefined {
    if (holdsRuleNames(context, leaf)) {
      return (matcher) => judgeRule(matcher, () => managedRules(context.catalog));
    }
    const known = knownValues(context, leaf);
    return known && ((matcher) => judge(context, matcher, known));
  }
}

type Reason = UnknownValue["reason"];

/** What follows for a value that never comes, in words. */
export function inVain(isExcluded: boolean): string {
  return isExcluded ? "excluding it excludes nothing" : "it never matches";
}

/** That a value is outside of the known ones of its field, in words. */
export function outsideOf(
  { leaf, isExcluded }: UnknownValue,
  { text, near, all }: Reason & { readonly kind: "outside" },
): string {
  if (text === undefined) {
    return `"${leaf.path}" has no known value that this ${isExcluded ? "excludes" : "accepts"}.`;
  }
  const [best] = near;
  const hint = best === undefined ? listed(all) : ` Did you mean "${best}"?`;
  const outcome = isExcluded ? `, so ${inVain(isExcluded)}` : "";
  return `"${text}" is not a known value of "${leaf.path}"${outcome}.${hint}`;
}

function listed(texts: readonly string[]): string {
  return texts.length > 6 ? "" : ` It is one of "${texts.join('", "')}".`;
}

/** Whether the chosen events have the names of AWS Config's rules in this field. */
function holdsRuleNames(context: LintContext, leaf: LeafField): boolean {
  return fieldsOfLeaf(context, leaf)?.some(({ valuesFrom }) => valuesFrom === "managedRules") === true;
}

function rulesByIdentifier({ managedRules }: Catalog): ReadonlyMap<string, ManagedRule> {
  return new Map(managedRules.map((rule) => [rule.identifier, rule]));
}

/** A rule can have any name; but the identifier of a managed rule is rarely one. */
function judgeRule(matcher: Matcher, managed: () => ReadonlyMap<string, ManagedRule>): Reason | undefined {
  if (matcher.kind !== "string" && matcher.kind !== "exactly") return undefined;
  const { value: text } = matcher;
  // The rules are read from their file when first asked for, so nobody asks without need.
  if (!/^[A-Z][A-Z\d_]+$/.test(text)) return undefined;
  const rule = managed().get(text);
  return rule === undefined || rule.name === text ? undefined : { kind: "ruleIdentifier", text, rule };
}

interface KnownValues {
  /** Lists that each hold values of the field: of one event, or what the catalog keeps beside the fields. */
  readonly lists: readonly SimilarNames[];
  /** All values of the lists. */
  readonly all: () => SimilarNames;
  /** Other detail-types of the chosen sources whose events carry a message type. */
  readonly carriersOf: (messageType: string) => readonly string[];
  /** Whether other events that can come through may have the field too, so that even another case is only a doubt. */
  readonly isGuess: boolean;
  /** Whether a value outside of them is a mistake, probably one, or nothing to speak of. */
  readonly outside: "mistake" | "doubt" | "fine";
}

function knownValues(context: LintContext, leaf: LeafField): KnownValues | undefined {
  if (leaf.path === "detail.eventName") return undefined;
  const agreed = likelyFieldsOfLeaf(context, leaf);
  const fields = agreed ?? knownFieldsOfLeaf(context, leaf);
  const values = [...new Set(fields.map((field) => field.values))].filter(({ length }) => length > 0);
  if (values.length === 0) return undefined;
  const isRegion = leaf.path === "region" || leaf.name === "awsRegion";
  const closed = fields.every((field) => field.closed !== undefined && field.values.length > 0);
  const sure = closed && fields.every((field) => field.closed === true);
  const beside = fields.some(({ valuesFrom }) => valuesFrom === "eventSources");
  const { catalog } = context;
  const lists = [...values.map(context.knownTexts), ...(beside ? [similarNames(catalog.eventSources)] : [])];
  const [only] = lists;
  const all = remember((every: typeof lists) =>
    every.length === 1 && only !== undefined
      ? only
      : similarNames(new Set(every.flatMap((list) => list.all))),
  );
  const carriers = remember((asked: LeafField) => carriersByMessageType(context, asked));
  return {
    lists,
    all: () => all(lists),
    carriersOf: (messageType) => carriers(leaf).get(messageType) ?? [],
    isGuess: agreed === undefined,
    outside: agreed === undefined ? "fine" : sure ? "mistake" : closed || isRegion ? "doubt" : "fine",
  };
}

function judge(context: LintContext, matcher: Matcher, known: KnownValues): Reason | undefined {
  switch (matcher.kind) {
    case "string":
    case "exactly":
      return canBeSent(matcher.value) ? judgeText(context, matcher, matcher.value, known) : undefined;
    case "equalsIgnoreCase":
    case "prefix":
    case "suffix":
    case "wildcard": {
      if (known.outside === "fine" || holdsPlaceholder(matcher.value)) return undefined;
      const { string: accepts } = valueTest(matcher);
      const cost = known.lists.reduce((sum, { all }) => sum + all.length, 0);
      if (!context.steps.take(cost, matcher.span)) return undefined;
      if (known.lists.some(({ all }) => all.some((text) => accepts(text, text)))) return undefined;
      return { kind: "outside", sure: known.outside === "mistake", text: undefined, near: [], all: [] };
    }
    case "number":
    case "boolean":
    case "null":
    case "exists":
    case "cidr":
    case "numeric":
    case "anythingBut":
    case "unknown":
      return undefined;
    default:
      return assertNever(matcher);
  }
}

function judgeText(
  context: LintContext,
  matcher: Matcher,
  text: string,
  known: KnownValues,
): Reason | undefined {
  if (known.lists.some((list) => list.has(text))) return undefined;
  const sameLetters = known.lists.map((list) => list.inOtherCase(text)).find((found) => found !== undefined);
  if (sameLetters !== undefined && known.isGuess) {
    return { kind: "outside", sure: false, text, near: [sameLetters], all: [] };
  }
  if (sameLetters !== undefined) return { kind: "otherCase", text, known: sameLetters };
  const carriers = known.carriersOf(text);
  const { all } = known.all();
  if (carriers.length > 0) return { kind: "otherEvent", text, carriers, texts: all };
  if (known.outside === "fine") return undefined;
  const near = likeliest(known.all(), text, context.steps, matcher.span);
  if (near === undefined) return undefined;
  return { kind: "outside", sure: known.outside === "mistake", text, near, all };
}

/** The detail-types of the chosen sources by the message types that their events carry. */
function carriersByMessageType(
  context: LintContext,
  leaf: LeafField,
): ReadonlyMap<string, readonly string[]> {
  const carriers = new Map<string, string[]>();
  if (leaf.path !== "detail.messageType") return carriers;
  const sources = new Set((context.events(leaf) ?? []).map(({ event }) => event.source));
  for (const source of sources) {
    for (const { detailType, messageTypes } of context.catalog.source(source)?.events ?? []) {
      for (const text of new Set(messageTypes?.map(({ value }) => String(value)))) {
        carriers.set(text, [...(carriers.get(text) ?? []), detailType]);
      }
    }
  }
  return carriers;
}
