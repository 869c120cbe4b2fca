/**
 * A value of a template. An object whose keys must keep their order and spelling, whatever they are (`__proto__`, `10`),
 * is a map.
 */
export type TemplateValue =
  | string
  | number
  | boolean
  | null
  | readonly TemplateValue[]
  | ReadonlyMap<string, TemplateValue>
  | TemplateObject;

/** An object with keys that we chose ourselves. */
export interface TemplateObject {
  readonly [key: string]: TemplateValue;
}

/** Whether a value is a list. */
export function isList(value: TemplateValue): value is readonly TemplateValue[] {
  return Array.isArray(value);
}

/** The keys and values of an object in their order; undefined for any other value. */
export function entriesOf(value: TemplateValue): readonly (readonly [string, TemplateValue])[] | undefined {
  if (value === null || typeof value !== "object" || isList(value)) return undefined;
  return value instanceof Map
    ? [...(value as ReadonlyMap<string, TemplateValue>)]
    : Object.entries(value as TemplateObject);
}

/**
 * The name and operand of a call: an object of ours with a single key, such as `{ Ref: "Queue" }`. Undefined for any
 * other value; a pattern's objects are maps, so that none of them is taken for a call.
 */
export function callOf(value: TemplateValue): readonly [name: string, operand: TemplateValue] | undefined {
  if (value instanceof Map) return undefined;
  const entries = entriesOf(value);
  return entries?.length === 1 ? entries[0] : undefined;
}

/** The text of a value that is a text; as JSON of any other. */
export function textOf(value: TemplateValue | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
