import { patternSite, type PatternSite } from "../site";
import type { Dialect } from "../../pattern/dialects";
import type { UnknownPart } from "../../pattern/parse/unknownParts";
import { PatternText } from "../patternText";
import { yamlNotation, type YamlWritten, type YamlWrittenEntry } from "../notations/yaml";
import type { WrittenEntry } from "../written";
import { expressionOf, intrinsicOf, textParts, variableParts, type TextPart } from "./intrinsics";
import { addEscaped, lettersOf } from "./letters";
import type { YamlCollection, YamlEntry, YamlNode, YamlScalar } from "./yamlTree";
import { wordJson, type YamlVersion } from "./yamlWords";

/** How the values of a document are read. */
export interface YamlReading {
  readonly document: string;
  readonly version: YamlVersion;
  /** Whether `${…}` in any text stands for what is not known, as in the Serverless Framework. */
  readonly hasVariables: boolean;
  /** The value that an anchor names, the last one before an offset. */
  readonly anchored: (name: string, offset: number) => YamlNode | undefined;
  /** The cursor for which the document is read; see `Typing`. */
  readonly typing?: Typing | undefined;
}

/** A cursor in a document, for which what is half typed there is read as the beginning of something. */
export interface Typing {
  /** Where the cursor is, and where `gap` stands if there was nothing at it. */
  readonly offset: number;
  /** Whether a word on a line of its own, where a value is missing, is the first key of an object. */
  readonly wordIsKey: boolean;
}

/** What stands at a cursor at which nothing is written, so that YAML has something to read there. */
export const gap = "\uF8FE";

/** Where a value stands, which decides what it can be if it is not known. */
type Place = "value" | "element";

/** How much of a pattern can come from aliases, in letters of JSON and in aliases within aliases. */
const maxFromAliases = 20_000;
const maxAliases = 5;

/** The site of a value that is a pattern: a map, or while it is typed a word. */
export function yamlSite(id: string, dialect: Dialect, node: YamlNode, reading: YamlReading): YamlSite {
  const writer = new PatternWriter(reading);
  const root = writer.value(node, "value");
  const { text, map, unknowns } = writer.text.finish();
  const span = { offset: node.offset, length: node.end - node.offset };
  const notation = yamlNotation(reading.document, text, root);
  return {
    site: patternSite({ id, dialect, notation, text, span, map, unknowns }),
    gapAt: writer.gapAt,
    hasWordAsKey: writer.hasWordAsKey,
  };
}

/** A site, and of a reading for a cursor where the gap is in its text, and whether a word there could be a key. */
export interface YamlSite {
  readonly site: PatternSite;
  readonly gapAt: number | undefined;
  readonly hasWordAsKey: boolean;
}

class PatternWriter {
  readonly text: PatternText;
  readonly reading: YamlReading;
  gapAt: number | undefined;
  hasWordAsKey = false;
  #aliases = 0;

  constructor(reading: YamlReading) {
    this.reading = reading;
    this.text = new PatternText(reading.document);
  }

  value(node: YamlNode, place: Place): YamlWritten {
    const intrinsic = intrinsicOf(node);
    if (intrinsic !== undefined) {
      const parts = textParts(intrinsic);
      if (parts !== undefined) return this.#parts(node, parts, place);
      const { name } = intrinsic;
      const isList = ["If", "Split", "GetAZs", "Cidr", "FindInMap"].includes(name);
      const holds = place === "value" ? "anything" : isList ? "many" : "text";
      return this.#unknown(node, { expression: expressionOf(intrinsic), holds });
    }
    switch (node.kind) {
      case "map":
        return this.#map(node);
      case "seq":
        return this.#seq(node);
      case "scalar":
        return this.#scalar(node, place);
      case "alias":
        return this.#alias(node, node.name, place);
    }
  }

  /** A text in its quotes. One whose holes are all of it, where a value is asked for, can be anything. */
  #parts(node: YamlNode, parts: readonly TextPart[], place: Place): YamlWritten {
    const from = this.text.length;
    const [first] = parts;
    if (parts.length === 1 && first?.hole !== undefined) {
      const holds = /^file\(/.test(first.hole) || place === "value" ? "anything" : "text";
      return this.#unknown(node, { expression: first.hole, holds });
    }
    this.text.unwritten('"');
    let isKnown = true;
    for (const { letters, from: start, to, literal = "", hole } of parts) {
      const at = this.text.length;
      if (letters !== undefined) addEscaped(letters, this.text, start, to);
      else this.text.unwritten(JSON.stringify(hole === undefined ? literal : `\${${hole}}`).slice(1, -1));
      if (hole === undefined) continue;
      isKnown = false;
      this.text.unknown(at, { expression: hole, holds: "text" });
    }
    this.text.unwritten('"');
    if (this.text.length === from + 2) isKnown = true;
    return isKnown ? written(node, undefined) : { ...written(node, undefined), isUnknown: true };
  }

  #unknown(node: YamlNode, part: Omit<UnknownPart, "span">): YamlWritten {
    const at = this.text.length;
    this.text.written(JSON.stringify(`\${${part.expression}}`), node.start, node.end - node.start);
    this.text.unknown(at, part);
    return { ...written(node, undefined), isUnknown: true };
  }

  #map(node: YamlCollection): YamlWritten {
    const entries: WrittenEntry[] = [];
    let needsComma = false;
    const separate = (): void => {
      if (needsComma) this.text.unwritten(",");
      needsComma = true;
    };
    this.#bracket("{", node, node.offset);
    for (const entry of node.entries) {
      const { key, value } = entry;
      if (key === undefined) continue;
      if (key.style === "plain" && key.source === "<<" && value !== undefined) {
        entries.push(...this.#merge(node, entry, value, separate));
        continue;
      }
      separate();
      if (key.source === gap && value === undefined) {
        this.gapAt = this.text.length;
        entries.push(writtenEntry(node, entry, undefined, { isGap: true }));
        needsComma = false;
        continue;
      }
      this.#quoted(key);
      if (entry.lead === undefined && value === undefined && this.#isTyping(key)) {
        entries.push(writtenEntry(node, entry, undefined));
        continue;
      }
      this.text.unwritten(":");
      entries.push(writtenEntry(node, entry, this.#member(value)));
    }
    this.#bracket("}", node, node.end - 1);
    return written(node, entries);
  }

  #member(value: YamlNode | undefined): YamlWritten | undefined {
    if (value === undefined) {
      this.text.unwritten("null");
      return undefined;
    }
    if (
      value.kind === "scalar" &&
      value.style === "plain" &&
      this.#isTyping(value) &&
      this.#isOnOwnLine(value)
    ) {
      this.hasWordAsKey = true;
      if (this.reading.typing?.wordIsKey === true) return this.value(wordAsMap(value), "value");
    }
    return this.value(value, "value");
  }

  /** The members of a merge, which those of the map replace: written elsewhere, or not known. */
  #merge(
    node: YamlCollection,
    entry: YamlEntry,
    value: YamlNode,
    separate: () => void,
  ): readonly WrittenEntry[] {
    const own = new Set(node.entries.map(({ key }) => (key === undefined ? "" : lettersOf(key).value)));
    const merged = value.kind === "alias" ? this.reading.anchored(value.name, value.offset) : value;
    const isKnown = merged?.kind === "map" && intrinsicOf(merged) === undefined && this.#aliases < maxAliases;
    if (!isKnown || merged.entries.some(({ key }) => key?.source === "<<")) {
      separate();
      const at = this.text.length;
      const expression = value.kind === "alias" ? value.name : "<<";
      this.text.written(JSON.stringify(`\${${expression}}`), value.start, value.end - value.start);
      this.text.unknown(at, { expression, holds: "many", yields: true });
      this.text.unwritten(":0");
      const unknown = { ...written(value, undefined), isUnknown: true } as const;
      return [writtenEntry(node, entry, unknown, { isElsewhere: true })];
    }
    const entries = merged.entries.filter(({ key }) => key !== undefined && !own.has(lettersOf(key).value));
    return entries.map((each) => {
      separate();
      const inner = this.#elsewhere((writer) => {
        if (each.key !== undefined) writer.text.unwritten(`${JSON.stringify(lettersOf(each.key).value)}:`);
        if (each.value === undefined) writer.text.unwritten("null");
        else writer.value(each.value, "value");
      });
      this.#foreign(inner, value);
      return writtenEntry(node, entry, written(value, undefined), { isElsewhere: true });
    });
  }

  /** What a value from elsewhere is, as JSON. */
  #elsewhere(write: (writer: PatternWriter) => void): PatternText {
    const writer = new PatternWriter({ ...this.reading, typing: undefined });
    writer.#aliases = this.#aliases + 1;
    write(writer);
    return writer.text;
  }

  #foreign(inner: PatternText, value: YamlNode): void {
    const at = this.text.length;
    const { text } = inner.finish();
    this.text.written(text, value.start, value.end - value.start);
    for (const { span, ...part } of inner.unknowns)
      this.text.unknownAt({ ...span, offset: span.offset + at }, part);
  }

  #alias(node: YamlNode, name: string, place: Place): YamlWritten {
    const value = this.#aliases < maxAliases ? this.reading.anchored(name, node.offset) : undefined;
    const inner = value && this.#elsewhere((writer) => void writer.value(value, place));
    if (inner === undefined || inner.length > maxFromAliases) {
      return this.#unknown(node, { expression: name, holds: place === "value" ? "anything" : "many" });
    }
    this.#foreign(inner, node);
    return { ...written(node, undefined), isUnknown: true };
  }

  #seq(node: YamlCollection): YamlWritten {
    const entries: WrittenEntry[] = [];
    this.#bracket("[", node, node.offset);
    let needsComma = false;
    for (const entry of node.entries) {
      if (needsComma) this.text.unwritten(",");
      const { value } = entry;
      needsComma = true;
      if (value !== undefined && this.#isGap(value)) {
        entries.push(writtenEntry(node, entry, undefined, { isGap: true }));
        needsComma = false;
      } else if (value === undefined) {
        this.text.unwritten("null");
        entries.push(writtenEntry(node, entry, undefined));
      } else entries.push(writtenEntry(node, entry, this.value(value, "element")));
    }
    this.#bracket("]", node, node.end - 1);
    return written(node, entries);
  }

  #bracket(bracket: string, { isFlow }: YamlCollection, offset: number): void {
    if (isFlow && this.reading.document[offset] === bracket) this.text.written(bracket, offset, 1);
    else this.text.unwritten(bracket);
  }

  #scalar(node: YamlScalar, place: Place): YamlWritten {
    if (this.#isGap(node)) return written(node, undefined);
    const word =
      node.style === "plain" && !this.reading.document.slice(node.start, node.offset).includes("!!str")
        ? wordJson(node.source, this.reading.version)
        : undefined;
    if (word !== undefined) {
      this.text.written(word, node.offset, node.end - node.offset);
      return written(node, undefined);
    }
    const parts = this.reading.hasVariables ? variableParts(lettersOf(node)) : undefined;
    if (parts !== undefined) return this.#parts(node, parts, place);
    this.#quoted(node);
    return written(node, undefined);
  }

  #quoted(node: YamlScalar): void {
    const isQuoted = node.style === "single" || node.style === "double";
    const quote = (offset: number): void => {
      if (isQuoted) this.text.written('"', offset, 1);
      else this.text.unwritten('"');
    };
    quote(node.offset);
    addEscaped(lettersOf(node), this.text);
    quote(node.end - 1);
  }

  #isGap(node: YamlNode): boolean {
    if (node.kind !== "scalar" || node.style !== "plain" || node.source !== gap) return false;
    this.gapAt = this.text.length;
    return true;
  }

  #isTyping(node: YamlScalar): boolean {
    const at = this.reading.typing?.offset;
    return at !== undefined && node.offset <= at && at <= node.end;
  }

  #isOnOwnLine({ offset, source }: YamlScalar): boolean {
    const { document } = this.reading;
    const start = document.lastIndexOf("\n", offset - 1) + 1;
    return document.slice(start, offset).trim() === "" && !source.includes("\n");
  }
}

/** A word as the map whose first key it is to be. */
export function wordAsMap(key: YamlScalar): YamlCollection {
  const { offset, end } = key;
  const entry: YamlEntry = { offset, end, key, lead: undefined, value: undefined };
  return {
    kind: "map",
    isFlow: false,
    entries: [entry],
    offset,
    end,
    start: offset,
    tag: undefined,
    anchor: undefined,
  };
}

function written(node: YamlNode, entries: readonly WrittenEntry[] | undefined): YamlWritten {
  const isFlow = node.kind !== "alias" && node.kind !== "scalar" && node.isFlow;
  return { span: { offset: node.start, length: node.end - node.start }, entries, isFlow };
}

function writtenEntry(
  { isFlow }: YamlCollection,
  { offset, end, key, lead }: YamlEntry,
  value: YamlWritten | undefined,
  marks: Pick<WrittenEntry, "isGap" | "isElsewhere"> = {},
): YamlWrittenEntry {
  const keySpan = key && { offset: key.offset, length: key.end - key.offset };
  return { span: { offset, length: end - offset }, key: keySpan, value, lead, inFlow: isFlow, ...marks };
}
