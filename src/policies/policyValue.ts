import type { Span } from "../base/span";

/** A value of a JSON or YAML document, with as much of it as a policy needs. */
export type PolicyValue =
  | PolicyText
  | { readonly kind: "list"; readonly items: readonly PolicyValue[] }
  | { readonly kind: "object"; readonly members: readonly PolicyMember[] }
  /** A number, a function of a template such as `!Sub`, or a text that is written in other letters than it has. */
  | { readonly kind: "other" };

/** A text that stands in the document letter by letter; the span is without quotes. */
export interface PolicyText {
  readonly kind: "text";
  readonly value: string;
  readonly span: Span;
}

export interface PolicyMember {
  readonly key: string;
  readonly value: PolicyValue;
}

/**
 * The text that is written at a span of a document; `other` where its letters are not those of the value, or go over
 * several lines.
 */
export function policyText(document: string, value: string, span: Span): PolicyValue {
  const written = document.slice(span.offset, span.offset + span.length);
  return written === value && !/[\r\n]/.test(value) ? { kind: "text", value, span } : { kind: "other" };
}

/** What an object has under a key; undefined where the value is no object, or has no such key. */
export function memberOf(value: PolicyValue | undefined, key: string): PolicyValue | undefined {
  if (value?.kind !== "object") return undefined;
  return value.members.find((member) => member.key === key)?.value;
}

/** The items of a list; the value itself where IAM takes a single one for a list of one. */
export function itemsOf(value: PolicyValue | undefined): readonly PolicyValue[] {
  if (value === undefined) return [];
  return value.kind === "list" ? value.items : [value];
}
