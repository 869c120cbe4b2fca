import type { CatalogValue } from "../../catalog/catalog";

/** The known values of a field as texts, for looking up many. */
export interface KnownTexts {
  readonly all: readonly string[];
  has(text: string): boolean;
  /** The known text that differs from this one by its case alone. */
  inOtherCase(text: string): string | undefined;
}

/** Prepares lists of values for look-ups, each once: hundreds of fields share the longest ones. */
export function knownTextsCache(): (values: readonly CatalogValue[]) => KnownTexts {
  const prepared = new Map<readonly CatalogValue[], KnownTexts>();
  return (values) => {
    const known = prepared.get(values) ?? knownTexts(values.map(({ value }) => String(value)));
    prepared.set(values, known);
    return known;
  };
}

/** Some texts, prepared for look-ups. */
export function knownTexts(all: readonly string[]): KnownTexts {
  const texts = new Set(all);
  let byLetters: ReadonlyMap<string, string> | undefined;
  return {
    all,
    has: (text) => texts.has(text),
    inOtherCase(text) {
      byLetters ??= new Map(all.map((known) => [known.toLowerCase(), known]));
      return byLetters.get(text.toLowerCase());
    },
  };
}
