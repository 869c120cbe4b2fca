import type { Span } from "../pattern/span";

/**
 * Why a text is not an event that EventBridge would read. `message` is a plain sentence; `span` is where reading
 * stopped, in UTF-16 units of the text (for bytes: of the text they decode to).
 */
export interface EventProblem {
  readonly kind: "notAnObject" | "syntax" | "tooDeep";
  readonly message: string;
  readonly span: Span;
}
