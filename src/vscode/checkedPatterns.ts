import type { Span } from "../base/span";
import { createYielder } from "../base/yieldToEventLoop";
import type { DiagnosticCode } from "../language/diagnostics/diagnostic";
import type { Severity } from "../language/diagnostics/lint/lintRule";
import { inDocument, type PlacedDiagnostic } from "../language/inDocument";
import { checkedDocuments, type CheckedDocuments } from "./checkedDocuments";
import { lintLevels } from "./lintLevels";
import { prepareToRead, sitesOf, type OpenPattern } from "./patternDocuments";
import type { Services } from "./services";

/** What there is to say about a pattern of a document, in the offsets of the document. */
export interface PatternDiagnostic extends PlacedDiagnostic {
  readonly of: OpenPattern;
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
}

/** What there is to say about the patterns of open documents. */
export type CheckedPatterns = CheckedDocuments<PatternDiagnostic>;

/**
 * Patterns are checked with the catalog, which is opened for the first of them. Of one that is not begun yet nothing is
 * said: its author has made no mistake.
 */
export function checkedPatterns({ catalog }: Pick<Services, "catalog">): CheckedPatterns {
  return checkedDocuments((opened) =>
    prepareToRead(opened).then(() => async (document, isCurrent) => {
      const begun = sitesOf(document).filter(({ pattern }) => pattern.text.trim() !== "");
      if (begun.length === 0) return [];
      const known = await catalog();
      const options = { levels: lintLevels(document) };
      const giveWay = createYielder();
      const found: PatternDiagnostic[] = [];
      for (const open of begun) {
        if (!isCurrent()) return [];
        for (const placed of inDocument.diagnose(open.pattern, known, options)) {
          const { code, severity, message } = placed.diagnostic;
          found.push({ ...placed, of: open, code, severity, message });
        }
        await giveWay();
      }
      return found;
    }),
  );
}
