import type { CatalogField, FieldType } from "../../../catalog/catalog";
import { assertNever } from "../../../base/assertNever";
import type { Matcher } from "../../../pattern/pattern";
import { fieldsOfLeaf, likelyFieldsOfLeaf } from "./fieldsOfLeaf";
import type { LeafField } from "./leafField";
import type { LintContext } from "./lintContext";
import { isPlaceholder } from "./placeholder";

/** A condition on a value of another type than its field has. */
export type WrongType =
  /** The field is an object, and a leaf asks for its value. */
  | { readonly kind: "object"; readonly leaf: LeafField; readonly fields: readonly CatalogField[] }
  | {
      readonly kind: "value";
      readonly leaf: LeafField;
      readonly matcher: Matcher;
      readonly asked: FieldType;
      readonly types: ReadonlySet<FieldType>;
    };

/** Matchers that ask for a value of another type than the field has: EventBridge never turns one into another. */
export function wrongTypes(context: LintContext): readonly WrongType[] {
  return context.leaves.flatMap((leaf): readonly WrongType[] => {
    if (leaf.value.matchers.every(canBeAnything)) return [];
    // Whoever sends an event, its detail is an object.
    if (leaf.path === "detail") return [{ kind: "object", leaf, fields: [] }];
    const sure = fieldsOfLeaf(context, leaf);
    const fields = sure ?? likelyFieldsOfLeaf(context, leaf);
    if (fields === undefined || fields.length === 0) return [];
    const types = new Set(fields.flatMap((field) => field.types));
    if (types.size === 0 || types.has("any")) return [];
    if ([...types].every((type) => type === "object")) {
      return sure === undefined ? [] : [{ kind: "object", leaf, fields }];
    }
    return leaf.value.matchers.flatMap((matcher) => {
      const asked = askedType(matcher);
      if (sure === undefined && asked !== "null") return [];
      if (asked === undefined || types.has(asked) || canBeAnything(matcher)) return [];
      return [{ kind: "value", leaf, matcher, asked, types }] as const;
    });
  });
}

/** Whether a template tool can put a value of any type in a matcher's place. */
function canBeAnything(matcher: Matcher): boolean {
  return matcher.kind === "string" && isPlaceholder(matcher.value);
}

/** The type of value that a matcher asks for; undefined for those that accept any. */
function askedType(matcher: Matcher): FieldType | undefined {
  switch (matcher.kind) {
    case "string":
    case "exactly":
    case "prefix":
    case "suffix":
    case "equalsIgnoreCase":
    case "wildcard":
    case "cidr":
      return "string";
    case "number":
    case "numeric":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    case "anythingBut":
      return matcher.excluded.kind === "numbers" ? "number" : "string";
    case "exists":
    case "unknown":
      return undefined;
    default:
      return assertNever(matcher);
  }
}
