import type { Span } from "../base/span";
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
  return checkedDocuments(async (opened) => {
    const [known] = await Promise.all([catalog(), prepareToRead(opened)]);
    return (document) => {
      const options = { levels: lintLevels(document) };
      const begun = sitesOf(document).filter(({ pattern }) => pattern.text.trim() !== "");
      return begun.flatMap((open) =>
        inDocument.diagnose(open.pattern, known, options).map((placed) => {
          const { code, severity, message } = placed.diagnostic;
          return { ...placed, of: open, code, severity, message };
        }),
      );
    };
  });
}
