// The form of callFields.jsonl, which src/catalog/openCallFields.ts reads: names and lists of values once, in the order of
// how often they occur, and a line for each service with its operations in the order of their names.
import type { EncodedCalls, EncodedCallsHeader } from "../../src/catalog/encodedCatalog";
import type { CallGrade } from "../../src/catalog/catalog";
import type { CallFields, FindCallFields } from "./callFields";
import type { CallMember } from "./callMembers";
import { compare } from "./compare";
import type { ServiceOperations } from "./encodeOperations";

/** How many operations have fields, by grade, and how many fields there are. */
export interface CallCounts {
  readonly operations: Readonly<Record<CallGrade, number>>;
  readonly fields: number;
  /** By service, how many of its operations a model has, and how many there are. */
  readonly byService: ReadonlyMap<string, readonly [known: number, all: number]>;
}

const MARKS: Readonly<Record<CallGrade, string>> = { rule: "", table: "+", undecided: "~" };

/** The header without the packages, a line for each service of which a model has an operation, and counts. */
export function encodeCallFields(
  services: readonly ServiceOperations[],
  find: FindCallFields,
): {
  readonly header: Omit<EncodedCallsHeader, "packages">;
  readonly lines: readonly EncodedCalls[];
  readonly counts: CallCounts;
} {
  const found = services.map(({ service, operations }) => ({
    service,
    calls: operations.map(({ name, readOnly }) => {
      const call = find(service, name);
      return call && readOnly ? { ...call, response: [] } : call;
    }),
  }));
  const all = found.flatMap(({ calls }) => calls.flatMap((call) => call ?? []));
  const members = all.flatMap(({ request, response }) => [...deep(request), ...deep(response)]);
  const names = byCount(members.map(({ name }) => name));
  const enums = byCount(members.flatMap(({ values }) => values ?? []));
  const encode = encoder(positions(names), positions(enums));
  const count = (grade: CallGrade): number =>
    all.filter((call) => call.grade === grade && call.request.length + call.response.length > 0).length;
  return {
    header: { names: names.join(" "), enums },
    lines: found
      .filter(({ calls }) => calls.some((call) => call !== undefined))
      .map(({ service, calls }) => [service, calls.map(encode).join(";")]),
    counts: {
      operations: { rule: count("rule"), table: count("table"), undecided: count("undecided") },
      fields: members.length,
      byService: new Map(
        found.map(({ service, calls }) => [
          service,
          [calls.filter((call) => call !== undefined).length, calls.length] as const,
        ]),
      ),
    },
  };
}

function deep(members: readonly CallMember[]): readonly CallMember[] {
  return members.flatMap((member) => [member, ...deep(member.below)]);
}

function byCount(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || compare(a, b)).map(([text]) => text);
}

function positions(texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(texts.map((text, index) => [text, index.toString(36)]));
}

/** `-` for an operation that no model has; else its grade, what it is given, and after `|` what it answers. */
function encoder(
  names: ReadonlyMap<string, string>,
  enums: ReadonlyMap<string, string>,
): (call: CallFields | undefined) => string {
  return (call) => {
    if (call === undefined) return "-";
    const { grade, request, response } = call;
    const answer = response.length === 0 ? "" : `|${list(response)}`;
    return `${MARKS[grade]}${list(request)}${answer}`;
  };

  function list(members: readonly CallMember[]): string {
    return members.map(item).join("");
  }

  function item({ name, other, type, isArray, isHidden, values, below }: CallMember): string {
    const listed = values === undefined ? "" : `=${enums.get(values) ?? ""}`;
    const marks = `${isArray ? "[" : ""}${isHidden ? "!" : ""}${other === undefined ? "" : "?"}`;
    const inner = below.length === 0 ? "" : `(${list(below)})`;
    return `${names.get(name) ?? ""}${listed}${type}${marks}${inner}`;
  }
}
