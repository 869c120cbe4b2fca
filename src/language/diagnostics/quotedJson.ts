import { matchOperatorNamed } from "../../pattern/operators";
import { parsePattern } from "../../pattern/parse/parsePattern";

/** Longer texts than EventBridge's longest pattern are not read. */
const maxLength = 4096;

/**
 * The match expressions that a text holds as JSON, or with single quotes in place of double ones: those of
 * `{ "prefix": "a" }`, and of an array that has such an object. Undefined where it holds none.
 */
export function quotedOperators(text: string): readonly string[] | undefined {
  const value = parsed(text);
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!entries.some(isOperator) || entries.some((entry) => isObject(entry) && !isOperator(entry)))
    return undefined;
  const expressions = entries.map((entry) => written(entry));
  const { pattern } = parsePattern(`{"field":[${expressions.join(",")}]}`);
  return pattern === undefined ? undefined : expressions;
}

/** The value of a field that a text holds as JSON: an array, or an object of fields. Undefined where EventBridge takes neither. */
export function quotedValue(text: string): string | undefined {
  const operators = quotedOperators(text);
  if (operators !== undefined) return `[${operators.join(", ")}]`;
  const value = parsed(text);
  if (!isObject(value)) return undefined;
  const json = written(value);
  return parsePattern(`{"field":${json}}`).pattern === undefined ? undefined : json;
}

function parsed(text: string): unknown {
  if (text.length > maxLength || !/^\s*[[{]/.test(text)) return undefined;
  return parse(text) ?? (text.includes('"') ? undefined : parse(text.replaceAll("'", '"')));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isOperator(value: unknown): boolean {
  if (!isObject(value) || Array.isArray(value)) return false;
  const [name, ...others] = Object.keys(value);
  return name !== undefined && others.length === 0 && matchOperatorNamed(name) !== undefined;
}

/** A value as JSON on one line, with spaces as people write them. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${written(inner)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
