import type { Span } from "../../../base/span";
import { spanOf } from "../../../json/nodesAround";
import type { TolerantMember, TolerantNode, TolerantObject } from "../../../json/tolerantTree";
import { matchOperatorNamed } from "../../../pattern/operators";
import { escapeWildcard } from "../../../pattern/values/wildcard";
import { textAt } from "./edits";
import { exclusionOf } from "./operandFixes";
import { field, listOf, objectOf, setValue, stringValue, type Shape } from "./operations";
import { choice, mechanical, preferred, type DraftFix, type FixContext } from "./quickFix";
import { elementsOf, fieldAt, isAlternative, isNumber, nameOf, stringIn, valueAt, valueOf } from "./tree";

/**
 * The fixes of an operator whose name or operand is at a span and that stands where keys of the field's object would:
 * the field gets an array. Without the field that it was given to, its operand may be a value of the event.
 */
export function operatorIntoArray({ text, root }: FixContext, span: Span): readonly DraftFix[] {
  const member = fieldAt(root, span);
  const object = member && outermost(member).parent;
  const expressions = object && expressionsOf(object);
  if (object === undefined || expressions === undefined) {
    const value = member?.value === undefined ? undefined : valueAt(root, spanOf(member.value));
    return value?.kind === "scalar" && textAt(text, span) === textAt(text, spanOf(value))
      ? [choice("Put the value in an array", [setValue(span, listOf([value]))])]
      : [];
  }
  if (isAlternative(object)) return alternativesOfField(object);
  const intoArray = (values: readonly Shape[]) => [setValue(spanOf(object), listOf(values))];
  if (object.members.length === 1)
    return [mechanical("Put the operator in an array", intoArray(expressions))];
  const alternatives = choice("Make them alternatives: one or the other", intoArray(expressions));
  const [prefix, suffix] = ["prefix", "suffix"].map((name) => onlyString(valueOf(object, name)));
  if (object.members.length > 2 || prefix === undefined || suffix === undefined) return [alternatives];
  return [
    preferred("Ask for both with a wildcard", intoArray([wildcardOfBoth(prefix, suffix)])),
    alternatives,
  ];
}

/** The match expression for what starts and ends with some texts. */
export function wildcardOfBoth(prefix: string, suffix: string): Shape {
  return objectOf(field("wildcard", stringValue(`${escapeWildcard(prefix)}*${escapeWildcard(suffix)}`)));
}

/** The outermost of operators that stand in one another, none of them in an array. */
function outermost(member: TolerantMember): TolerantMember {
  const around = member.parent.parent;
  const isOperator = around?.kind === "member" && matchOperatorNamed(around.key.value) !== undefined;
  const ofField = around?.parent?.kind === "object" ? around.parent.parent : undefined;
  return isOperator && ofField !== undefined && nameOf(ofField) !== "detail" ? outermost(around) : member;
}

/** The match expressions that the operators of an object are; undefined where it has another key, or is no field's. */
function expressionsOf(object: TolerantObject): readonly Shape[] | undefined {
  const { parent, members } = object;
  if (
    parent === undefined ||
    nameOf(parent) === "detail" ||
    (parent.kind === "array" && !isAlternative(object))
  )
    return undefined;
  const all = members.map(expressionsOfOperator);
  return all.every((expressions) => expressions !== undefined) ? all.flat() : undefined;
}

/** The match expressions that an operator with its operand is: one for each text of a list. */
function expressionsOfOperator(member: TolerantMember): readonly Shape[] | undefined {
  const { key, value } = member;
  const operator = matchOperatorNamed(key.value);
  if (operator === undefined || value === undefined) return undefined;
  if (operator === "numeric") {
    return [isNumber(value) ? objectOf(field(key, listOf([stringValue("="), value]))) : objectOf(member)];
  }
  if (operator === "anything-but") {
    const hasOperators = elementsOf(value).some(({ kind }) => kind === "object");
    const exclusion = hasOperators && value.kind === "array" ? exclusionOf(value) : undefined;
    return [exclusion === undefined ? objectOf(member) : objectOf(field(key, exclusion.operand))];
  }
  const [inner, ...others] = value.kind === "object" ? value.members : [];
  if (inner?.value !== undefined) {
    const each = others.length > 0 ? [] : operandsOf(inner.value);
    return each.length === 0
      ? undefined
      : each.map((operand) => objectOf(field(key, objectOf(field(inner.key, operand)))));
  }
  const each = operandsOf(value);
  return each.length === 0 ? undefined : each.map((operand) => objectOf(field(key, operand)));
}

/** A value by itself, or those of a list. */
function operandsOf(value: TolerantNode): readonly TolerantNode[] {
  if (value.kind !== "array") return value.kind === "scalar" ? [value] : [];
  const values = elementsOf(value);
  return values.every(({ kind }) => kind === "scalar") ? values : [];
}

function onlyString(value: TolerantNode | undefined): string | undefined {
  const [only, ...others] = value === undefined ? [] : operandsOf(value);
  return others.length === 0 ? stringIn(only) : undefined;
}

/** `"key": { "$or": [{ "prefix": "a" }, { "suffix": "b" }] }` as `"key": [{ "prefix": "a" }, { "suffix": "b" }]`. */
function alternativesOfField(alternative: TolerantObject): readonly DraftFix[] {
  const list = alternative.parent;
  const or = list?.parent;
  const object = or?.kind === "member" ? or.parent : undefined;
  if (object?.members.length !== 1 || object.parent === undefined || nameOf(object.parent) === "detail")
    return [];
  const all = elementsOf(list).map((other) =>
    other.kind === "object" && other.members.length === 1 ? expressionsOf(other) : undefined,
  );
  if (!all.every((expressions) => expressions !== undefined)) return [];
  return [
    mechanical("Put the operators in the field's array", [setValue(spanOf(object), listOf(all.flat()))]),
  ];
}
