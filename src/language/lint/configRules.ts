import { fieldAt } from "../../catalog/eventFields";
import type { EventType } from "../../catalog/catalog";
import type { Field, PatternObject } from "../../pattern/pattern";
import { accepts, exactTexts, type ChosenEvent } from "./chosen";
import { keysOf, leavesIn, type LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";
import { memberSpan } from "./misplaced";

/** The message type of an item that is too large, and the object that holds its summary. */
export const oversized = {
  item: "configurationItem",
  summary: "configurationItemSummary",
  messageType: "OversizedConfigurationItemChangeNotification",
} as const;

/** What surprises people about the events of AWS Config. */
export function configRules(context: LintContext): readonly LintFinding[] {
  return [
    ...missesOversized(context),
    ...firstEvaluation(context),
    ...bothDirections(context),
    ...globalResource(context),
  ];
}

/** Filters on an item's fields that the summary of an oversized item has as well, where no filter on it is there. */
function missesOversized(context: LintContext): readonly LintFinding[] {
  const itemPath = `detail.${oversized.item}`;
  const isAbout = (leaf: LeafField, path: string): boolean => leaf.path.startsWith(`${path}.`);
  if (context.leaves.some((leaf) => isAbout(leaf, `detail.${oversized.summary}`))) return [];
  const others = context.leaves.filter((leaf) => !isAbout(leaf, itemPath));
  return fieldsAt(context.root, itemPath).flatMap((field) => {
    const leaves = leavesIn(field);
    const [first] = leaves;
    const events = first && context.events(first);
    const event = events && withCaveat(events, "oversized");
    if (event === undefined || !leaves.every((leaf) => hasTwin(event, leaf))) return [];
    if (others.some((leaf) => !isInSummary(event, leaf))) return [];
    const messageTypes = events?.find((chosen) => chosen.event === event)?.messageTypes;
    return [
      {
        code: "misses-oversized",
        span: field.nameSpan,
        message: `An item that is too large comes with "${oversized.summary}" in place of "${oversized.item}", so this misses it without a trace.`,
        related: [],
        data: {
          item: memberSpan(field),
          messageTypes: lacksOversized(messageTypes) ? messageTypes?.value.span : undefined,
        },
      } as const,
    ];
  });
}

function withCaveat(events: readonly ChosenEvent[], id: string): EventType | undefined {
  return events.find(({ event }) => event.caveats.some((caveat) => caveat.id === id))?.event;
}

function hasTwin(event: EventType, leaf: LeafField): boolean {
  const [, , ...rest] = keysOf(leaf);
  return fieldAt(event, ["detail", oversized.summary, ...rest]) !== undefined && !asksForAbsence(leaf);
}

/** Whether a leaf beside the item can match an oversized one too. */
function isInSummary(event: EventType, leaf: LeafField): boolean {
  const keys = keysOf(leaf);
  const field = keys[0] === "detail" ? fieldAt(event, keys) : undefined;
  return field?.onlyIn === undefined || field.onlyIn.includes(oversized.messageType);
}

function lacksOversized(messageTypes: LeafField | undefined): boolean {
  return exactTexts(messageTypes?.value)?.includes(oversized.messageType) === false;
}

/** The fields at a path, those in `$or` branches too. */
function fieldsAt(object: PatternObject, path: string): readonly Field[] {
  return object.members.flatMap((member) => {
    if (member.kind === "or") return member.branches.flatMap((branch) => fieldsAt(branch, path));
    if (member.path === path) return [member];
    return member.value.kind === "object" ? fieldsAt(member.value, path) : [];
  });
}

function asksForAbsence({ value }: LeafField): boolean {
  return value.matchers.some((matcher) => matcher.kind === "exists" && !matcher.exists);
}

function firstEvaluation(context: LintContext): readonly LintFinding[] {
  const asked = context.leaves.filter(({ path }) => path.startsWith("detail.oldEvaluationResult."));
  const [leaf] = asked;
  if (leaf === undefined || asked.some(asksForAbsence)) return [];
  const events = context.events(leaf);
  // A selection for each alternative means that another alternative may well let first evaluations through.
  if (events === undefined || withCaveat(events, "first-evaluation") === undefined) return [];
  if (!isAlwaysAsked(context.root, leaf)) return [];
  return [
    {
      code: "first-evaluation",
      span: leaf.nameSpan,
      message: `The first evaluation of a resource has no "oldEvaluationResult": resources that are NON_COMPLIANT from the start are not let through.`,
      related: [],
      data: undefined,
    },
  ];
}

/** Whether a leaf stands in no branch of `$or`. */
function isAlwaysAsked({ members }: PatternObject, leaf: LeafField): boolean {
  return members.some((member) => {
    if (member.kind === "or") return false;
    return member === leaf || (member.value.kind === "object" && isAlwaysAsked(member.value, leaf));
  });
}

function bothDirections(context: LintContext): readonly LintFinding[] {
  const direction = "detail.newEvaluationResult.complianceType";
  const detailTypes = context.leaves.find(({ path }) => path === "detail-type");
  if (detailTypes === undefined || context.leaves.some(({ path }) => path === direction)) return [];
  const events = context.events(detailTypes);
  const event = events && withCaveat(events, "both-directions");
  const matcher = detailTypes.value.matchers.find(
    (candidate) => event !== undefined && accepts(candidate, event.detailType),
  );
  if (matcher === undefined) return [];
  const [detail] = fieldsAt(context.root, "detail");
  return [
    {
      code: "both-directions",
      span: matcher.span,
      message: `Sent when a resource becomes compliant as well as when it ceases to be. Ask for "${direction}" to get one of them.`,
      related: [],
      data: { detail: detail?.value.kind === "object" ? detail.value.span : undefined },
    },
  ];
}

/** IAM types whose items have no Region of their own. */
const globalTypes = /^AWS::IAM::(?:Group|Policy|Role|User)$/;

function globalResource(context: LintContext): readonly LintFinding[] {
  const typesByPath = new Map(
    context.leaves.toReversed().flatMap((leaf) => (leaf.name === "resourceType" ? [[leaf.path, leaf]] : [])),
  );
  return context.leaves.flatMap((leaf) => {
    const types = typesByPath.get(leaf.path.replace(/awsRegion$/, "resourceType"));
    const events = leaf.name === "awsRegion" ? context.events(leaf) : undefined;
    if (events === undefined || withCaveat(events, "global-resources") === undefined) return [];
    const areGlobal = exactTexts(types?.value)?.every((type) => globalTypes.test(type)) === true;
    if (!areGlobal || exactTexts(leaf.value)?.includes("global") !== false) return [];
    return [
      {
        code: "global-resource",
        span: leaf.nameSpan,
        message: `Items of IAM resources say "global" here. The Region that recorded them is "region" at the top.`,
        related:
          types === undefined ? [] : [{ span: types.value.span, message: "The types are chosen here." }],
        data: undefined,
      } as const,
    ];
  });
}
