import { diagnose } from "../language/diagnostics/diagnose";
import type { Diagnostic } from "../language/diagnostics/diagnostic";
import { checkedDocuments, type CheckedDocuments } from "./checkedDocuments";
import { lintLevels } from "./lintLevels";
import { patternOf } from "./patternDocuments";
import type { Services } from "./services";

/** What there is to say about open patterns. */
export type CheckedPatterns = CheckedDocuments<Diagnostic>;

/** Patterns are checked with the catalog, which is opened for the first of them. */
export function checkedPatterns({ catalog }: Pick<Services, "catalog">): CheckedPatterns {
  return checkedDocuments(async () => {
    const known = await catalog();
    return (document) => diagnose(patternOf(document), known, { levels: lintLevels(document) });
  });
}
