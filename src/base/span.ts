/** A stretch of text: where it starts and how long it is, both in UTF-16 units as jsonc-parser counts. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}
