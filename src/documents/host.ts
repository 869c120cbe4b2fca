import type { Grammar, GrammarName } from "./grammars";
import type { PatternSite } from "./site";

/** What patterns are written in: pattern files, or templates of one kind. One file each in `hosts/`, and an entry in its table. */
export interface PatternHost {
  readonly id: string;
  /** The editor's ids of the languages whose files it reads. */
  readonly languages: readonly string[];
  /** How the names end of files that it reads whatever their language: `.tf`. */
  readonly endings: readonly string[];
  /** Whether a text may hold a pattern: one search, for a word without which there is none. */
  readonly mayHold: (text: string) => boolean;
  /** The grammar that it reads with, which has to be loaded before; none where it reads without one. */
  readonly grammar?: GrammarName;
  /**
   * The patterns of a text, in its order; none where it cannot be read, or the grammar is missing. Never throws, and takes
   * time linear in it, or as long as a grammar may.
   */
  readonly sites: (text: string, grammar?: Grammar) => readonly PatternSite[];
}
