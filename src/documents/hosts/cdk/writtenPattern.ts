import type { Span } from "../../../base/span";
import type { WrittenEntry, WrittenValue } from "../../written";
import { textOf, type Expression, type Member, type ObjectExpression } from "./expression";
import { matchMethods } from "./matchMethods";

/**
 * A pattern's object as its parts can be changed: an entry for each member and element of the JSON that is rendered of
 * it, in its order. Calls of `Match`, constants and whatever else is no literal are kept as they are. `hasRest` is
 * whether a member stands at its end that is written elsewhere. Where somebody types, at `cursor`, there is a gap.
 */
export function writtenPattern(object: ObjectExpression, hasRest: boolean, cursor?: number): WrittenValue {
  const written = writtenObject(object, cursor);
  if (!hasRest) return written;
  const end = { offset: object.span.offset + object.span.length - 1, length: 0 };
  const rest: WrittenEntry = { ...elsewhere({ kind: "unknown", span: end }), key: end };
  return { ...written, entries: [...written.entries, rest] };
}

type WrittenList = WrittenValue & { readonly entries: readonly WrittenEntry[] };

function writtenObject({ span, members }: ObjectExpression, cursor?: number): WrittenList {
  const given = members.filter(({ value }) => value?.kind !== "absent");
  const entries = given.map((member) => writtenMember(member, cursor));
  return { span, entries: withGap(span, entries, cursor) };
}

/** Entries with the one that somebody types between two of them, or before or behind all. */
function withGap(span: Span, entries: readonly WrittenEntry[], cursor?: number): readonly WrittenEntry[] {
  if (cursor === undefined || cursor <= span.offset || cursor >= endOf(span)) return entries;
  if (entries.some((entry) => entry.span.offset <= cursor && cursor <= endOf(entry.span))) return entries;
  const index = entries.filter((entry) => endOf(entry.span) < cursor).length;
  const gap = { span: { offset: cursor, length: 0 }, key: undefined, value: undefined, isGap: true } as const;
  return entries.toSpliced(index, 0, gap);
}

function writtenMember({ span, key, value }: Member, cursor?: number): WrittenEntry {
  if (key.kind === "spread") return { ...elsewhere({ kind: "unknown", span }), key: span };
  const entry = { span, key: key.span, value: value && writtenValue(value, cursor) };
  // Another name for a shorthand would be another constant, and one for a computed key another value.
  const isShort = value !== undefined && value.span.length === 0;
  return isShort || textOf(key) === undefined ? { ...entry, isElsewhere: true } : entry;
}

function writtenValue(value: Expression, cursor?: number): WrittenValue {
  const { span, kind } = value;
  switch (kind) {
    case "object":
      return writtenObject(value, cursor);
    case "list":
      return {
        span,
        entries: withGap(
          span,
          value.items.flatMap((each) => writtenItems(each, cursor)),
          cursor,
        ),
      };
    case "text":
      return textOf(value) === undefined ? unknown(value) : { span, entries: undefined };
    case "number":
    case "word":
      return { span, entries: undefined };
    case "absent":
    case "match":
    case "spread":
    case "followed":
    case "unknown":
      return unknown(value);
  }
}

/** The entries that an element of a list makes: none is written for each that a spread one brings along. */
function writtenItems(item: Expression, cursor?: number): readonly WrittenEntry[] {
  const { span } = item;
  if (item.kind === "absent") return [];
  if (item.kind !== "spread") return [{ span, key: undefined, value: writtenValue(item, cursor) }];
  return Array.from({ length: elementsOf(item.of) }, () => elsewhere(item));
}

/** How many elements a spread list has in the JSON; one that is not known stands there as one. */
function elementsOf(list: Expression): number {
  if (list.kind === "followed") return elementsOf(list.of);
  if (list.kind === "list") {
    const counts = list.items.map((item) =>
      item.kind === "absent" ? 0 : item.kind === "spread" ? elementsOf(item.of) : 1,
    );
    return Math.max(
      counts.reduce((sum, count) => sum + count, 0),
      1,
    );
  }
  if (list.kind !== "match" || matchMethods.get(list.method)?.kind !== "anyOf") return 1;
  const counts = list.arguments.map((each) =>
    each.kind === "match" || each.kind === "list" ? elementsOf(each) : 1,
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function unknown({ span }: Pick<Expression, "span">): WrittenValue {
  return { span, entries: undefined, isUnknown: true };
}

function endOf({ offset, length }: Span): number {
  return offset + length;
}

function elsewhere(value: Pick<Expression, "span" | "kind">): WrittenEntry {
  return { span: value.span, key: undefined, value: unknown(value), isElsewhere: true };
}
