import type { Span } from "../../../base/span";

/** What of a program's text a pattern is made of, in whatever language it is written. */
export type Expression =
  | ObjectExpression
  | { readonly kind: "list"; readonly span: Span; readonly items: readonly Expression[] }
  | TextExpression
  | { readonly kind: "number"; readonly span: Span; readonly value: number }
  | { readonly kind: "word"; readonly span: Span; readonly word: "true" | "false" | "null" }
  /** JavaScript's `undefined`, which is left out wherever it stands. */
  | { readonly kind: "absent"; readonly span: Span }
  | MatchExpression
  /** The elements of a list, or the fields of an object, put among those around them. */
  | { readonly kind: "spread"; readonly span: Span; readonly of: Expression }
  /** A constant of the same file, which stands for what it was given. */
  | { readonly kind: "followed"; readonly span: Span; readonly of: Expression }
  | UnknownExpression;

/** Between braces, or the arguments of a call. */
export interface ObjectExpression {
  readonly kind: "object";
  readonly span: Span;
  readonly members: readonly Member[];
}

/** One of an object's fields, or a spread of several. One without a value is being typed. */
export interface Member {
  readonly span: Span;
  readonly key: Expression;
  readonly value?: Expression;
}

export interface TextExpression {
  readonly kind: "text";
  /** With its quotes. */
  readonly span: Span;
  readonly parts: readonly TextPart[];
}

/** A stretch of a text: what it says, or what stands in the hole there. */
export type TextPart =
  { readonly span: Span; readonly value: string } | { readonly span: Span; readonly hole: string };

/** A call of one of the functions of CDK's `Match`. */
export interface MatchExpression {
  readonly kind: "match";
  readonly span: Span;
  readonly method: string;
  readonly arguments: readonly Expression[];
}

/** What is known when the program runs; `expression` is how it is written there. */
export interface UnknownExpression {
  readonly kind: "unknown";
  readonly span: Span;
  readonly expression: string;
  /** Whether it is a text for certain, by its form or its name. */
  readonly isText: boolean;
}

/** What a text says; undefined where it has a hole. */
export function textOf(expression: Expression | undefined): string | undefined {
  if (expression?.kind === "followed") return textOf(expression.of);
  if (expression?.kind !== "text") return undefined;
  const values = expression.parts.map((part) => ("value" in part ? part.value : undefined));
  return values.includes(undefined) ? undefined : values.join("");
}

/** How code is shown: in one line of at most 60 characters. */
export function shownCode(code: string): string {
  const line = code.slice(0, 200).replaceAll(/\s+/g, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}

/** The endings of what is a text in every program: `bucket.bucketName`, `self.queue.queue_arn`, `Aws.ACCOUNT_ID`. */
const texts = /(?:Name|Arn|Url|Uri|Id|[aA]ccount|[rR]egion|_(?:name|arn|url|uri|id)|ACCOUNT_ID|REGION)$/;

/** Whether code names a text. */
export function namesText(code: string): boolean {
  return /^[\w$.?!]+$/.test(code) && texts.test(code);
}

/** The last name of an expression such as `this.rule`; undefined where it ends in something else. */
export function lastName(code: string): string | undefined {
  const name = code.slice(code.lastIndexOf(".") + 1).trim();
  return /^[\w$]+$/.test(name) ? name : undefined;
}
