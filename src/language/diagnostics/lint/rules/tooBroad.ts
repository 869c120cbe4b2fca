import type { Matcher } from "../../../../pattern/pattern";
import type { LintContext } from "../lintContext";
import { plainTexts } from "../plainTexts";
import { unknownSources } from "../unknownSources";
import { unknownValues } from "../unknownValues";
import { wrongTypes } from "../wrongTypes";
import type { LintRule } from "../lintRule";

/** Patterns that accept more than one can mean to handle, and pay for. */
export const tooBroad: LintRule<"too-broad"> = {
  code: "too-broad",
  level: "information",
  summary: "A pattern that matches every event of a source or of an account.",
  onlyIfValid: true,
  check: (context) => {
    const { leaves, catalog } = context;
    const [first] = leaves;
    if (first === undefined || leaves.some(({ path }) => !whereabouts.has(path))) return [];
    const never = new Set(neverSent(context));
    if (leaves.some(({ value }) => value.matchers.every((matcher) => never.has(matcher)))) return [];
    const source = leaves.find(({ path }) => path === "source");
    const span = (source ?? first).nameSpan;
    if (source === undefined || source.value.matchers.some(acceptsAnything)) {
      const message = `This matches every event on the bus, from AWS and from others. Ask for a "detail-type", or for sources.`;
      return [{ span, message, data: undefined }];
    }
    const names = source.value.matchers.flatMap((matcher) =>
      matcher.kind === "string" ? [matcher.value] : [],
    );
    const known = names.map((name) => catalog.source(name));
    const [only] = known;
    if (known.length < source.value.matchers.length || known.some((found) => found === undefined)) return [];
    const whose = known.length === 1 && only !== undefined ? only.title : `${known.length} services`;
    const message = `This matches every event of ${whose}, API calls logged by CloudTrail among them. Ask for a "detail-type".`;
    return [{ span, message, data: undefined }];
  },
};

/** Keys of the envelope that say where an event is from, but not what it is about. */
const whereabouts = new Set(["source", "account", "region", "version"]);

/** The matchers that accept no value that ever comes, of which other rules speak where it is not plain to see. */
function neverSent(context: LintContext): readonly Matcher[] {
  const misspelt = context.shared(unknownSources).map(({ matcher }) => matcher);
  const values = context.shared(unknownValues).filter(({ isExcluded }) => !isExcluded);
  const types = context
    .shared(wrongTypes)
    .flatMap((wrong) => (wrong.kind === "value" ? [wrong.matcher] : []));
  const malformed = context.leaves.flatMap((leaf) => {
    const form = forms.get(leaf.path);
    return form === undefined ? [] : plainTexts(leaf).filter(({ value }) => !form.test(value));
  });
  return [...misspelt, ...values.map(({ matcher }) => matcher), ...types, ...malformed];
}

/** The form that values of the envelope have. */
const forms: ReadonlyMap<string, RegExp> = new Map([
  ["account", /^\d{12}$/],
  ["version", /^0$/],
]);

function acceptsAnything(matcher: Matcher): boolean {
  if (matcher.kind === "prefix" || matcher.kind === "suffix") return matcher.value === "";
  return (
    (matcher.kind === "exists" && matcher.exists) || (matcher.kind === "wildcard" && matcher.value === "*")
  );
}
