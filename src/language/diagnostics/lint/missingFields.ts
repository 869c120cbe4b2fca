import type { CatalogField } from "../../../catalog/catalog";
import { fieldAt } from "../../../catalog/eventFields";
import type { Field, PatternObject } from "../../../pattern/pattern";
import { envelopeKeys } from "../../knowledge/envelopeKeys";
import { acceptsAbsence } from "./absence";
import type { ChosenEvent, FieldKnowledge } from "./fieldKnowledge";
import { isLeafField, keysOf, type LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import type { RelatedPlace } from "./lintRule";
import { plainTexts } from "./plainTexts";
import { fieldsOfOtherKinds } from "./fieldsOfOtherKinds";
import { leavesOfOperators } from "./operatorObjects";
import { otherEvent, otherEventThanItems, type OtherEvent } from "./otherDetailTypes";
import { pathsOf } from "./misplaced";

/** A field that the chosen events do not have, or are not known to have. */
export interface MissingField {
  readonly field: Field;
  readonly events: readonly ChosenEvent[];
  readonly reason: MissingReason;
}

/** Why an event has no such field, as far as can be said. */
type MissingReason =
  /** Only events with other message types have it. */
  | { readonly kind: "otherMessage"; readonly field: CatalogField; readonly messageTypes: LeafField }
  /** Fields beside it are called nearly so. */
  | { readonly kind: "misspelt"; readonly names: readonly string[] }
  /** The event has a field of this name elsewhere. */
  | { readonly kind: "misplaced"; readonly paths: readonly (readonly string[])[] }
  /** It has none; `sure` where all its fields are known. `names` are those of fields beside it that are something like it. */
  | { readonly kind: "unknown"; readonly sure: boolean; readonly names: readonly string[] }
  /** Events of another detail-type have it. */
  | { readonly kind: "otherEvent"; readonly other: OtherEvent }
  /** Not all fields are known, but one is that differs in its case alone. */
  | { readonly kind: "otherSpelling"; readonly names: readonly string[] };

/** Fields that the chosen events do not have, each once: at the first key on the way that they lack. */
export function missingFields(context: LintContext): readonly MissingField[] {
  const missing = new Map<Field, MissingField>();
  const envelope = new Set(envelopeKeys(context.catalog).map(({ name }) => name));
  const passedOver = new Set([
    ...context.shared(leavesOfOperators),
    ...context.shared(fieldsOfOtherKinds).map(({ leaf }) => leaf),
  ]);
  visit(context.root, []);
  return [...missing.values()];

  function visit({ members }: PatternObject, way: readonly Field[]): void {
    for (const member of members) {
      if (member.kind === "or") member.branches.forEach((branch) => visit(branch, way));
      else if (isLeafField(member)) check(member, [...way, member]);
      else if (member.value.kind === "object") visit(member.value, [...way, member]);
    }
  }

  function check(leaf: LeafField, way: readonly Field[]): void {
    const keys = keysOf(leaf);
    if (keys[0] !== "detail" || keys.length < 2 || acceptsAbsence(leaf) || passedOver.has(leaf)) return;
    const events = context.events(leaf);
    const knowledge = context.knowledge(leaf);
    if (events === undefined || knowledge === undefined) {
      checkDetailType(leaf, way);
      return;
    }
    const gap = firstMissing(knowledge);
    const elsewhere = gap === undefined ? otherEventThanItems(context, leaf, events) : undefined;
    if (elsewhere !== undefined && !missing.has(leaf)) {
      missing.set(leaf, { field: leaf, events, reason: { kind: "otherEvent", other: elsewhere } });
    }
    if (gap === undefined) {
      const variant = otherSpelling(context, way, events);
      if (variant !== undefined && !missing.has(variant.field)) {
        const reason = { kind: "otherSpelling", names: variant.names } as const;
        missing.set(variant.field, { field: variant.field, events, reason });
      }
      return;
    }
    const field = way.find((step) => keysOf(step).length > gap.known);
    if (field === undefined || missing.has(field)) return;
    const reason = gap.otherMessage ?? reasonFor(context, field, leaf, events, gap.known, envelope);
    if (reason !== undefined) missing.set(field, { field, events, reason });
  }

  /** A detail-type below `detail` is misplaced even where that leaves open which event is meant. */
  function checkDetailType(leaf: LeafField, way: readonly Field[]): void {
    if (!/^detail\.detail[-_ ]?type$/i.test(leaf.path)) return;
    const field = way.at(-1);
    const events = context.knownEvents(leaf) ?? [];
    const isSent = (text: string): boolean => events.some(({ event }) => event.detailType === text);
    if (field === undefined || missing.has(field) || !plainTexts(leaf).some(({ value }) => isSent(value)))
      return;
    missing.set(field, { field, events, reason: { kind: "misplaced", paths: [["detail-type"]] } });
  }
}

/** Why events that have `known` keys of a field's path lack the next; undefined where too few steps are left to tell. */
function reasonFor(
  context: LintContext,
  field: Field,
  leaf: LeafField,
  events: readonly ChosenEvent[],
  known: number,
  envelope: ReadonlySet<string>,
): MissingReason | undefined {
  const { name, nameSpan } = field;
  const siblings = context.keysOfAllBelow(events, keysOf(field).slice(0, known));
  const names = siblings.nearest(name, context.steps, nameSpan);
  if (names === undefined) return undefined;
  if (names.length > 0) return { kind: "misspelt", names };
  const isInEnvelope = envelope.has(name) && name !== "detail";
  const own = pathsOf(field, events, context.steps);
  const other = isInEnvelope ? undefined : otherEvent(context, leaf, events, own);
  if (other !== undefined) return { kind: "otherEvent", other };
  const paths = [...(isInEnvelope ? [[name]] : []), ...own];
  if (paths.length > 0) return { kind: "misplaced", paths };
  const sure = events.every(({ event }) => context.catalog.source(event.source)?.complete === true);
  const related = siblings.related(name, context.steps, nameSpan);
  return related === undefined ? undefined : { kind: "unknown", sure, names: related };
}

interface Missing {
  /** How many keys of the path the events have. */
  readonly known: number;
  readonly otherMessage: (FieldKnowledge & { readonly kind: "otherMessage" }) | undefined;
}

/** What is missing on the way to a field; undefined when one of the events can have it. */
function firstMissing(knowledge: readonly FieldKnowledge[]): Missing | undefined {
  let known = 0;
  let otherMessage: Missing["otherMessage"];
  for (const found of knowledge) {
    if (found.kind === "field" || found.kind === "possible") return undefined;
    if (found.kind === "unknown") known = Math.max(known, found.known);
    else otherMessage ??= found;
  }
  return otherMessage === undefined
    ? { known, otherMessage }
    : { known: otherMessage.field.path.length - 1, otherMessage };
}

interface Variant {
  readonly field: Field;
  /** What the known field beside it is called. */
  readonly names: readonly string[];
}

/**
 * The first key on the way to a field that no event is known to have, where all of them have it in another spelling:
 * `status` for `Status`. The events can have more fields than are known, but hardly two such.
 */
function otherSpelling(
  context: LintContext,
  way: readonly Field[],
  events: readonly ChosenEvent[],
): Variant | undefined {
  for (const field of way) {
    const keys = keysOf(field);
    const parent = keys.slice(0, -1);
    if (parent.length === 0 || events.some(({ event }) => fieldAt(event, keys) !== undefined)) continue;
    const isKnown = events.every(({ event }) => fieldAt(event, parent) !== undefined);
    if (!isKnown || keys.at(-1) !== field.name) return undefined;
    const all = events.map((chosen) => context.keysBelow(chosen.event, parent).sameLetters(field.name));
    return all.every(({ length }) => length > 0) ? { field, names: [...new Set(all.flat())] } : undefined;
  }
  return undefined;
}

/** The chosen events, in words. */
export function subject(events: readonly ChosenEvent[]): string {
  const names = [...new Set(events.map(({ event }) => event.detailType))];
  const [only = ""] = names;
  return names.length === 1 ? `"${only}"` : `None of the ${names.length} chosen detail-types`;
}

/** Fields that were perhaps meant, in words. */
export function hintOf(names: readonly string[]): string {
  return names.length === 0 ? "" : ` Did you mean "${names.join('" or "')}"?`;
}

/** Where the pattern says which events it wants. */
export function chosenBy(events: readonly ChosenEvent[]): readonly RelatedPlace[] {
  const [first] = events;
  const detailType = first?.selection.get("detail-type");
  const source = first?.selection.get("source");
  if (detailType !== undefined) {
    return [{ span: detailType.value.span, message: "The detail-type is chosen here." }];
  }
  return source === undefined ? [] : [{ span: source.value.span, message: "The source is chosen here." }];
}
