import { fieldAt, fieldsBelow } from "../../../catalog/eventFields";
import type { EventType } from "../../../catalog/catalog";
import { matchOperatorNamed } from "../../../pattern/operators";
import type { Field, PatternObject } from "../../../pattern/pattern";
import { leavesIn, type LeafField } from "./leafField";
import type { LintContext } from "./lintContext";

/** A field with an object of operators in the place of an array: `"key": { "prefix": ["a"] }`. */
export interface OperatorObject {
  readonly field: Field;
  /** The first operator in it. */
  readonly operator: Field;
  readonly leaves: readonly LeafField[];
}

/**
 * The fields that have operators for keys, where no event is known in which they are objects. An object that has other
 * keys as well is one of the event; inside `$or` EventBridge rejects such keys itself.
 */
export function operatorObjects(context: LintContext): readonly OperatorObject[] {
  const found: OperatorObject[] = [];
  visit(context.root, undefined);
  return found;

  function visit({ members }: PatternObject, field: Field | undefined): void {
    if (field !== undefined && isOperators(context, field, members)) {
      const [operator] = members;
      if (operator?.kind === "field") found.push({ field, operator, leaves: leavesIn(field) });
      return;
    }
    for (const member of members) {
      if (member.kind === "field" && member.value.kind === "object") visit(member.value, member);
    }
  }
}

/** The leaves of such objects, of which nothing else is to be said. */
export function leavesOfOperators(context: LintContext): ReadonlySet<LeafField> {
  return new Set(context.shared(operatorObjects).flatMap(({ leaves }) => leaves));
}

function isOperators(
  context: LintContext,
  { path, nameSpan }: Field,
  members: PatternObject["members"],
): boolean {
  const areOperators =
    members.length > 0 && members.every((member) => member.kind === "field" && isOperator(member));
  if (!areOperators) return false;
  if (path === "detail") return members.every((member) => member.kind === "field" && isNoKey(member));
  return isOperatorHere(context, path, nameSpan.offset);
}

/** Whether a key and what it holds can be an operator with its operand. */
function isOperator({ name, value }: Field): boolean {
  if (matchOperatorNamed(name) === undefined) return false;
  if (value.kind === "leaf") return true;
  return (
    value.members.length > 0 && value.members.every((member) => member.kind === "field" && isOperator(member))
  );
}

/** Whether no event has such a key in its `detail`, which is an object whoever sent it. */
function isNoKey({ name, value }: Field): boolean {
  if (name === "numeric" && value.kind === "leaf") {
    const [first] = value.matchers;
    return first?.kind === "string" && /^[<>]?=?$/.test(first.value);
  }
  return name.includes("-");
}

/** Whether no known event has an object in the field at a path, so that an operator for a key is meant as one. */
export function isOperatorHere(context: LintContext, path: string, offset: number): boolean {
  const keys = path.split(".");
  return context.knownEventsAt(offset).every((event) => !isObject(event, keys));
}

function isObject(event: EventType, keys: readonly string[]): boolean {
  const field = fieldAt(event, keys);
  if (field === undefined) return false;
  return field.types.includes("any") || field.types.includes("object") || fieldsBelow(event, keys).length > 0;
}
