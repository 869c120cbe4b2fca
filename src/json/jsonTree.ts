import { createScanner, parseTree, type Node } from "jsonc-parser";
import { MAX_NESTING } from "./jsonLimits";

/**
 * The tree of a JSON text, broken or not, with comments passed over; undefined where there is no value, and where the
 * text is nested deeper than EventBridge reads, because whatever walks a tree goes as deep as it does. Takes time linear
 * in the text.
 */
export function jsonTree(text: string): Node | undefined {
  return isTooDeep(text) ? undefined : parseTree(text, [], { allowTrailingComma: true });
}

/**
 * Whether objects and arrays are nested more than MAX_NESTING levels deep. A bracket that closes nothing closes nothing
 * here either, so a broken text counts as at least as deep as whatever reads it goes.
 */
export function isTooDeep(text: string): boolean {
  if (!mayBeTooDeep(text)) return false;
  const scanner = createScanner(text, true);
  const open: string[] = [];
  for (;;) {
    scanner.scan();
    // Told by the letter, since the library names its tokens by constants that a compiler working file by file cannot read.
    const letter = text.charAt(scanner.getTokenOffset());
    if (letter === "") return false;
    if (letter === "{" || letter === "[") {
      open.push(letter);
      if (open.length > MAX_NESTING) return true;
    } else if ((letter === "}" && open.at(-1) === "{") || (letter === "]" && open.at(-1) === "[")) {
      open.pop();
    }
  }
}

/** Most texts have fewer opening brackets than that, wherever they are. */
function mayBeTooDeep(text: string): boolean {
  let brackets = 0;
  for (let index = 0; index < text.length && brackets <= MAX_NESTING; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x5b || code === 0x7b) brackets++;
  }
  return brackets > MAX_NESTING;
}
