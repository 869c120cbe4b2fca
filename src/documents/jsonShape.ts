import { createTokenScanner, type TokenScanner } from "../json/tokenScanner";

/** What a JSON text is by its form: an event pattern, or an event as EventBridge delivers it. */
export type JsonShape = "pattern" | "event";

/** Longer texts have no shape, in UTF-16 units: EventBridge carries events of up to 1 MB. */
const maxLength = 1_000_000;

/** What every pattern and every event has somewhere; a text without it costs this one search. */
const tellingKey = /"(?:source|detail-type|detail)"/;

/** The keys that every event has. */
const envelopeKeys: ReadonlySet<string> = new Set([
  "version",
  "id",
  "detail-type",
  "source",
  "account",
  "time",
  "region",
  "resources",
  "detail",
]);

/**
 * Whether a JSON text, with comments or without, has the form of an event pattern or of an event; undefined for
 * anything else. A pattern asks for `source`, `detail-type` or `detail` with arrays or objects and has no plain value at
 * its top level, which an event has. A list counts as its first element, if that is an event. Time is linear in the
 * text, and one search for a text that has none of these keys.
 */
export function shapeOf(text: string): JsonShape | undefined {
  if (text.length > maxLength || !tellingKey.test(text)) return undefined;
  const scanner = createTokenScanner(text);
  const first = next(scanner);
  if (first === "{") return shapeOfObject(text, scanner);
  if (first !== "[" || next(scanner) !== "{") return undefined;
  return shapeOfObject(text, scanner) === "event" ? "event" : undefined;
}

/** What a top-level value is; an object whose leaves are all arrays can be a part of a pattern. */
type ValueKind = "array" | "leaves" | "object" | "text" | "plain";

/** The shape of the object whose bracket was scanned last. */
function shapeOfObject(text: string, scanner: TokenScanner): JsonShape | undefined {
  const kinds = new Map<string, ValueKind>();
  while (next(scanner) === "string") {
    const key = text.slice(scanner.offset + 1, scanner.end - 1);
    if (next(scanner) !== ":") break;
    kinds.set(key, valueKind(scanner));
    if (isEvent(kinds)) return "event";
    if (next(scanner) !== ",") break;
  }
  return isPattern(kinds) ? "pattern" : undefined;
}

function isEvent(kinds: ReadonlyMap<string, ValueKind>): boolean {
  const [source, detailType, detail] = [kinds.get("source"), kinds.get("detail-type"), kinds.get("detail")];
  if (source === "text" && detailType === "text") return true;
  const isDetail = detail === "object" || detail === "leaves";
  return isDetail && [source, detailType].includes("text") && ![source, detailType].includes("array");
}

function isPattern(kinds: ReadonlyMap<string, ValueKind>): boolean {
  const values = [...kinds.values()];
  if (values.length === 0 || values.includes("text") || values.includes("plain")) return false;
  const keys = [...kinds.keys()];
  const isEnvelope = keys.every((key) => envelopeKeys.has(key) || key === "$or");
  if (kinds.has("detail-type")) return true;
  if (kinds.has("source")) return isEnvelope || kinds.has("detail");
  return isEnvelope && kinds.get("detail") === "leaves";
}

/** What the value is that follows; the last token of it is the one that was scanned last. */
function valueKind(scanner: TokenScanner): ValueKind {
  switch (next(scanner)) {
    case "[":
      skip(scanner);
      return "array";
    case "{":
      return skip(scanner) ? "leaves" : "object";
    case "string":
      return "text";
    default:
      return "plain";
  }
}

/** Passes over the rest of an array or object; whether each value in it stands in an array, and there is one. */
function skip(scanner: TokenScanner): boolean {
  let [depth, arrays, isPlain, hasArray] = [1, 0, false, false];
  for (let before = scanner.kind; ; before = scanner.kind) {
    switch (next(scanner)) {
      case "{":
        depth++;
        if (arrays > 0) arrays++;
        break;
      case "[":
        depth++;
        arrays++;
        hasArray = true;
        break;
      case "}":
      case "]":
        depth--;
        if (arrays > 0) arrays--;
        if (depth === 0) return hasArray && !isPlain;
        break;
      case "string":
      case "word":
        if (arrays === 0 && before === ":") isPlain = true;
        break;
      case "end":
        return false;
      case ",":
      case ":":
      case "comment":
        break;
    }
  }
}

/** The next token that is no comment. */
function next(scanner: TokenScanner): TokenScanner["kind"] {
  do scanner.scan(scanner.end);
  while (scanner.kind === "comment");
  return scanner.kind;
}
