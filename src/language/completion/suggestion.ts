import type { TextEdit } from "../../base/textEdit";
import type { Span } from "../../base/span";

/** One completion item. Accepting it replaces `span` with `insertText`. */
export interface Suggestion {
  readonly label: string;
  readonly kind: "source" | "detailType" | "field" | "object" | "value" | "operator" | "or" | "snippet";
  readonly span: Span;
  /** A snippet in VS Code's syntax (`$0`, `${1:name}`); `$`, `}` and `\` of data are escaped. */
  readonly insertText: string;
  /** What else changes: a comma or colon that is missing before the span, which these edits never touch. */
  readonly edits?: readonly TextEdit[] | undefined;
  /** What the typed word is compared with. It begins where `span` begins, so it has the quotes that `span` covers. */
  readonly filterText: string;
  readonly sortText: string;
  /** One line beside the label: type, service, evidence where thin. */
  readonly detail: string;
  /** Markdown: what it is, caveats, link. Written when somebody looks at the item, because there can be thousands. */
  readonly documentation?: (() => string) | undefined;
  /** Whether the editor should ask again at once, because what follows has completions of its own. */
  readonly retrigger: boolean;
}
