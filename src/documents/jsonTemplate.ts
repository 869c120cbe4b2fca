import type { Span } from "../base/span";
import type { SiteText } from "./siteText";

/**
 * A piece of a template that makes JSON: a text that the document's span means, or a hole in whose place something is put
 * that is not known yet.
 */
export type JsonTemplatePiece =
  | { readonly kind: "text"; readonly span: Span; readonly text: string }
  | { readonly kind: "hole"; readonly span: Span; readonly expression: string };

/**
 * Writes JSON that a template makes. A hole in a text is a part of it. Elsewhere something has to stand in its place for
 * the JSON to be whole: a text where a value or a key is missing, and where there may be several, several. False where
 * nothing that could stand there would make JSON of it.
 */
export function writeJsonTemplate(site: SiteText, pieces: readonly JsonTemplatePiece[]): boolean {
  const place = new JsonPlace();
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === "text") {
      const next = /\S/.exec(piece.text)?.[0];
      if (place.needsComma && next !== undefined) {
        if (!",]}:".includes(next)) site.add(",");
        place.needsComma = false;
      }
      place.read(piece.text);
      site.stand(piece.text, piece.span);
    } else if (!writeHole(site, piece, place, pieces[index + 1])) return false;
  }
  return true;
}

function writeHole(
  site: SiteText,
  { span, expression }: JsonTemplatePiece & { readonly kind: "hole" },
  place: JsonPlace,
  next: JsonTemplatePiece | undefined,
): boolean {
  const shown = JSON.stringify(`\${${expression}}`);
  if (place.isInText) {
    site.unknown(shown.slice(1, -1), span, { expression, holds: "text" });
    return true;
  }
  const behind = next?.kind === "text" ? next.text : "";
  // A part of a number or of a word.
  if (place.isInWord || /^[\w.+-]/.test(behind)) return false;
  if (place.isBehindValue) site.add(",");
  if (!place.isKey) {
    site.unknown(shown, span, { expression, holds: place.isElement ? "many" : "anything" });
    place.needsComma = place.isElement;
  } else if (/^\s*:/.test(behind)) {
    site.add('"');
    site.unknown(shown.slice(1, -1), span, { expression, holds: "text" });
    site.add('"');
  } else {
    site.unknown(shown, span, { expression, holds: "many" });
    site.add(":0");
    place.needsComma = true;
  }
  place.readValue();
  return true;
}

/** Where in JSON one is, from its characters so far. */
class JsonPlace {
  isInText = false;
  /** Whether a value was put in behind which another needs a comma. */
  needsComma = false;
  /** The last character that is no space, outside of texts. */
  last = "";
  /** Whether the last character is one of a number or a word. */
  isInWord = false;
  readonly #open: ("object" | "array")[] = [];
  #isEscaped = false;

  /** Whether a key is what would come next. */
  get isKey(): boolean {
    return this.#open.at(-1) === "object" && this.last !== ":";
  }

  get isElement(): boolean {
    return this.#open.at(-1) === "array";
  }

  /** Whether a value is whole, so that a comma or a bracket is what would come next. */
  get isBehindValue(): boolean {
    return this.last !== "" && !"{[,:".includes(this.last);
  }

  read(text: string): void {
    for (const char of text) this.#read(char);
  }

  readValue(): void {
    this.last = '"';
    this.isInWord = false;
  }

  #read(char: string): void {
    if (this.isInText) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (char === "\\") this.#isEscaped = true;
      else if (char === '"') {
        this.isInText = false;
        this.last = '"';
      }
      return;
    }
    this.isInWord = !/[\s"{}[\],:]/.test(char);
    if (char === '"') this.isInText = true;
    else if (char === "{") this.#open.push("object");
    else if (char === "[") this.#open.push("array");
    else if (char === "}" || char === "]") this.#open.pop();
    if (char.trim() !== "" && char !== '"') this.last = char;
  }
}
