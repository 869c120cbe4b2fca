import type { Result } from "../base/result";
import { fillUnknowns } from "../pattern/parse/fillUnknowns";
import type { WrittenPattern } from "../pattern/parse/parsePattern";
import { exampleValues } from "../testing/samples/exampleValues";
import { emptySuite } from "../testing/suites/addTest";
import { nameOf } from "./files";
import type { OpenPattern } from "./patternDocuments";

/** A pattern test file that is to be written. */
export interface NewSuite {
  /** Its text without tests; undefined for a pattern's own file, which is found by its name. */
  readonly text: string | undefined;
  /** The pattern as its tests have it. */
  readonly written: WrittenPattern;
}

/**
 * What a new test file of a pattern begins with: for one in a template which it is, and examples for its unknown values,
 * which the user sees and can change. An error, which is a sentence, where no example can stand in their places.
 */
export function newSuite({ uri, site, pattern }: OpenPattern): Result<NewSuite, string> {
  if (site === "") return { ok: true, value: { text: undefined, written: pattern.site } };
  const values = exampleValues(pattern.site);
  const filled = fillUnknowns(pattern.site, values);
  if (!filled.ok) return filled;
  return {
    ok: true,
    value: { text: emptySuite(`${nameOf(uri)}#${site}`, values), written: filled.value.written },
  };
}
