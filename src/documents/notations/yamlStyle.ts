import type { WrittenValue } from "../written";
import { quotesOf, type YamlQuotes } from "./yamlText";

/** How a pattern is written in its document, for what is added to it to look the same. */
export interface YamlStyle {
  readonly strings: YamlQuotes;
  readonly keys: YamlQuotes;
  /** Whether arrays stand between brackets; else each element has a dash. */
  readonly flowArrays: boolean;
  /** How much further a map is indented than its key, and the dashes of a sequence. */
  readonly indent: number;
  readonly sequenceIndent: number;
}

/** What most of a pattern does; where it says nothing, what most of YAML does: no quotes, dashes, two blanks. */
export function yamlStyle(document: string, root: WrittenValue): YamlStyle {
  const strings = new Tally<YamlQuotes>();
  const keys = new Tally<YamlQuotes>();
  const arrays = new Tally<boolean>();
  const maps = new Tally<number>();
  const sequences = new Tally<number>();
  const columnOf = (offset: number): number => offset - document.lastIndexOf("\n", offset - 1) - 1;
  const visit = ({ entries }: WrittenValue): void => {
    for (const { key, value, isGap, span: entrySpan } of entries ?? []) {
      if (isGap === true) continue;
      if (key !== undefined) keys.add(quotesOf(document.charAt(key.offset)));
      if (value === undefined || value.isUnknown === true) continue;
      const first = document.charAt(value.span.offset);
      if (value.entries === undefined) {
        if (!/[-+\d.]/.test(first)) strings.add(quotesOf(first));
        continue;
      }
      const isArray = value.entries.some(({ key: inner }) => inner === undefined);
      if (isArray) arrays.add(first === "[");
      const isBelow = document.slice(entrySpan.offset, value.span.offset).includes("\n");
      if (isBelow && key !== undefined && first !== "[" && first !== "{") {
        (isArray ? sequences : maps).add(columnOf(value.span.offset) - columnOf(entrySpan.offset));
      }
      visit(value);
    }
  };
  visit(root);
  const indent = maps.most() ?? 2;
  return {
    strings: strings.most() ?? "plain",
    keys: keys.most() ?? "plain",
    flowArrays: arrays.most() ?? false,
    indent,
    sequenceIndent: sequences.most() ?? indent,
  };
}

/** How often each of some values was seen. */
class Tally<Value> {
  readonly #counts = new Map<Value, number>();

  add(value: Value): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  /** The one seen most often, of several the one seen first. */
  most(): Value | undefined {
    return [...this.#counts].reduce<[Value, number] | undefined>(
      (best, each) => (best !== undefined && best[1] >= each[1] ? best : each),
      undefined,
    )?.[0];
  }
}
