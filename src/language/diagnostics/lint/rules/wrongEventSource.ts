import type { Span } from "../../../../base/span";
import { eitherOf } from "../unsentDetailTypes";
import { inVain } from "../unknownValues";
import type { LintRule, OtherSource } from "../lintRule";
import { wrongEventSources, type WrongEventSource } from "../wrongEventSources";
import { chooseFrom } from "../../fixes/commonFixes";
import { listOf, setValue, stringValue } from "../../fixes/operations";
import { choice, type DraftFix } from "../../fixes/quickFix";

/** CloudTrail calls a service `<service>.amazonaws.com`, and EventBridge's source is the same service. */
export const wrongEventSource: LintRule<"wrong-event-source", OtherSource> = {
  code: "wrong-event-source",
  level: "warning",
  summary: "A `detail.eventSource` that CloudTrail never writes, or never for the chosen source.",
  check: (context) =>
    context.shared(wrongEventSources).map((found) => {
      const { matcher, sources, source, texts, otherSources } = found;
      const related =
        source === undefined ? [] : [{ span: source.value.span, message: "The source is chosen here." }];
      const data = { texts, sources: otherSources, leaf: source?.value.span };
      return {
        span: matcher.span,
        message: describe(found),
        related: sources.length === 0 ? [] : related,
        data,
      };
    }),
  fixes: (_context, { span, data: { texts, sources, leaf } }) => [
    ...changeSources(sources, leaf),
    ...chooseFrom(span, texts),
  ],
};

function describe({ text, isMalformed, isExcluded, texts, sources, otherSources }: WrongEventSource): string {
  const whose = sources.length === 0 ? "" : ` of ${eitherOf(sources)}`;
  const hint = texts.length === 0 ? "" : ` Did you mean "${texts.join('" or "')}"?`;
  if (text === undefined) return `This accepts no "detail.eventSource"${whose}, so it never matches.${hint}`;
  if (isMalformed) {
    return `"detail.eventSource" is a service followed by ".amazonaws.com", so ${isExcluded ? "excluding " : ""}"${text}" ${isExcluded ? "excludes nothing" : "never matches"}.${hint}`;
  }
  const others =
    otherSources.length === 0 ? "" : ` Such calls have the source "${otherSources.join('" or "')}".`;
  return `No event${whose} has the "detail.eventSource" "${text}", so ${inVain(isExcluded)}.${others}${others === "" ? hint : ""}`;
}

/** Other sources in the place of all that a leaf lists; none where the pattern asks for no source. */
function changeSources(sources: readonly string[], leaf: Span | undefined): readonly DraftFix[] {
  if (leaf === undefined || sources.length === 0) return [];
  const title = `Change the source to "${sources.join('", "')}"`;
  return [choice(title, [setValue(leaf, listOf(sources.map(stringValue)))])];
}
