import { lazily } from "../base/lazily";
import type { CallFields, CallGrade, CatalogField, CatalogValue, FieldType, Operation } from "./catalog";
import type { EncodedCalls, EncodedCallsHeader } from "./encodedCatalog";

/** Finds what CloudTrail records of a call, by event source and event name; undefined where no model has it. */
export type FindCallFields = (eventSource: string, name: string) => CallFields | undefined;

const SUFFIX = ".amazonaws.com";
const REQUEST = ["detail", "requestParameters"];
const RESPONSE = ["detail", "responseElements"];

const TYPES: Readonly<Record<string, readonly FieldType[]>> = {
  S: ["string"],
  N: ["number"],
  B: ["boolean"],
  O: ["object"],
  M: ["object"],
  A: ["any"],
};

const evidence = "api-model";
const CAN_BE_LEFT_OUT = "CloudTrail can leave it out, or hide its value.";
const HIDDEN = "Sensitive: CloudTrail hides its value.";

/**
 * Opens callFields.jsonl: a header line, then a line for each service with its operations in the order of `operations`.
 * Nothing is read before a call is asked for; a call is decoded when it is.
 */
export function openCallFields(
  text: string,
  operations: (eventSource: string) => readonly Operation[],
): FindCallFields {
  const lines = lazily(() => linesOf(text));
  const dictionary = lazily(() => readHeader(text.slice(0, text.indexOf("\n"))));
  const services = new Map<string, ReadonlyMap<string, string>>();
  const decoded = new Map<string, CallFields | undefined>();

  function callsOf(eventSource: string): ReadonlyMap<string, string> {
    const known = services.get(eventSource) ?? readService(eventSource);
    services.set(eventSource, known);
    return known;
  }

  function readService(eventSource: string): ReadonlyMap<string, string> {
    const line = lines().get(eventSource);
    if (line === undefined) return new Map();
    const [, calls] = JSON.parse(line) as EncodedCalls;
    const encoded = calls.split(";");
    return new Map(operations(eventSource).map(({ name }, index) => [name, encoded[index] ?? "-"]));
  }

  return (eventSource, name) => {
    const key = `${eventSource} ${name}`;
    if (decoded.has(key)) return decoded.get(key);
    const encoded = callsOf(eventSource).get(name);
    const call = encoded === undefined || encoded === "-" ? undefined : decodeCall(encoded, dictionary());
    decoded.set(key, call);
    return call;
  };
}

/** Where each service's line is, by its event source. */
function linesOf(text: string): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const line of text.split("\n").slice(1)) {
    if (line !== "") lines.set(line.slice(2, line.indexOf('"', 2)) + SUFFIX, line);
  }
  return lines;
}

interface Dictionary {
  readonly names: readonly string[];
  readonly valuesAt: (index: number) => readonly CatalogValue[];
}

function readHeader(line: string): Dictionary {
  const { names, enums } = JSON.parse(line) as EncodedCallsHeader;
  return {
    names: names.split(" "),
    valuesAt: (index) => (enums[index] ?? "").split("|").map((value) => ({ value })),
  };
}

function decodeCall(encoded: string, dictionary: Dictionary): CallFields {
  const grade: CallGrade = encoded.startsWith("+") ? "table" : encoded.startsWith("~") ? "undecided" : "rule";
  const [request = "", response = ""] = encoded.slice(grade === "rule" ? 0 : 1).split("|");
  const fields: CatalogField[] = [];
  decodeMembers(request, REQUEST, dictionary, fields);
  decodeMembers(response, RESPONSE, dictionary, fields);
  return { grade, fields };
}

/** An item of a call: name, list of values, type, array, hidden, in either spelling, and `(` where others are below. */
const ITEM = /([0-9a-z]+)(?:=([0-9a-z]+))?([A-Z])(\[)?(!)?(\?)?(\()?|\)/gy;

/** An object whose members follow; `isCapital` where it is there in both spellings, in each of which all are alike. */
interface Above {
  readonly path: readonly string[];
  readonly isCapital?: boolean;
}

function decodeMembers(
  text: string,
  root: readonly string[],
  { names, valuesAt }: Dictionary,
  into: CatalogField[],
): void {
  const outer: (readonly Above[])[] = [];
  let above: readonly Above[] = [{ path: root }];
  for (const [, name, listed, type = "A", array, hidden, either, opens] of text.matchAll(ITEM)) {
    if (name === undefined) {
      above = outer.pop() ?? [{ path: root }];
      continue;
    }
    const own = names[parseInt(name, 36)] ?? "";
    const spelled = above.flatMap((parent) => spellings(parent, own, either !== undefined));
    const values = listed === undefined ? [] : valuesAt(parseInt(listed, 36));
    for (const { path } of spelled) {
      const other = otherSpelling(path.at(-1) ?? "");
      const caveats = [
        ...(either === undefined ? [] : [`CloudTrail may spell it \`${other}\`: ask for both in \`$or\`.`]),
        hidden === undefined ? CAN_BE_LEFT_OUT : HIDDEN,
      ];
      const types = TYPES[type] ?? ["any"];
      into.push({ path, types, isArray: array !== undefined, optional: true, values, evidence, caveats });
      if (type === "M") into.push(varyingKey(path));
    }
    if (opens === undefined) continue;
    outer.push(above);
    above = spelled;
  }
}

function spellings({ path, isCapital }: Above, own: string, isEither: boolean): readonly Above[] {
  if (!isEither) return [{ path: [...path, own], ...(isCapital === undefined ? {} : { isCapital }) }];
  return [false, true]
    .filter((each) => isCapital === undefined || isCapital === each)
    .map((each) => ({ path: [...path, each ? otherSpelling(own) : own], isCapital: each }));
}

/** The same name with its first letter in the other case. */
function otherSpelling(name: string): string {
  const first = name.charAt(0);
  const lowered = first.toLowerCase();
  return (first === lowered ? first.toUpperCase() : lowered) + name.slice(1);
}

function varyingKey(path: readonly string[]): CatalogField {
  return {
    path: [...path, "*"],
    types: ["any"],
    isArray: false,
    optional: true,
    values: [],
    evidence,
    caveats: [],
  };
}
