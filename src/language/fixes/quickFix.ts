import type { FormatOptions, TextEdit } from "../format";

/** A way to mend what a diagnostic is about. */
export interface QuickFix {
  /** What it does, as the editor's menu shows it. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The one that is nearly always meant: the editor's shortcut takes it. */
  readonly isPreferred: boolean;
  /** Whether "fix all" may do it unasked: nobody would want it otherwise. */
  readonly isMechanical: boolean;
}

/** What a fix works on. */
export interface FixContext {
  readonly text: string;
  readonly format: FormatOptions;
}

/** A fix with these edits that the author has to choose. */
export function choice(title: string, edits: readonly TextEdit[]): QuickFix {
  return { title, edits, isPreferred: false, isMechanical: false };
}

/** The one fix that makes sense, which the author may still want to look at. */
export function preferred(title: string, edits: readonly TextEdit[]): QuickFix {
  return { title, edits, isPreferred: true, isMechanical: false };
}

/** The one fix that makes sense, done by "fix all" as well. */
export function mechanical(title: string, edits: readonly TextEdit[]): QuickFix {
  return { title, edits, isPreferred: true, isMechanical: true };
}
