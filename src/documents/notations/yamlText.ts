import { isOneStop, withoutStops } from "../tabStops";
import { wordJson } from "../yaml/yamlWords";

/** How a text is written in YAML: without quotes, or in which. */
export type YamlQuotes = "plain" | "single" | "double";

/** The quotes of a scalar as it is written. */
export function quotesOf(source: string): YamlQuotes {
  return source.startsWith('"') ? "double" : source.startsWith("'") ? "single" : "plain";
}

/**
 * A text as a scalar, in the quotes asked for where it can be: one that would be something else without quotes, or in
 * flow would end early, is put into double ones.
 */
export function writeYamlString(value: string, quotes: YamlQuotes, inFlow: boolean): string {
  const isShort = /^[^\p{Cc}\u2028\u2029\uFEFF]*$/u.test(value);
  if (quotes === "plain" && isShort && isPlain(value, inFlow)) return value;
  if (quotes === "single" && isShort) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replace(/[\x7F-\x9F\u2028\u2029\uFEFF]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Whether a text is itself without quotes, for every version of YAML. A tab stop stands for whatever comes there. */
function isPlain(value: string, inFlow: boolean): boolean {
  if (isOneStop(value)) return true;
  const text = withoutStops(value);
  if (!/^[A-Za-z_$/.][^\n]*$/.test(text) || /\s$|:(?:\s|$)|\s#/.test(text)) return false;
  if (inFlow && /[,[\]{}:]/.test(text)) return false;
  return wordJson(text, "1.1") === undefined && wordJson(text, "1.2") === undefined && !/^[yYnN]$/.test(text);
}
