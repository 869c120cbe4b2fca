import type { Span } from "../../../../base/span";
import { API_CALL } from "../../../../catalog/cloudTrailKinds";
import { apiCalls, type ApiCall, type OtherService } from "../apiCalls";
import type { LeafField } from "../leafField";
import type { LintContext } from "../lintContext";
import { inVain, outsideOf, unknownValues } from "../unknownValues";
import type { LintRule, Found, NewTexts } from "../lintRule";
import { isSure } from "../fieldsOfLeaf";
import { wrongTypes } from "../wrongTypes";
import { field, listOf, objectOf, setValue, stringValue, type Operation } from "../../fixes/operations";
import { choice, type DraftFix } from "../../fixes/quickFix";
import { chooseFrom, removal } from "../../fixes/commonFixes";

interface Unlisted extends NewTexts {
  /** Whether the absence of the field may be meant. */
  readonly absence?: true;
  /** The service that has all operations that are asked for, and the leaves that choose another. */
  readonly service?: {
    readonly source: string;
    readonly eventSource: string;
    readonly detailTypes: readonly string[];
    readonly leaves: Readonly<Partial<Record<"source" | "eventSource" | "detailType", Span>>>;
  };
}

/** AWS adds values, operations and rules, so this is only information. */
export const unlistedValue: LintRule<"unlisted-value", Unlisted> = {
  code: "unlisted-value",
  level: "information",
  summary: "A value outside the known ones of a field, which may have new ones.",
  check: (context) => [
    ...context.shared(unknownValues).flatMap((found) => {
      const {
        matcher: { span },
        reason,
      } = found;
      if (reason.kind === "ruleIdentifier") {
        const { text, rule } = reason;
        const message = `"${text}" identifies a managed rule. Events have the rule's name here, which is "${rule.name}" unless it was given another.`;
        return [{ span, message, data: { texts: [rule.name] } }];
      }
      if (reason.kind !== "outside" || reason.sure) return [];
      const message = `${outsideOf(found, reason)} AWS may have added it since this catalog was built.`;
      return [{ span, message, data: { texts: reason.near } }];
    }),
    ...operations(context),
    ...nulls(context),
  ],
  fixes: (context, { span, data: { absence, service, texts } }) => {
    if (absence === true) {
      const absent = choice("Ask for its absence", [setValue(span, objectOf(field("exists", "false")))]);
      return [...removal(context, span), absent];
    }
    return service === undefined ? chooseFrom(span, texts) : chooseService(service);
  },
};

/** Another service in the place of the chosen one, wherever the pattern says which. */
function chooseService({
  source,
  eventSource,
  detailTypes,
  leaves,
}: NonNullable<Unlisted["service"]>): readonly DraftFix[] {
  const put = (leaf: Span | undefined, texts: readonly string[]): readonly Operation[] =>
    leaf === undefined ? [] : [setValue(leaf, listOf(texts.map(stringValue)))];
  const edits = [
    ...put(leaves.source, [source]),
    ...put(leaves.detailType, detailTypes),
    ...put(leaves.eventSource, [eventSource]),
  ];
  return [choice(`Change the source to "${source}"`, edits)];
}

/** `null` where no event is known to have it; where that is sure, it is `null-value`. */
function nulls(context: LintContext): readonly Found<Unlisted>[] {
  return context.shared(wrongTypes).flatMap((wrong) => {
    if (wrong.kind !== "value" || wrong.asked !== "null" || isSure(context, wrong.leaf)) return [];
    const message = `No event is known to have null in "${wrong.leaf.path}". If its key can be missing, ask for { "exists": false }.`;
    return [{ span: wrong.matcher.span, message, data: { texts: [], absence: true } }];
  });
}

function operations(context: LintContext): readonly Found<Unlisted>[] {
  const calls = context.shared(apiCalls);
  return calls.flatMap(({ leaf, matcher: { value, span }, isExcluded, verdict }) => {
    if (verdict.kind !== "unlisted") return [];
    const { texts, others } = verdict;
    const outcome = isExcluded ? `, so ${inVain(isExcluded)}` : "";
    const fact = `"${value}" is not a known operation of this service${outcome}.`;
    if (others.length > 0) {
      const service = isExcluded ? undefined : serviceOfAll(context, leaf, calls, others);
      const data = { texts: [], ...(service === undefined ? {} : { service }) };
      return [{ span, message: `${fact} ${holdersOf(others)}`, data }];
    }
    const [best] = texts;
    const hint = best === undefined ? "" : ` Did you mean "${best}"?`;
    return [
      {
        span,
        message: `${fact}${hint} AWS may have added it since this catalog was built.`,
        data: { texts },
      },
    ];
  });
}

/** Which services have an operation, in words. */
function holdersOf(others: readonly OtherService[]): string {
  const each = others.map(({ title, source, detailTypes }) => {
    const isCall = detailTypes.includes(API_CALL);
    const kind = isCall ? "" : ` and the detail-type "${detailTypes.join('" or "')}"`;
    return `${title}, whose events have the source "${source}"${kind}`;
  });
  return `It is one of ${each.join(", or of ")}.`;
}

/** The only service of several, where it has all that a leaf asks for. */
function serviceOfAll(
  context: LintContext,
  leaf: LeafField,
  calls: readonly ApiCall[],
  [only, ...more]: readonly OtherService[],
): Unlisted["service"] {
  const [selection, ...others] = context.selections(leaf);
  if (only === undefined || more.length > 0 || selection === undefined || others.length > 0) return undefined;
  const areAll = leaf.value.matchers.every((matcher) =>
    calls.some(
      (call) =>
        call.matcher === matcher &&
        call.verdict.kind === "unlisted" &&
        call.verdict.others.some(({ source }) => source === only.source),
    ),
  );
  if (!areAll) return undefined;
  const { source, eventSource, detailTypes } = only;
  const leaves = {
    ...spanAt("source", selection.get("source")),
    ...spanAt("eventSource", selection.get("detail.eventSource")),
    ...(detailTypes.includes(API_CALL) ? {} : spanAt("detailType", selection.get("detail-type"))),
  };
  return { source, eventSource, detailTypes, leaves };
}

function spanAt<Name extends string>(name: Name, leaf: LeafField | undefined): Partial<Record<Name, Span>> {
  return leaf === undefined ? {} : ({ [name]: leaf.value.span } as Partial<Record<Name, Span>>);
}
