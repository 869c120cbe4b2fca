import { OPEN_BRACE, OPEN_BRACKET } from "./characters";
import { MAX_NESTING } from "./jsonLimits";
import { createTokenScanner, type TokenKind } from "./tokenScanner";

/** Counts how deep the tokens of a text are nested. */
export interface Nesting {
  /** How many objects and arrays are open after the next token. */
  after(kind: TokenKind): number;
}

/**
 * A bracket that closes nothing closes nothing here either, so a broken text counts as at least as deep as whatever reads
 * it goes; the readers of JSON call themselves for each level.
 */
export function createNesting(): Nesting {
  const closers: TokenKind[] = [];
  return {
    after(kind) {
      if (kind === "{") closers.push("}");
      else if (kind === "[") closers.push("]");
      else if ((kind === "}" || kind === "]") && kind === closers[closers.length - 1]) closers.pop();
      return closers.length;
    },
  };
}

/** Whether objects and arrays are nested more than MAX_NESTING levels deep, deeper than EventBridge reads. */
export function isTooDeep(text: string): boolean {
  if (!mayBeTooDeep(text)) return false;
  const scanner = createTokenScanner(text, true);
  const nesting = createNesting();
  for (let kind = scanner.scan(0); kind !== "end"; kind = scanner.scan(scanner.end)) {
    if (nesting.after(kind) > MAX_NESTING) return true;
  }
  return false;
}

/** Most texts have fewer opening brackets than that, wherever they are. */
function mayBeTooDeep(text: string): boolean {
  let brackets = 0;
  for (let index = 0; index < text.length && brackets <= MAX_NESTING; index++) {
    const code = text.charCodeAt(index);
    if (code === OPEN_BRACKET || code === OPEN_BRACE) brackets++;
  }
  return brackets > MAX_NESTING;
}
