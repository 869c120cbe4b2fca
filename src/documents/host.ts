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
  /**
   * The pattern that an offset is in, read for somebody who types there: as several where what is half typed can be the
   * beginning of more than one thing, the likeliest first. Where it is missing, `sites` says all that there is to know.
   */
  readonly typedAt?: (text: string, offset: number, grammar?: Grammar) => readonly TypedSite[];
}

/** A pattern as it is read for a cursor, and where in its text the cursor is. */
export interface TypedSite {
  readonly site: PatternSite;
  readonly offset: number;
}
