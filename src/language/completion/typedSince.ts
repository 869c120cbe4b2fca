/** One change of a document: at `offset`, `removed` characters gave way to `inserted`. Both in UTF-16 units. */
export interface TextChange {
  readonly offset: number;
  readonly removed: number;
  readonly inserted: string;
}

/**
 * How many characters have been typed to the right of `offset` by `changes`, the oldest first. An editor that asks for
 * suggestions at a position goes on taking keys, so that the document may be ahead of the position: what stands
 * between them must not be taken for old text that a suggestion replaces. 0 where the newest changes are not such keys.
 */
export function typedSince(changes: readonly TextChange[], offset: number): number {
  let start: number | undefined;
  let end = offset;
  for (const change of changes.toReversed()) {
    const { inserted } = change;
    if (change.removed > 0 || change.offset < offset || inserted.length === 0 || /[\r\n]/.test(inserted))
      break;
    const changeEnd = change.offset + inserted.length;
    if (start === undefined) end = changeEnd;
    else if (changeEnd !== start) break;
    start = change.offset;
    if (start === offset) break;
  }
  return start === offset ? end - offset : 0;
}
