import type { Diagnostic } from "../language/diagnostic";
import { checkedDocuments, type CheckedDocuments } from "./checkedDocuments";
import { lintLevels } from "./lintLevels";
import type { Services } from "./services";

/** What there is to say about open patterns. */
export type CheckedPatterns = CheckedDocuments<Diagnostic>;

/** Patterns are checked with the catalog; both it and what checks them are loaded for the first pattern. */
export function checkedPatterns({ catalog }: Pick<Services, "catalog">): CheckedPatterns {
  return checkedDocuments(async () => {
    const [{ diagnose }, known] = await Promise.all([import("./languagePart"), catalog()]);
    return (document) => diagnose(document.getText(), known, { levels: lintLevels(document) });
  });
}
