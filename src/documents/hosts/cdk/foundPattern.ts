import { RULE } from "../../../pattern/dialects";
import type { Notation } from "../../notation";
import type { ProgramPattern } from "../../notations/quoted";
import type { TypedSite } from "../../host";
import { patternSite, siteAround, type PatternSite } from "../../site";
import { siteIds } from "../../siteIds";
import { spanMap } from "../../spanMap";
import { textOf, type ObjectExpression } from "./expression";
import type { CommentStart } from "./gap";
import { patternWriter } from "./patternWriter";
import { writtenPattern } from "./writtenPattern";
import { renderPattern, type TopLevelNames } from "./renderPattern";

/** An object of a program that is a pattern. */
export interface FoundPattern {
  readonly object: ObjectExpression;
  /** The construct's id, or else the name of what it is given to. */
  readonly name: string | undefined;
  /** What CDK calls some keys of an envelope. */
  readonly renames: TopLevelNames;
  /** What gives the pattern further fields elsewhere: `repository.onStateChange`. */
  readonly rest?: string | undefined;
}

/** How a language writes the patterns in it. */
export interface ProgramLanguage {
  readonly notation: (pattern: ProgramPattern) => Notation;
  readonly comment: CommentStart;
}

/** The keys of an envelope as CDK and EventBridge call them. */
const envelope = new Set([
  ...["version", "id", "detailType", "detail-type", "detail_type", "source", "account", "time", "region"],
  ...["resources", "detail", "$or"],
]);

/** Whether an object has a field of the envelope. Others have patterns of events too, which are none of EventBridge. */
export function hasEnvelopeKey({ members }: ObjectExpression): boolean {
  return members.some(({ key }) => envelope.has(textOf(key) ?? ""));
}

/** Whether an object is a pattern though nothing says so: lists of sources, with detail-types or a detail. */
export function looksLikePattern({ members }: ObjectExpression): boolean {
  const kinds = new Map(members.map(({ key, value }) => [textOf(key), value?.kind]));
  const isListed = (name: string): boolean => ["list", "match"].includes(kinds.get(name) ?? "");
  const hasType = ["detailType", "detail_type", "detail-type"].some(isListed);
  return isListed("source") && (hasType || kinds.get("detail") === "object");
}

/** The sites of the patterns of a program, which are in its order; with `cursor` for somebody who types there. */
export function sitesOf(
  document: string,
  found: readonly FoundPattern[],
  { notation, comment }: ProgramLanguage,
  cursor?: number,
): readonly PatternSite[] {
  const idOf = siteIds();
  return found.map(({ object, name = "pattern", renames, rest }) => {
    const writer = patternWriter(document);
    renderPattern({ writer, document, comment }, object, renames, rest);
    const { text, pieces, unknowns } = writer.written();
    return patternSite({
      id: idOf(name),
      dialect: RULE,
      notation: notation({
        document,
        text,
        root: writtenPattern(object, rest !== undefined, cursor),
        renames,
      }),
      text,
      unknowns,
      span: object.span,
      map: spanMap(pieces, text.length),
    });
  });
}

/** The pattern around a cursor, and where that is in its text: behind the letters of a name in its quotes. */
export function typedIn(
  document: string,
  sites: readonly PatternSite[],
  offset: number,
): readonly TypedSite[] {
  const site = siteAround(sites, offset);
  if (site === undefined) return [];
  const before = site.toPattern(offset - 1);
  const isName =
    before !== undefined &&
    /[\w$]/.test(document.charAt(offset - 1)) &&
    site.text.charAt(before) === document.charAt(offset - 1);
  const at = isName ? before + 1 : site.toPattern(offset);
  return at === undefined ? [] : [{ site, offset: at }];
}

/** The patterns that are in no other one, in the order of the file. `end` is where a pattern's code ends. */
export function withoutNested<T extends FoundPattern & { readonly end: number }>(
  found: readonly T[],
): readonly T[] {
  const inOrder = found.toSorted((one, other) => one.object.span.offset - other.object.span.offset);
  let end = -1;
  return inOrder.filter((pattern) => {
    if (pattern.object.span.offset < end) return false;
    end = pattern.end;
    return true;
  });
}
