import { comparableNumber } from "../pattern/values/comparableNumber";
import type { MatcherKind } from "../pattern/pattern";
import { childrenOf, keyOf, ROOT, stringValue, valueKind, valueText } from "../event/event";
import type { Event, EventValue } from "../event/event";

/** An event as patterns see it: its values by path. Objects and arrays themselves, empty ones too, are not seen. */
export interface FlatEvent {
  /** What the event is called in sentences: a file's name, or `orders.jsonl line 3`. */
  readonly name: string;
  readonly event: Event;
  /** In the order of the text. */
  readonly paths: ReadonlyMap<string, FlatPath>;
  /** Whether some paths or values are left out because there are too many. */
  readonly isCut: boolean;
  /** The same for two events if patterns cannot tell them apart. (Events that differ here may still be alike.) */
  readonly signature: string;
}

export interface FlatPath {
  readonly path: string;
  /** The keys that the path is joined from, where it first stands. */
  readonly keys: readonly string[];
  /** Each once. */
  readonly values: readonly FlatValue[];
  /** Their keys. */
  readonly valueKeys: ReadonlySet<string>;
  /** Whether a value stands in an object or array that is an element of an array: only then do elements matter. */
  readonly isScoped: boolean;
}

/** A string, number, boolean or null at a path. */
export interface FlatValue {
  /** The same for values that no matcher tells apart: `1` and `1.0`. */
  readonly key: string;
  /** JSON, numbers as the event spells them. */
  readonly text: string;
  /** The matcher that a pattern has for exactly this value, but for addresses, which have several spellings. */
  readonly exact: MatcherKind;
}

/** Paths beyond this number are not looked at, nor further values of one: a pattern has room for far fewer. */
const maxPaths = 2_000;
const maxValues = 200;

/** Events whose values take more characters than this, each with its path, are told apart by their whole text. */
const longestSignature = 10_000_000;

/** The values of an event by path. */
export function flattenEvent(name: string, event: Event): FlatEvent {
  const paths = new Map<string, GrowingPath>();
  const seen: string[] = [];
  let length = 0;
  let isCut = false;
  let arrays = 0;
  visit(ROOT, [], []);
  const signature = length > longestSignature ? event.text : seen.sort().join("\n");
  return { name, event, paths, isCut, signature };

  function visit(value: EventValue, keys: readonly string[], elements: readonly string[]): void {
    const kind = valueKind(event, value);
    if (kind === "object") {
      for (const member of childrenOf(event, value)) {
        visit(member, [...keys, keyOf(event, member) ?? ""], elements);
      }
    } else if (kind === "array") {
      const array = arrays++;
      let index = 0;
      for (const element of childrenOf(event, value)) {
        const elementKind = valueKind(event, element);
        const isScope = elementKind === "object" || elementKind === "array";
        visit(element, keys, isScope ? [...elements, `${array}:${index++}`] : elements);
      }
    } else add(value, kind, keys, elements);
  }

  function add(
    value: EventValue,
    kind: ScalarKind,
    keys: readonly string[],
    elements: readonly string[],
  ): void {
    const path = keys.join(".");
    const flat = flatValue(event, value, kind);
    if (length <= longestSignature) {
      const line = JSON.stringify([hasEmptyKey(path) ? keys : path, flat.key, ...elements]);
      length += line.length;
      seen.push(line);
    } else isCut = true;
    let known = paths.get(path);
    if (known === undefined) {
      if (paths.size >= maxPaths) {
        isCut = true;
        return;
      }
      known = { path, keys, values: [], valueKeys: new Set(), isScoped: false };
      paths.set(path, known);
    }
    if (!known.valueKeys.has(flat.key) && known.values.length >= maxValues) isCut = true;
    else if (!known.valueKeys.has(flat.key)) {
      known.valueKeys.add(flat.key);
      known.values.push(flat);
    }
    if (elements.length > 0) known.isScoped = true;
  }
}

/** Whether a path has an empty step: EventBridge sees such values only where the pattern's paths have empty steps too. */
export function hasEmptyKey(path: string): boolean {
  return path.split(".").includes("");
}

interface GrowingPath extends FlatPath {
  readonly values: FlatValue[];
  readonly valueKeys: Set<string>;
  isScoped: boolean;
}

type ScalarKind = "string" | "number" | "boolean" | "null";

function flatValue(event: Event, value: EventValue, kind: ScalarKind): FlatValue {
  const text = valueText(event, value);
  switch (kind) {
    case "string": {
      const string = stringValue(event, value);
      return { key: `s${string}`, text: JSON.stringify(string), exact: { kind: "string", value: string } };
    }
    case "number": {
      const number = comparableNumber(text);
      return {
        key: number === undefined ? `r${text}` : `n${number}`,
        text,
        exact: { kind: "number", text },
      };
    }
    case "boolean":
      return { key: text, text, exact: { kind: "boolean", value: text === "true" } };
    case "null":
      return { key: text, text, exact: { kind: "null" } };
  }
}
