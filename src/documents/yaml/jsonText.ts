import type { Dialect } from "../../pattern/dialects";
import { jsonString, type TextStyle } from "../notations/jsonString";
import { PatternText } from "../patternText";
import { patternSite, type PatternSite } from "../site";
import { textParts, variableParts, type TextPart } from "./intrinsics";
import { addLetters, lettersOf } from "./letters";
import type { YamlReading } from "./yamlPattern";
import type { YamlScalar } from "./yamlTree";

/**
 * The site of a pattern that stands as JSON in a text; undefined where the text is something else. With `isSub` it is
 * the text of `Sub`, whose `${Name}` is not known.
 */
export function jsonTextSite(
  id: string,
  dialect: Dialect,
  node: YamlScalar,
  isSub: boolean,
  { document, hasVariables }: YamlReading,
): PatternSite | undefined {
  const letters = lettersOf(node);
  if (!/^\s*\{/.test(letters.value)) return undefined;
  const sub = isSub ? textParts({ name: "Sub", argument: { ...node, tag: undefined } }) : undefined;
  const parts = sub ?? (hasVariables ? variableParts(letters) : undefined) ?? [{ letters }];
  const text = new PatternText(document);
  const strings = new JsonStrings();
  for (const part of parts) addPart(text, strings, part);
  const { map, ...made } = text.finish();
  const span = { offset: node.offset, length: node.end - node.offset };
  const notation = jsonString(styleOf(node), parts.length > 1);
  return patternSite({ id, dialect, notation, span, map, ...made });
}

/** Adds letters as they are; a hole within a JSON string keeps its letters too, another stands for a whole value. */
function addPart(text: PatternText, strings: JsonStrings, { letters, from = 0, to, hole }: TextPart): void {
  if (letters === undefined) return;
  const end = to ?? letters.value.length;
  if (hole === undefined) {
    strings.read(letters.value.slice(from, end));
    addLetters(letters, text, from, end);
    return;
  }
  const at = text.length;
  if (strings.isInString) {
    addLetters(letters, text, from, end);
    text.unknown(at, { expression: hole, holds: "text" });
    return;
  }
  text.unwritten('"');
  addLetters(letters, text, from, end);
  text.unwritten('"');
  text.unknown(at, { expression: hole, holds: strings.isInArray ? "many" : "anything" });
}

/** Whether the JSON that was read so far ends within a string, and within an array. */
class JsonStrings {
  isInString = false;
  readonly #open: string[] = [];

  get isInArray(): boolean {
    return this.#open.at(-1) === "[";
  }

  read(json: string): void {
    for (let index = 0; index < json.length; index++) {
      const character = json.charAt(index);
      if (this.isInString) {
        if (character === "\\") index++;
        else if (character === '"') this.isInString = false;
      } else if (character === '"') this.isInString = true;
      else if (character === "{" || character === "[") this.#open.push(character);
      else if (character === "}" || character === "]") this.#open.pop();
    }
  }
}

function styleOf({ style, source }: YamlScalar): TextStyle {
  if (style === "single" || style === "double") return { kind: style };
  const indent = /^( *)\S/m.exec(source)?.[1] ?? "";
  return { kind: "block", indent, newline: source.includes("\r\n") ? "\r\n" : "\n" };
}
