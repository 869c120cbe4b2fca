import { matchOperatorNamed } from "../operators";
import { parseLeaf } from "./parseLeaf";
import type { Field, Or, PatternObject, UnknownFields } from "../pattern";
import type { PatternReading } from "./patternReading";
import { reject, rejectValue, spanFrom } from "./patternReading";
import type { Span } from "../../base/span";
import { partOfName, unknownElements } from "./unknownParts";
import type { UnknownPart } from "./unknownParts";

/** Where an object of a pattern stands. */
export interface FieldScope {
  /** Keys from the root joined with dots; undefined for the root and for branches of `$or` in it. */
  readonly path: string | undefined;
  readonly isInOr: boolean;
}

/** The operator that combines objects; it stands where a field could. */
export const OR = "$or";

/**
 * Reads the object whose opening brace is the current token, up to its closing brace. Fields that EventBridge
 * rejects are reported and left out; the rest is kept.
 *
 * Source: event-ruler's JsonRuleCompiler.parseObject and parseObjectInsideOrRelationship.
 */
export function parseFields(reading: PatternReading, scope: FieldScope): PatternObject {
  const { reader } = reading;
  const { start } = reader;
  const members: (Field | Or)[] = [];
  const unknowns: UnknownFields[] = [];
  let isEmpty = true;
  while (reader.next() === "name") {
    isEmpty = false;
    const member = parseMember(reading, scope, start);
    if (member?.kind === "unknown") unknowns.push(member.fields);
    else if (member !== undefined) members.push(member);
  }
  if (isEmpty && reader.token === "}") {
    const message = "An object must have at least one field. Add one, or remove the object.";
    reject(reading, "empty-object", "Empty objects are not allowed", spanFrom(reader, start), message);
  }
  reading.census.mayRepeat ||= mayRepeat(members);
  return { kind: "object", span: spanFrom(reader, start), members, unknowns };
}

/** Members up to which comparing each with each is quicker than a set. */
const FEW = 8;

function mayRepeat(members: readonly (Field | Or)[]): boolean {
  const names: string[] = [];
  for (const member of members) {
    if (member.kind === "or" || member.name === "" || member.name.includes(".")) return true;
    if (members.length <= FEW && names.includes(member.name)) return true;
    names.push(member.name);
  }
  return members.length > FEW && new Set(names).size < names.length;
}

/** A member of which too little is known for a field. */
interface UnknownMember {
  readonly kind: "unknown";
  readonly fields: UnknownFields;
}

/** Reads a member of the object that starts at `start`. */
function parseMember(
  reading: PatternReading,
  scope: FieldScope,
  start: number,
): Field | Or | UnknownMember | undefined {
  const { reader } = reading;
  const { name } = reader;
  if (name === undefined) {
    reader.next();
    reader.skipValue();
    return undefined;
  }
  const nameSpan = { offset: reader.nameStart, length: reader.nameEnd - reader.nameStart };
  const part = partOfName(reading);
  if (part !== undefined) return parseUnknownKey(reading, scope, part, start);
  if (reading.grammar === "current") {
    if (name === OR && reading.dialect.operators.fields.includes(OR)) return parseOr(reading, scope);
    if (scope.isInOr && reading.dialect.reservedInOr.has(name)) {
      const reason = `${name} is Ruler reserved fieldName which cannot be used inside $or.`;
      if (standsForField(reading, name, scope)) {
        rejectOperator(reading, name, nameSpan, scope, reason);
        return undefined;
      }
      const message = `${JSON.stringify(name)} cannot be the name of a field inside $or: EventBridge reserves it for an operator. Write operators in an object inside a field's array.`;
      reject(reading, "reserved-name-in-or", reason, nameSpan, message, { name });
    }
  }
  const path = scope.path === undefined || scope.path === "" ? name : `${scope.path}.${name}`;
  switch (reader.next()) {
    case "{": {
      const inner = scope.path === undefined ? name : `${scope.path}.${name}`;
      const value = parseFields(reading, { path: inner, isInOr: scope.isInOr });
      return { kind: "field", name, nameSpan, path, value };
    }
    case "[":
      return { kind: "field", name, nameSpan, path, value: parseLeaf(reading) };
    default: {
      const whole = unknownElements(reading);
      if (whole !== undefined) {
        const below = scope.path === undefined ? name : `${scope.path}.${name}`;
        const reach = below === "" ? "everywhere" : { path, below };
        const span = spanFrom(reader, nameSpan.offset);
        const fields = unknownFields(whole, span, nameSpan.offset, reach);
        return { kind: "unknown", fields };
      }
      const reason = `"${name}" must be an object or an array`;
      if (standsForField(reading, name, scope)) {
        const data = { name, field: scope.path };
        rejectValue(reading, "operator-outside-array", reason, operatorMessage(name, scope.path), data);
      } else {
        rejectValue(reading, "not-object-or-array", reason, plainValueMessage(name), { name });
      }
      return undefined;
    }
  }
}

/** Reads a member whose key is not known, or that stands for several; its key is the current token. */
function parseUnknownKey(
  reading: PatternReading,
  scope: FieldScope,
  part: UnknownPart,
  objectStart: number,
): UnknownMember {
  const { reader } = reading;
  const start = reader.nameStart;
  const token = reader.next();
  if (part.holds === "many") reader.skipValue();
  // What is wrong in the value is wrong under whatever key.
  else if (token === "{") parseFields(reading, { path: scope.path, isInOr: scope.isInOr });
  else if (token === "[") parseLeaf(reading);
  else reader.skipValue();
  const replacesBefore = part.yields === true ? objectStart : start;
  return {
    kind: "unknown",
    fields: unknownFields(part, spanFrom(reader, start), replacesBefore, reachOf(scope)),
  };
}

function unknownFields(
  { expression }: UnknownPart,
  span: Span,
  replacesBefore: number,
  reach: UnknownFields["reach"],
): UnknownFields {
  return { span, expressions: [expression], replacesBefore, reach };
}

/** Where the paths of an object's fields can lead. */
function reachOf({ path }: FieldScope): UnknownFields["reach"] {
  return path === undefined || path === "" ? "everywhere" : { below: path };
}

/** What is said of a field with a plain value. */
export function plainValueMessage(name: string): string {
  return `The value of ${JSON.stringify(name)} must be an array of values to match, or an object of further fields. Put it in square brackets.`;
}

/** What is said of an operator that stands where the keys of a field's object would, by the outermost of several. */
export function operatorMessage(name: string, field = ""): string {
  const outer = field.slice(0, Math.max(0, field.lastIndexOf(".")));
  const key = field.slice(field.lastIndexOf(".") + 1);
  if (matchOperatorNamed(key) !== undefined && outer !== "" && outer !== "detail")
    return operatorMessage(key, outer);
  return `Write ${JSON.stringify(key)}: [{ ${JSON.stringify(name)}: … }]. Write operators in an object inside the field's array.`;
}

/** Whether a key is an operator that was given to a field without an array; `detail` and the pattern are objects anyway. */
function standsForField({ dialect }: PatternReading, name: string, { path }: FieldScope): boolean {
  return (
    path !== undefined &&
    path !== "" &&
    path !== "detail" &&
    dialect.operators.array.some((operator) => operator === name)
  );
}

/** Reports an operator without an array inside `$or`, and reads past it. */
function rejectOperator(
  reading: PatternReading,
  name: string,
  nameSpan: Span,
  { path }: FieldScope,
  reason: string,
): void {
  const data = { name, field: path };
  reject(reading, "operator-outside-array", reason, nameSpan, operatorMessage(name, path), data);
  reading.reader.next();
  reading.reader.skipValue();
}

/** Reads a `$or`; its key is the current token. Source: JsonRuleCompiler.parseIntoOrRelationship. */
function parseOr(reading: PatternReading, scope: FieldScope): Or | undefined {
  const { reader } = reading;
  const nameSpan = { offset: reader.nameStart, length: reader.nameEnd - reader.nameStart };
  if (reader.next() !== "[") {
    const whole = unknownElements(reading);
    if (whole !== undefined) {
      const span = spanFrom(reader, reader.start);
      const unknowns = [unknownFields(whole, span, nameSpan.offset, reachOf(scope))];
      return { kind: "or", nameSpan, span, branches: [], unknowns };
    }
    const message = "$or takes an array of at least two objects.";
    rejectValue(reading, "invalid-or", "It must be an Array followed with $or.", message, {
      kind: "not-array",
    });
    return undefined;
  }
  const { start } = reader;
  reading.census.ors++;
  const branches: PatternObject[] = [];
  const unknowns: UnknownFields[] = [];
  let count = 0;
  for (reader.next(); reader.token !== "]" && reader.token !== "end"; reader.next()) {
    count++;
    if (reader.token === "{") {
      branches.push(parseFields(reading, { path: scope.path, isInOr: true }));
      continue;
    }
    const whole = unknownElements(reading);
    if (whole !== undefined) {
      const branchStart = reader.start;
      unknowns.push(unknownFields(whole, spanFrom(reader, branchStart), branchStart, reachOf(scope)));
      continue;
    }
    const reason = "Only JSON object is allowed in array of $or relationship.";
    const message = "Every entry of $or must be an object with fields.";
    rejectValue(reading, "invalid-or", reason, message, { kind: "not-object" });
  }
  const span = spanFrom(reader, start);
  if (count < 2 && unknowns.length === 0 && reader.token === "]") {
    const reason = "There must have at least 2 Objects in $or relationship.";
    const message =
      count === 0
        ? "$or needs at least two objects. Add them, or remove $or."
        : "$or needs at least two objects. Add one, or move the fields of this one to where $or stands.";
    reject(reading, "invalid-or", reason, span, message, { kind: "too-few", branches: count });
  }
  return { kind: "or", nameSpan, span, branches, unknowns };
}
