import type { Span } from "../../base/span";

/** A file of blocks and arguments as Terraform and OpenTofu read it: what is needed to find and read values in it. */
export interface HclBody {
  readonly span: Span;
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}

/** `resource "aws_cloudwatch_event_rule" "orders" { … }`. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
}

/** `name = value`; the value is undefined where nothing is written yet. */
export interface HclAttribute {
  readonly name: string;
  readonly value: HclExpression | undefined;
}

/** A value, or what stands in the place of one. */
export type HclExpression =
  HclObject | HclTuple | HclTemplate | HclLiteral | HclCall | HclConditional | HclOther;

export interface HclObject {
  readonly kind: "object";
  readonly span: Span;
  readonly items: readonly HclItem[];
  readonly isClosed: boolean;
}

/** `key = value` or `key : value`; half-typed, the value is undefined, and before that the separator. */
export interface HclItem {
  readonly key: HclKey;
  readonly separator: Span | undefined;
  readonly value: HclExpression | undefined;
}

/** A name as it stands, a template in quotes, or an expression in parentheses. */
export type HclKey = { readonly kind: "name"; readonly span: Span } | HclTemplate | HclOther;

export interface HclTuple {
  readonly kind: "tuple";
  readonly span: Span;
  readonly elements: readonly HclExpression[];
  readonly isClosed: boolean;
}

/** `"…"` or `<<EOF`, with the text between: letters as they are, what stands for others, and what is put in. */
export interface HclTemplate {
  readonly kind: "template";
  readonly span: Span;
  readonly isHeredoc: boolean;
  readonly isClosed: boolean;
  readonly pieces: readonly HclPiece[];
}

/**
 * A piece of a template: `text` is what a span without anything to be put in means; else the expression of `${…}`, or the
 * first words of `%{ if … }` up to `%{ endif }`.
 */
export type HclPiece =
  | { readonly kind: "text"; readonly span: Span; readonly text: string }
  | { readonly kind: "hole"; readonly span: Span; readonly expression: string };

/** `true`, `null`, `1.5`, `-2`. */
export interface HclLiteral {
  readonly kind: "literal";
  readonly span: Span;
}

export interface HclCall {
  readonly kind: "call";
  readonly span: Span;
  readonly name: string;
  readonly args: readonly HclExpression[];
  /** Whether the last argument is a list of arguments: `merge(local.all...)`. */
  readonly isSpread: boolean;
}

/** `condition ? yes : no`. */
export interface HclConditional {
  readonly kind: "conditional";
  readonly span: Span;
  readonly arms: readonly HclExpression[];
}

/** A reference, an operation, `[for …]`, or whatever else is known only when it is deployed. */
export interface HclOther {
  readonly kind: "other";
  readonly span: Span;
}
