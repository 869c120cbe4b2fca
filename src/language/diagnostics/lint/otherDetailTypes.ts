import type { EventType } from "../../../catalog/catalog";
import { fieldAt } from "../../../catalog/eventFields";
import type { Span } from "../../../base/span";
import type { Field } from "../../../pattern/pattern";
import type { ChosenEvent } from "./fieldKnowledge";
import { isLeafField, itemsOf, keysOf, type LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import { pathsOf } from "./misplaced";
import { accepts } from "./plainTexts";

/** A detail-type of the same source whose events have what the chosen ones lack, and the pattern's `detail` for it. */
export interface OtherEvent {
  readonly detailType: string;
  /** Where its events have the field. */
  readonly path: string;
  readonly detail: NewDetail | undefined;
}

/** What to write in the place of `detail`: its leaves, each with its path below `detail`. */
export interface NewDetail {
  readonly object: Span;
  readonly leaves: readonly { readonly path: readonly string[]; readonly value: Span | string }[];
}

/** The type of the items that tell the compliance of another resource: they alone have fields in `configuration`. */
const complianceItem = "AWS::Config::ResourceCompliance";
const resourceType = "detail.configurationItem.resourceType";
const configuration = "detail.configurationItem.configuration.";

/**
 * The event of the same source that has a leaf's field, where all its events are known and the chosen ones have no such
 * field, or only in items that are not asked for. `own` are the paths at which the chosen events have one of its name.
 */
export function otherEvent(
  context: LintContext,
  leaf: LeafField,
  events: readonly ChosenEvent[],
  own: readonly (readonly string[])[],
): OtherEvent | undefined {
  const [source, ...more] = new Set(events.map(({ event }) => event.source));
  const known = source === undefined || more.length > 0 ? undefined : context.catalog.source(source);
  if (known?.complete !== true || !own.every((path) => isOfComplianceItem(path))) return undefined;
  if (own.length > 0 && asksForComplianceItem(context)) return undefined;
  const chosen = new Set(events.map(({ event }) => event.detailType));
  const others = known.events.filter(
    ({ detailType }) => !chosen.has(detailType) && !/CloudTrail$/.test(detailType),
  );
  const keys = keysOf(leaf);
  const withPath = others.find((event) => fieldAt(event, keys) !== undefined);
  if (withPath !== undefined) return found(context, withPath, keys);
  for (const event of others) {
    const [path] = pathsIn(context, leaf, event);
    if (path !== undefined) return found(context, event, path);
  }
  return undefined;
}

/** The same for a field that the chosen events do have, but only in items that are not asked for. */
export function otherEventThanItems(
  context: LintContext,
  leaf: LeafField,
  events: readonly ChosenEvent[],
): OtherEvent | undefined {
  const keys = keysOf(leaf);
  if (!isOfComplianceItem(keys) || !context.leaves.some(({ path }) => path === resourceType))
    return undefined;
  if (events.every(({ event }) => fieldAt(event, keys) === undefined)) return undefined;
  return otherEvent(context, leaf, events, [keys]);
}

function isOfComplianceItem(path: readonly string[]): boolean {
  return path.join(".").startsWith(configuration);
}

function asksForComplianceItem({ leaves }: LintContext): boolean {
  return leaves.some(
    ({ path, value }) =>
      path === resourceType && value.matchers.some((matcher) => accepts(matcher, complianceItem)),
  );
}

function pathsIn(context: LintContext, field: Field, event: EventType): readonly (readonly string[])[] {
  const chosen = { event, messageTypes: undefined, selection: new Map() };
  return pathsOf(field, [chosen], context.steps).filter((path) => !isOfComplianceItem(path));
}

function found(context: LintContext, event: EventType, path: readonly string[]): OtherEvent {
  return { detailType: event.detailType, path: path.join("."), detail: newDetail(context, event) };
}

/** The leaves of `detail` at the paths that another event has them at; undefined where that cannot be told. */
function newDetail(context: LintContext, event: EventType): NewDetail | undefined {
  const { root, leaves } = context;
  const [detail, ...others] = root.members.filter(
    (member) => member.kind === "or" || member.name === "detail",
  );
  if (detail?.kind !== "field" || detail.value.kind !== "object" || others.length > 0) return undefined;
  const inside = itemsOf(detail.value);
  if (!inside.every((item) => item.kind !== "or" && isLeafField(item) && !item.name.includes(".")))
    return undefined;
  const moved = leaves
    .filter(({ path }) => path.startsWith("detail."))
    .map((leaf) => ({ path: pathFor(context, leaf, event).slice(1), value: valueFor(leaf, event) }));
  const paths = moved.map(({ path }) => path.join("."));
  const areApart = paths.every((path) =>
    paths.every((other) => other === path || !`${other}.`.startsWith(`${path}.`)),
  );
  if (!areApart || new Set(paths).size < paths.length) return undefined;
  return { object: detail.value.span, leaves: moved };
}

/** Where an event has a leaf's field: at its path, or where it has one of this name; its own path where it has none. */
function pathFor(context: LintContext, leaf: LeafField, event: EventType): readonly string[] {
  const keys = keysOf(leaf);
  if (fieldAt(event, keys) !== undefined) return keys;
  return pathsIn(context, leaf, event)[0] ?? keys;
}

/** The value of a leaf, but where it says the message type of the chosen events that of the other one. */
function valueFor(leaf: LeafField, { messageTypes }: EventType): Span | string {
  const own = messageTypes?.map(({ value }) => value) ?? [];
  const isOther = leaf.path === "detail.messageType" && own.length > 0;
  return isOther ? JSON.stringify(own) : leaf.value.span;
}
