import type { Catalog, CatalogField, EventType } from "../catalog/catalog";
import { fieldAt } from "../catalog/eventFields";
import { parseIpAddress } from "../pattern/values/ipAddress";
import type { FlatEvent, FlatPath } from "./flatEvent";

/**
 * How likely a later event of the same kind has the same value at a path. `stable`: it says what kind of event this is
 * (source, detail-type, message type, a state). `neutral`: it may recur, such as a name. `volatile`: it says where or
 * which (account, Region, ARN, version). `unique`: no later event has it (ids, times, hashes).
 */
export type Stability = "stable" | "neutral" | "volatile" | "unique";

/** From what tells a kind of event best to what tells it least. */
export const stabilities: readonly Stability[] = ["stable", "neutral", "volatile", "unique"];

/** What the catalog knows of an event's kind; undefined for sources and detail-types that it does not know. */
export function eventTypeOf(catalog: Catalog, event: FlatEvent): EventType | undefined {
  const source = textAt(event, "source");
  const detailType = textAt(event, "detail-type");
  if (source === undefined || detailType === undefined) return undefined;
  return catalog.source(source)?.event(detailType);
}

/**
 * The stability of a path of an event. Where the catalog knows the field, its lists of values decide; elsewhere the
 * words of the key and the form of the values do.
 */
export function stabilityOf(flat: FlatPath, type: EventType | undefined): Stability {
  const known = envelope[flat.path];
  if (known !== undefined) return known;
  const field = type === undefined ? undefined : fieldAt(type, flat.keys);
  const last = flat.keys.findLast((key) => !/^\d*$/.test(key)) ?? "";
  const words = wordsOf(last);
  const form = formOf(flat);
  if (form === "unique" || words.some((word) => uniqueWords.has(word))) return "unique";
  const isElement = flat.isScoped || /(?:^|\.)\d+(?:\.|$)/.test(flat.path);
  if (field !== undefined && isListed(field)) return isPlace(words) || isElement ? "volatile" : "stable";
  if (form === "volatile" || words.some((word) => volatileWords.has(word))) return "volatile";
  // Which element of a list is meant is nobody's guess.
  if (isElement || field !== undefined) return "neutral";
  if (form === "number" || form === "other") return "neutral";
  return form === "constant" || stableWords.has(words.at(-1) ?? "") ? "stable" : "neutral";
}

const envelope: Readonly<Record<string, Stability>> = Object.assign(
  Object.create(null) as object,
  {
    source: "stable",
    "detail-type": "stable",
    id: "unique",
    time: "unique",
    version: "volatile",
    account: "volatile",
    region: "volatile",
    resources: "volatile",
  } as const,
);

/** A list of values of which an event has one says something, unless it is a list of one. */
function isListed({ path, values, valuesFrom, closed }: CatalogField): boolean {
  if (path.includes("*")) return false;
  if (valuesFrom !== undefined) return valuesFrom !== "managedRules";
  if (path.join(".") === "detail.messageType") return true;
  if (values.every(({ value }) => /^(?:true|false)$/.test(String(value)))) return false;
  return values.length > 1 || closed !== true;
}

function isPlace(words: readonly string[]): boolean {
  return words.includes("region") || words.includes("account");
}

function list(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

const uniqueWords = list(
  "id ids uuid guid time timestamp date at hash md5 sha256 etag checksum digest token nonce sequence sequencer signature expires created updated",
);
const volatileWords = list(
  "arn arns account owner region zone version ip ipv4 ipv6 address host hostname url uri href email phone user agent principal key count size length duration latency elapsed amount price total offset index message description comment title bytes",
);
const stableWords = list(
  "type kind status state action operation severity level category result outcome reason phase mode stage environment env class tier event channel priority command verb method protocol decision compliance change",
);

/** `sourceIPAddress` has the words source, ip, address. */
function wordsOf(key: string): readonly string[] {
  return key
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
}

type Form = "unique" | "volatile" | "constant" | "word" | "number" | "other";

/** The form that all values of a path share, or the least stable form among them. */
function formOf({ values }: FlatPath): Form {
  const forms = values.map(({ exact }): Form => {
    switch (exact.kind) {
      case "string":
        return formOfText(exact.value);
      case "number":
        return /\d{10}/.test(exact.text) ? "unique" : "number";
      default:
        return "other";
    }
  });
  return order.find((form) => forms.includes(form)) ?? "other";
}

const order: readonly Form[] = ["unique", "volatile", "other", "number", "word", "constant"];

function formOfText(text: string): Form {
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)) return "unique";
  if (/^\d{4}-\d\d-\d\d(?:[T ].*)?$/.test(text) || /^(?=.*\d)[\da-f]{16,}$/i.test(text)) return "unique";
  if (isNamedHash(text) || /^\d{13,}$/.test(text)) return "unique";
  if (/^(?=.*\d)[A-Za-z\d+/_=-]{24,}$/.test(text)) return "unique";
  if (/^arn:/.test(text) || /^\d{12}$/.test(text) || /^\d+(?:\.\d+)+$/.test(text)) return "volatile";
  if (/^[a-z]+:\/\//i.test(text) || isEmail(text) || parseIpAddress(text) !== undefined) {
    return "volatile";
  }
  if (/^[a-z]{2}(?:-[a-z]+)+-\d[a-z]?$/.test(text)) return "volatile";
  if (/^[A-Z][A-Z\d]*(?:[_-][A-Z\d]+)*$/.test(text) && text.length > 1 && !/\d{3}/.test(text)) {
    return "constant";
  }
  return text.length <= 40 && /^[A-Za-z][\w.:/ -]*$/.test(text) ? "word" : "other";
}

/** `vpc-0a1b2c3d`: words and, at the end, hexadecimal digits with a decimal one among them. */
function isNamedHash(text: string): boolean {
  return /^(?:[a-z]+-)+[\da-f]{8,}$/.test(text) && /\d/.test(text.slice(text.lastIndexOf("-")));
}

/** Something without a space that has an `@` in it and, further on, a dot. */
function isEmail(text: string): boolean {
  const at = text.indexOf("@", 1);
  return at > 0 && text.lastIndexOf(".", text.length - 2) > at + 1 && !/\s/.test(text);
}

function textAt(event: FlatEvent, path: string): string | undefined {
  const exact = event.paths.get(path)?.values[0]?.exact;
  return exact?.kind === "string" ? exact.value : undefined;
}
