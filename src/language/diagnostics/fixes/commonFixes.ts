import type { Span } from "../../../base/span";
import { addEntry, listOf, removeEntry, setValue, stringValue } from "./operations";
import { choice, mechanical, type DraftFix, type FixContext } from "./quickFix";
import { fieldAt, nodeAt } from "./tree";

/** One text for the one at a span, done by "fix all" where there is but one. */
export function changeTo(span: Span, texts: readonly string[]): readonly DraftFix[] {
  const [only, ...others] = texts;
  if (only !== undefined && others.length === 0) {
    return [mechanical(`Change to "${only}"`, [setValue(span, stringValue(only))])];
  }
  return chooseFrom(span, texts);
}

/** Texts for the one at a span, of which the author has to choose one. */
export function chooseFrom(span: Span, texts: readonly string[]): readonly DraftFix[] {
  return texts.map((text) => choice(`Change to "${text}"`, [setValue(span, stringValue(text))]));
}

/** Other sources in the place of a leaf; none where the pattern asks for no source. */
export function changeSource(sources: readonly string[], leaf: Span | undefined): readonly DraftFix[] {
  if (leaf === undefined) return [];
  return sources.map((source) =>
    choice(`Change the source to "${source}"`, [setValue(leaf, listOf([stringValue(source)]))]),
  );
}

/** JSON in the place of what is at a span, which means the same or is surely meant; none for no JSON. */
export function rewrite(span: Span, json: string | undefined): readonly DraftFix[] {
  return json === undefined ? [] : [mechanical(`Change to ${json}`, [setValue(span, json)])];
}

/** Takes away the alternative, or the field, that a span is about. */
export function removal({ root }: FixContext, span: Span): readonly DraftFix[] {
  const node = fieldAt(root, span) ?? nodeAt(root, span);
  return node === undefined ? [] : [choice("Remove it", removeEntry(node))];
}

/** Adds an alternative to the leaf whose name is at a span. */
export function alsoAccept(
  { root }: FixContext,
  name: Span,
  alternative: string,
  title: string,
): readonly DraftFix[] {
  const list = fieldAt(root, name)?.value;
  return list?.kind === "array" ? [choice(title, [addEntry(list, alternative)])] : [];
}
