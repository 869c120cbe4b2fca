/**
 * The tab stops of a snippet (`$0`, `${1:name}`, `${1|a,b|}`) as characters that no pattern has, so that a text with them
 * can be read, taken apart and written anew in another notation. They are from Unicode's private use area.
 */
export interface TabStops {
  /** The text that is meant, with the stops as characters of their own and without escapes. */
  readonly text: string;
  /** A text that has been made of `text`, as a snippet again. */
  readonly toSnippet: (written: string) => string;
}

const first = 0xe000;
const last = 0xf8ff;
const construct = /\\([\\$}])|\$\d+|\$\{\d+(?::[^}]*|\|[^|]*\|)?\}/g;

/** Takes the stops out of a snippet. `${1:name}` becomes its preset between two characters, every other one character. */
export function tabStopsOf(snippet: string): TabStops {
  const stops: string[] = [];
  const mark = (stop: string): string => String.fromCharCode(Math.min(first + stops.push(stop) - 1, last));
  const text = snippet.replace(construct, (all: string, escaped?: string) => {
    if (escaped !== undefined) return escaped;
    const preset = /^(\$\{\d+:)([^}]*)\}$/.exec(all);
    return preset === null ? mark(all) : `${mark(preset[1] ?? "")}${preset[2] ?? ""}${mark("}")}`;
  });
  return {
    text,
    toSnippet: (written) =>
      written
        .replace(/[\\$}]/g, "\\$&")
        .replace(anyStop, (stop) => stops[stop.charCodeAt(0) - first] ?? stop),
  };
}

const anyStop = /[\uE000-\uF8FF]/g;

/** A stop behind a whole value is where the cursor ends anyway; it stands for nothing that could be written. */
const behindValue = /([\]}"])[\uE000-\uF8FF](?=\s*(?:[\]},]|$))/g;

/** JSON without the stops behind its values. */
export function withoutEndStops(json: string): string {
  return json.replace(behindValue, "$1");
}

/** Whether a text has a tab stop in it. */
export function hasStop(text: string): boolean {
  return /[\uE000-\uF8FF]/.test(text);
}

/** Whether a text has a tab stop in it, and nothing else. */
export function isOneStop(text: string): boolean {
  return /^[\uE000-\uF8FF]$/.test(text);
}

/** A text without its tab stops, as it is once they are passed over. */
export function withoutStops(text: string): string {
  return text.replace(anyStop, "");
}
