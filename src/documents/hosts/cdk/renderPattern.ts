import type { Span } from "../../../base/span";
import { shownCode, textOf } from "./expression";
import type { Expression, MatchExpression, Member, ObjectExpression, TextExpression } from "./expression";
import { writeGap, type CommentStart } from "./gap";
import { renderMatch } from "./renderMatch";
import type { PatternWriter } from "./patternWriter";

/** How a pattern's own keys are called in the program: `detailType` for `detail-type`. */
export type TopLevelNames = ReadonlyMap<string, string>;

/** What rendering needs to know of the program. */
export interface Rendering {
  readonly writer: PatternWriter;
  readonly document: string;
  readonly comment: CommentStart;
}

/** Deeper is not read; EventBridge does not take it either. */
const MAX_DEPTH = 100;

/**
 * Writes the JSON that CDK makes of an object: constants and `Match` as what they produce, without what is undefined or
 * a comma too many, with the blanks of the program. `rest` is what else the pattern has that does not stand here.
 */
export function renderPattern(
  rendering: Rendering,
  object: ObjectExpression,
  names: TopLevelNames,
  rest?: string,
): void {
  renderObject(rendering, object, 0, names, rest);
}

function renderObject(
  rendering: Rendering,
  { span, members }: ObjectExpression,
  depth: number,
  names?: TopLevelNames,
  rest?: string,
): void {
  const { writer } = rendering;
  const end = enclosed(rendering, span, "{", "}");
  let at = span.offset + 1;
  let isFirst = true;
  for (const member of members) {
    const isLeftOut = member.value?.kind === "absent";
    writeGap(rendering, at, member.span.offset, isFirst || isLeftOut ? undefined : ",");
    at = endOf(member.span);
    if (isLeftOut) continue;
    isFirst = false;
    renderMember(rendering, member, depth, names);
  }
  writeGap(rendering, at, end.from);
  if (rest !== undefined) {
    if (!isFirst) writer.own(", ");
    renderUnknownKey(rendering, rest);
    writer.own(': ""');
  }
  end.write();
}

function renderMember(
  rendering: Rendering,
  { span, key, value }: Member,
  depth: number,
  names?: TopLevelNames,
): void {
  const { writer } = rendering;
  if (key.kind === "spread") {
    writer.wholly(span, () => {
      renderUnknownKey(rendering, expressionOf(key.of, rendering));
      writer.own(': ""');
    });
    return;
  }
  renderKey(rendering, key, names);
  if (value === undefined) {
    const hasColon = rendering.document.slice(endOf(key.span), endOf(span)).includes(":");
    writeGap(rendering, endOf(key.span), endOf(span), hasColon ? ":" : undefined);
    return;
  }
  writeGap(rendering, endOf(key.span), Math.max(endOf(key.span), value.span.offset), ":");
  renderValue(rendering, value, depth + 1);
}

function renderUnknownKey({ writer }: Rendering, expression: string): void {
  writer.unknown({ expression, holds: "many" }, () => writer.own(JSON.stringify(`\${${expression}}`)));
}

function renderKey(rendering: Rendering, key: Expression, names?: TopLevelNames): void {
  const { writer } = rendering;
  const name = names?.get(textOf(key) ?? "");
  if (name !== undefined) {
    const quotes = key.kind === "text" ? quotesOf(rendering, key) : 0;
    const [from, to] = [key.span.offset + quotes, endOf(key.span) - quotes];
    writer.instead('"', key.span.offset, from);
    writer.instead(name, from, to);
    writer.instead('"', to, endOf(key.span));
  } else if (key.kind === "text") renderText(rendering, key);
  else if (key.kind === "followed" && textOf(key) !== undefined)
    writer.wholly(key.span, () => writer.own(JSON.stringify(textOf(key))));
  else renderUnknown(rendering, key, "text");
}

/** Writes a value of an object's field, or an element of a list. */
export function renderValue(rendering: Rendering, value: Expression, depth: number): void {
  const { writer } = rendering;
  if (depth > MAX_DEPTH) {
    renderUnknown(rendering, value, "anything");
    return;
  }
  switch (value.kind) {
    case "object": {
      renderObject(rendering, value, depth);
      return;
    }
    case "list": {
      renderList(rendering, value.span, value.items, depth);
      return;
    }
    case "text": {
      renderText(rendering, value);
      return;
    }
    case "number": {
      writer.instead(JSON.stringify(value.value), value.span.offset, endOf(value.span));
      return;
    }
    case "word": {
      writer.instead(value.word, value.span.offset, endOf(value.span));
      return;
    }
    case "match": {
      renderMatch(rendering, value, depth, "[", "]");
      return;
    }
    case "followed": {
      writer.wholly(value.span, () => renderValue(rendering, value.of, depth + 1));
      return;
    }
    case "absent":
    case "spread":
    case "unknown": {
      renderUnknown(rendering, value, "anything");
      return;
    }
  }
}

/** Writes an element of a list: a spread one as all that it has. */
export function renderItem(rendering: Rendering, item: Expression, depth: number): void {
  if (item.kind !== "spread") {
    if (item.kind === "unknown") {
      renderUnknown(rendering, item, item.isText ? "text" : "anything");
      return;
    }
    renderValue(rendering, item, depth);
    return;
  }
  const { writer } = rendering;
  const { of, span } = item;
  const inner = of.kind === "followed" ? of.of : of;
  const isList = inner.kind === "list" && inner.items.some(({ kind }) => kind !== "absent");
  if (isList) {
    writer.wholly(span, () => {
      renderItems(rendering, inner.items, inner.span.offset + 1, endOf(inner.span) - 1, depth + 1);
    });
  } else if (inner.kind === "match") {
    const write = (call: MatchExpression): void => renderMatch(rendering, call, depth + 1, "", "");
    if (of.kind === "followed") writer.wholly(span, () => write(inner));
    else write({ ...inner, span });
  } else renderUnknown(rendering, { ...item, of }, "many");
}

function renderList(rendering: Rendering, span: Span, items: readonly Expression[], depth: number): void {
  const end = enclosed(rendering, span, "[", "]");
  renderItems(rendering, items, span.offset + 1, end.from, depth);
  end.write();
}

/** Writes the elements between two offsets, with what stands between them. */
function renderItems(
  rendering: Rendering,
  items: readonly Expression[],
  from: number,
  to: number,
  depth: number,
): void {
  let at = from;
  let isFirst = true;
  for (const item of items) {
    const isLeftOut = item.kind === "absent";
    writeGap(rendering, at, item.span.offset, isFirst || isLeftOut ? undefined : ",");
    at = endOf(item.span);
    if (isLeftOut) continue;
    isFirst = false;
    renderItem(rendering, item, depth + 1);
  }
  writeGap(rendering, at, to);
}

/** Writes a string literal, with its holes. */
function renderText(rendering: Rendering, { span, parts }: TextExpression): void {
  const { writer, document } = rendering;
  const first = parts[0]?.span.offset ?? span.offset + quotesOf(rendering, { span });
  writer.instead('"', span.offset, first);
  let at = first;
  for (const part of parts) {
    const end = endOf(part.span);
    if ("hole" in part) {
      const shown = JSON.stringify(`\${${part.hole}}`).slice(1, -1);
      writer.unknown({ expression: part.hole, holds: "text" }, () => {
        writer.instead(shown, part.span.offset, end);
      });
    } else renderLetters(writer, document, part.span, part.value);
    at = end;
  }
  writer.instead('"', at, endOf(span));
}

/** Letters that JSON writes as they are, and each other as its escape. */
function renderLetters(writer: PatternWriter, document: string, span: Span, value: string): void {
  const code = document.slice(span.offset, endOf(span));
  if (code !== value) {
    writer.instead(JSON.stringify(value).slice(1, -1), span.offset, endOf(span));
    return;
  }
  let at = span.offset;
  for (const { index, 0: character } of value.matchAll(/["\\\u0000-\u001f]|\p{Cs}/gu)) {
    writer.copy(at, span.offset + index);
    at = span.offset + index + character.length;
    writer.instead(JSON.stringify(character).slice(1, -1), span.offset + index, at);
  }
  writer.copy(at, endOf(span));
}

/** Writes what is not known, as a text that shows how it is called. */
export function renderUnknown(
  rendering: Rendering,
  value: Expression,
  holds: "text" | "anything" | "many",
): void {
  const { writer } = rendering;
  const expression = expressionOf(value, rendering);
  writer.unknown({ expression, holds }, () =>
    writer.instead(JSON.stringify(`\${${expression}}`), value.span.offset, endOf(value.span)),
  );
}

function expressionOf(value: Expression, rendering: Rendering): string {
  if (value.kind === "unknown") return value.expression;
  if (value.kind === "spread") return expressionOf(value.of, rendering);
  const code = rendering.document.slice(value.span.offset, endOf(value.span));
  return shownCode(code.replace(/^(?:\.\.\.|\*)/, ""));
}

/** The opening of what a span encloses is written; the closing is, where there is one. */
function enclosed(
  { writer, document }: Rendering,
  span: Span,
  open: string,
  close: string,
): { readonly from: number; readonly write: () => void } {
  writer.instead(open, span.offset, span.offset + 1);
  const last = document[endOf(span) - 1];
  const isClosed = span.length > 1 && (last === "}" || last === "]" || last === ")");
  const from = isClosed ? endOf(span) - 1 : endOf(span);
  return {
    from,
    write: () => {
      if (isClosed) writer.instead(close, from, endOf(span));
      else writer.own(close);
    },
  };
}

/** How many characters open and close a text: none of a bare key. */
function quotesOf({ document }: Pick<Rendering, "document">, { span }: { readonly span: Span }): number {
  return /["'`]/.test(document[span.offset] ?? "") && span.length > 1 ? 1 : 0;
}

export function endOf({ offset, length }: Span): number {
  return offset + length;
}
