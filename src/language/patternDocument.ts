import { lazily } from "../base/lazily";
import { readTolerantly, type TolerantTree } from "../json/tolerantTree";
import { RULE, type Dialect } from "../pattern/dialects";
import { parsePattern, type ParsedPattern } from "../pattern/parse/parsePattern";

/** The text of a pattern, read at most once in each way, whichever features ask for it. */
export interface PatternDocument {
  readonly text: string;
  /** The place of AWS whose pattern it is. */
  readonly dialect: Dialect;
  /** The text as EventBridge reads it. */
  parsed(): ParsedPattern;
  /** The text as a tree, broken or not. */
  syntax(): TolerantTree;
  /** The text as a tree in which what is half typed at `cursor` disturbs the rest as little as possible. */
  syntaxAt(cursor: number): TolerantTree;
}

/** The document of a text, by default of a rule. Nothing is read before it is asked for. */
export function patternDocument(text: string, dialect: Dialect = RULE): PatternDocument {
  const syntax = lazily(() => readTolerantly(text));
  return {
    text,
    dialect,
    parsed: lazily(() => parsePattern(text, { dialect })),
    syntax,
    syntaxAt: (cursor) => (cursor <= syntax().sameUpTo ? syntax() : readTolerantly(text, cursor)),
  };
}
