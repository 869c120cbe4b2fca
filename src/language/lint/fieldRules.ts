import { fieldAt } from "../../catalog/eventFields";
import type { Field, PatternObject } from "../../pattern/pattern";
import { envelopeKeys } from "../envelopeKeys";
import type { ChosenEvent, FieldKnowledge } from "./chosen";
import { isLeafField, keysOf, type LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";
import { memberSpan, pathsOf } from "./misplaced";

/** Fields that the chosen events do not have, each once: at the first key on the way that they lack. */
export function fieldRules(context: LintContext): readonly LintFinding[] {
  const findings = new Map<Field, LintFinding>();
  const envelope = new Set(envelopeKeys(context.catalog).map(({ name }) => name));
  visit(context.root, []);
  return [...findings.values()];

  function visit({ members }: PatternObject, way: readonly Field[]): void {
    for (const member of members) {
      if (member.kind === "or") member.branches.forEach((branch) => visit(branch, way));
      else if (isLeafField(member)) check(member, [...way, member]);
      else if (member.value.kind === "object") visit(member.value, [...way, member]);
    }
  }

  function check(leaf: LeafField, way: readonly Field[]): void {
    const keys = keysOf(leaf);
    if (keys[0] !== "detail" || keys.length < 2 || acceptsAbsence(leaf)) return;
    const events = context.events(leaf);
    const knowledge = context.knowledge(leaf);
    if (events === undefined || knowledge === undefined) return;
    const missing = firstMissing(knowledge);
    if (missing === undefined) {
      const variant = otherSpelling(context, way, events);
      if (variant !== undefined && !findings.has(variant.field)) {
        findings.set(variant.field, describeVariant(variant, events));
      }
      return;
    }
    const field = way.find((step) => keysOf(step).length > missing.known);
    if (field === undefined || findings.has(field)) return;
    const finding = describe(context, field, events, missing, envelope);
    if (finding !== undefined) findings.set(field, finding);
  }
}

function acceptsAbsence({ value }: LeafField): boolean {
  return value.matchers.some((matcher) => matcher.kind === "exists" && !matcher.exists);
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
    const holdsAnything = events.some(({ event }) => fieldAt(event, parent)?.types.includes("any") !== false);
    if (holdsAnything || keys.at(-1) !== field.name) return undefined;
    const all = events.map((chosen) => context.keysBelow(chosen.event, parent).sameLetters(field.name));
    return all.every(({ length }) => length > 0) ? { field, names: [...new Set(all.flat())] } : undefined;
  }
  return undefined;
}

function describeVariant({ field, names }: Variant, events: readonly ChosenEvent[]): LintFinding {
  return {
    code: "unlisted-field",
    span: field.nameSpan,
    message: `"${field.path}" is not among the known fields of ${subject(events)}. Did you mean "${names.join('" or "')}"? Case matters.`,
    related: selectors(events),
    data: { names },
  };
}

function describe(
  context: LintContext,
  field: Field,
  events: readonly ChosenEvent[],
  { known, otherMessage }: Missing,
  envelope: ReadonlySet<string>,
): LintFinding | undefined {
  const { name, nameSpan: span, path } = field;
  const related = selectors(events);
  if (otherMessage !== undefined) {
    const carriers = (otherMessage.field.onlyIn ?? []).join(", ");
    return {
      code: "unknown-field",
      span,
      message: `Only ${carriers} events have "${path}", and this pattern asks for others, so nothing matches.`,
      related: [{ span: otherMessage.messageTypes.value.span, message: "The message type is chosen here." }],
      data: undefined,
    };
  }
  const siblings = context.keysOfAllBelow(events, keysOf(field).slice(0, known));
  const names = siblings.nearest(name, context.steps, span);
  if (names === undefined) return undefined;
  const [best] = names;
  if (best !== undefined) {
    const message = `${subject(events)} has no "${path}", so nothing matches. Did you mean "${best}"?`;
    return { code: "misspelt-field", span, message, related, data: { names } };
  }
  const isInEnvelope = envelope.has(name) && name !== "detail";
  const paths = [...(isInEnvelope ? [[name]] : []), ...pathsOf(field, events, context.steps)];
  const [place] = paths;
  if (place !== undefined) {
    const message = `${subject(events)} has "${name}" at "${place.join(".")}", not at "${path}", so nothing matches.`;
    return {
      code: "misplaced-field",
      span,
      message,
      related,
      data: { field: memberSpan(field), paths },
    };
  }
  const sure = events.every(({ event }) => context.catalog.source(event.source)?.complete === true);
  return sure
    ? {
        code: "unknown-field",
        span,
        message: `${subject(events)} has no "${path}", so nothing matches.`,
        related,
        data: undefined,
      }
    : {
        code: "unlisted-field",
        span,
        message: `"${path}" is not among the known fields of ${subject(events)}. The list can lack some.`,
        related,
        data: { names: [] },
      };
}

function subject(events: readonly ChosenEvent[]): string {
  const names = [...new Set(events.map(({ event }) => event.detailType))];
  const [only = ""] = names;
  return names.length === 1 ? `"${only}"` : `None of the ${names.length} chosen detail-types`;
}

/** Where the pattern says which events it wants. */
function selectors(events: readonly ChosenEvent[]): LintFinding["related"] {
  const [first] = events;
  const detailType = first?.selection.get("detail-type");
  const source = first?.selection.get("source");
  if (detailType !== undefined) {
    return [{ span: detailType.value.span, message: "The detail-type is chosen here." }];
  }
  return source === undefined ? [] : [{ span: source.value.span, message: "The source is chosen here." }];
}
