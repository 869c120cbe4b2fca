/** A value worth offering at a path. */
export interface KnownValue {
  readonly value: string | number | boolean;
  readonly kind: "source" | "detailType" | "value";
  readonly detail: string;
  /** Markdown. */
  readonly documentation?: (() => string) | undefined;
  /** The value is only how real values begin, so it belongs into a `prefix`. */
  readonly isPrefix?: boolean;
}
