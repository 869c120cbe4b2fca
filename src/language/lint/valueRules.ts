import type { Catalog, ManagedRule } from "../../catalog/catalog";
import { valueTest } from "../../matching/valueTest";
import type { Matcher } from "../../pattern/pattern";
import { fieldsOfLeaf } from "./fieldsOfLeaf";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";
import { holdsPlaceholder } from "./placeholder";
import { remember } from "./remember";
import { similarNames, type SimilarNames } from "./similar";

/** Values that AWS does not send in their field: in another case, misspelt, or of another event. */
export function valueRules(context: LintContext): readonly LintFinding[] {
  const managedRules = remember(rulesByIdentifier);
  return context.leaves.flatMap((leaf) => {
    if (leaf.path === "source" || leaf.path === "detail-type") return [];
    if (holdsRuleNames(context, leaf)) {
      return leaf.value.matchers.flatMap((rule) => checkRule(rule, () => managedRules(context.catalog)));
    }
    const known = knownValues(context, leaf);
    if (known === undefined) return [];
    return leaf.value.matchers.flatMap((matcher) => checkMatcher(context, leaf, matcher, known));
  });
}

/** Whether the chosen events have the names of AWS Config's rules in this field. */
function holdsRuleNames(context: LintContext, leaf: LeafField): boolean {
  return fieldsOfLeaf(context, leaf)?.some(({ valuesFrom }) => valuesFrom === "managedRules") === true;
}

function rulesByIdentifier({ managedRules }: Catalog): ReadonlyMap<string, ManagedRule> {
  return new Map(managedRules.map((rule) => [rule.identifier, rule]));
}

/** A rule can have any name; but the identifier of a managed rule is rarely one. */
function checkRule(
  matcher: Matcher,
  managed: () => ReadonlyMap<string, ManagedRule>,
): readonly LintFinding[] {
  if (matcher.kind !== "string" && matcher.kind !== "exactly") return [];
  const { value, span } = matcher;
  // The rules are read from their file when first asked for, so nobody asks without need.
  if (!/^[A-Z][A-Z\d_]+$/.test(value)) return [];
  const rule = managed().get(value);
  if (rule === undefined || rule.name === value) return [];
  const message = `"${value}" identifies a managed rule. Events have the rule's name here, which is "${rule.name}" unless it was given another.`;
  return [{ code: "unlisted-value", span, message, related: [], data: { texts: [rule.name] } }];
}

interface KnownValues {
  /** Lists that each hold values of the field: of one event, or what the catalog keeps beside the fields. */
  readonly lists: readonly SimilarNames[];
  /** All values of the lists. */
  readonly all: () => SimilarNames;
  /** Other detail-types of the chosen sources whose events carry a message type. */
  readonly carriersOf: (messageType: string) => readonly string[];
  /** Whether a value outside of them is a mistake, probably one, or nothing to speak of. */
  readonly outside: "mistake" | "doubt" | "fine";
}

function knownValues(context: LintContext, leaf: LeafField): KnownValues | undefined {
  const fields = fieldsOfLeaf(context, leaf);
  if (fields === undefined || leaf.path === "detail.eventName") return undefined;
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
    outside: sure ? "mistake" : closed || isRegion ? "doubt" : "fine",
  };
}

function checkMatcher(
  context: LintContext,
  leaf: LeafField,
  matcher: Matcher,
  known: KnownValues,
): readonly LintFinding[] {
  switch (matcher.kind) {
    case "string":
    case "exactly":
      return holdsPlaceholder(matcher.value) ? [] : checkText(context, leaf, matcher, matcher.value, known);
    case "equalsIgnoreCase":
    case "prefix":
    case "suffix":
    case "wildcard": {
      if (known.outside === "fine" || holdsPlaceholder(matcher.value)) return [];
      const { string: accepts } = valueTest(matcher);
      const cost = known.lists.reduce((sum, { all }) => sum + all.length, 0);
      if (!context.steps.take(cost, matcher.span)) return [];
      if (known.lists.some(({ all }) => all.some((text) => accepts(text, text)))) return [];
      return outside(matcher, `"${leaf.path}" has no known value that this accepts.`, [], known);
    }
    default:
      return [];
  }
}

function checkText(
  context: LintContext,
  leaf: LeafField,
  matcher: Matcher,
  text: string,
  known: KnownValues,
): readonly LintFinding[] {
  if (known.lists.some((list) => list.has(text))) return [];
  const { span } = matcher;
  const sameLetters = known.lists.map((list) => list.inOtherCase(text)).find((found) => found !== undefined);
  if (sameLetters !== undefined) {
    const message = `"${leaf.path}" says "${sameLetters}". Case matters, so "${text}" never matches.`;
    return [{ code: "wrong-case", span, message, related: [], data: { text, known: sameLetters } }];
  }
  const carriers = known.carriersOf(text);
  if (carriers.length > 0) {
    const detailType = context.selections(leaf)[0]?.get("detail-type");
    const related =
      detailType === undefined
        ? []
        : [{ span: detailType.value.span, message: "The detail-type is chosen here." }];
    const message = `Only "${carriers.join('", "')}" events carry the message type "${text}", so nothing matches.`;
    return [{ code: "wrong-message-type", span, message, related, data: { texts: known.all().all } }];
  }
  if (known.outside === "fine") return [];
  const all = known.all();
  const near = all.nearest(text, context.steps, span);
  if (near === undefined) return [];
  const [best] = near;
  const hint = best === undefined ? listed(all.all) : ` Did you mean "${best}"?`;
  return outside(matcher, `"${text}" is not a known value of "${leaf.path}".${hint}`, near, known);
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

function outside(
  { span }: Matcher,
  message: string,
  texts: readonly string[],
  known: KnownValues,
): readonly LintFinding[] {
  switch (known.outside) {
    case "mistake":
      return [{ code: "unknown-value", span, message, related: [], data: { texts } }];
    case "doubt":
      return [
        {
          code: "unlisted-value",
          span,
          message: `${message} AWS can have added it since.`,
          related: [],
          data: { texts },
        },
      ];
    case "fine":
      return [];
  }
}

function listed(texts: readonly string[]): string {
  return texts.length > 6 ? "" : ` It is one of "${texts.join('", "')}".`;
}
