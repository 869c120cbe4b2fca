import { valueTest } from "../../matching/valueTest";
import type { Matcher } from "../../pattern/pattern";
import { fieldsOfLeaf } from "./fieldsOfLeaf";
import { knownTexts, type KnownTexts } from "./knownTexts";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";
import { holdsPlaceholder } from "./placeholder";
import { similarTo } from "./similar";

/** Values that AWS does not send in their field: in another case, misspelt, or of another event. */
export function valueRules(context: LintContext): readonly LintFinding[] {
  return context.leaves.flatMap((leaf) => {
    if (leaf.path === "source" || leaf.path === "detail-type") return [];
    if (holdsRuleNames(context, leaf)) return leaf.value.matchers.flatMap((rule) => checkRule(context, rule));
    const known = knownValues(context, leaf);
    if (known === undefined) return [];
    return leaf.value.matchers.flatMap((matcher) => checkMatcher(context, leaf, matcher, known));
  });
}

/** Whether the chosen events have the names of AWS Config's rules in this field. */
function holdsRuleNames(context: LintContext, leaf: LeafField): boolean {
  return fieldsOfLeaf(context, leaf)?.some(({ valuesFrom }) => valuesFrom === "managedRules") === true;
}

/** A rule can have any name; but the identifier of a managed rule is rarely one. */
function checkRule({ catalog }: LintContext, matcher: Matcher): readonly LintFinding[] {
  if (matcher.kind !== "string" && matcher.kind !== "exactly") return [];
  const { value, span } = matcher;
  // The rules are read from their file when first asked for, so nobody asks without need.
  if (!/^[A-Z][A-Z\d_]+$/.test(value)) return [];
  const rule = catalog.managedRules.find(({ identifier, name }) => identifier === value && name !== value);
  if (rule === undefined) return [];
  const message = `"${value}" identifies a managed rule. Events have the rule's name here, which is "${rule.name}" unless it was given another.`;
  return [{ code: "unlisted-value", span, message, related: [], data: { texts: [rule.name] } }];
}

interface KnownValues {
  /** Lists that each hold values of the field: of one event, or what the catalog keeps beside the fields. */
  readonly lists: readonly KnownTexts[];
  /** Whether a value outside of them is a mistake, probably one, or nothing to speak of. */
  readonly outside: "mistake" | "doubt" | "fine";
}

function knownValues(context: LintContext, leaf: LeafField): KnownValues | undefined {
  const fields = fieldsOfLeaf(context, leaf);
  if (fields === undefined || leaf.path === "detail.eventName") return undefined;
  const lists = [...new Set(fields.map(({ values }) => values))].filter(({ length }) => length > 0);
  if (lists.length === 0) return undefined;
  const isRegion = leaf.path === "region" || leaf.name === "awsRegion";
  const closed = fields.every((field) => field.closed !== undefined && field.values.length > 0);
  const sure = closed && fields.every((field) => field.closed === true);
  const beside = fields.some(({ valuesFrom }) => valuesFrom === "eventSources");
  return {
    lists: [...lists.map(context.knownTexts), ...(beside ? [knownTexts(context.catalog.eventSources)] : [])],
    outside: sure ? "mistake" : closed || isRegion ? "doubt" : "fine",
  };
}

function textsOf({ lists }: KnownValues): readonly string[] {
  return [...new Set(lists.flatMap(({ all }) => all))];
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
  const carriers = carriersOf(context, leaf, text);
  if (carriers.length > 0) {
    const detailType = context.selections(leaf)[0]?.get("detail-type");
    const related =
      detailType === undefined
        ? []
        : [{ span: detailType.value.span, message: "The detail-type is chosen here." }];
    const message = `Only "${carriers.join('", "')}" events carry the message type "${text}", so nothing matches.`;
    return [{ code: "wrong-message-type", span, message, related, data: { texts: textsOf(known) } }];
  }
  if (known.outside === "fine") return [];
  const texts = textsOf(known);
  const near = similarTo(text, texts);
  const [best] = near;
  const hint = best === undefined ? listed(texts) : ` Did you mean "${best}"?`;
  return outside(matcher, `"${text}" is not a known value of "${leaf.path}".${hint}`, near, known);
}

/** Other detail-types of the chosen sources whose events carry a message type. */
function carriersOf(context: LintContext, leaf: LeafField, text: string): readonly string[] {
  if (leaf.path !== "detail.messageType") return [];
  const sources = new Set((context.events(leaf) ?? []).map(({ event }) => event.source));
  return [...sources].flatMap((source) =>
    (context.catalog.source(source)?.events ?? [])
      .filter(({ messageTypes }) => messageTypes?.some(({ value }) => value === text) === true)
      .map(({ detailType }) => detailType),
  );
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
