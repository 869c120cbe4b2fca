import type { Field, PatternObject } from "../../pattern/pattern";
import { envelopeKeys } from "../envelopeKeys";
import { leavesIn } from "./leafField";
import type { LintContext } from "./lintContext";
import type { LintFinding } from "./lintFinding";
import { memberSpan, pathsOf } from "./misplaced";
import { similarNames, type SimilarNames } from "./similar";

/** Keys of the envelope that a pattern may ask to be absent: `resources` can be empty, the others may be missing. */
const mayBeAbsent = new Set(["resources", "detail", "replay-name"]);

/** Whatever is wrong with the keys at the top of a pattern, which every event has whoever sent it. */
export function envelopeRules(context: LintContext): readonly LintFinding[] {
  const names = similarNames(envelopeKeys(context.catalog).map(({ name }) => name));
  return [
    ...rootFields(context.root).flatMap((field) => unknownKey(context, field, names)),
    ...absentKeys(context, names),
    ...emptyResources(context),
  ];
}

/** The fields at the top of a pattern, those in branches of its `$or` too. */
function rootFields({ members }: PatternObject): readonly Field[] {
  return members.flatMap((member) => (member.kind === "or" ? member.branches.flatMap(rootFields) : [member]));
}

function unknownKey(context: LintContext, field: Field, known: SimilarNames): readonly LintFinding[] {
  const { name, nameSpan } = field;
  // A key with dots is a path, as EventBridge joins keys with dots.
  const [first = name] = name.split(".");
  if (name === "" || known.has(first)) return [];
  const names = known.nearest(name, context.steps, nameSpan);
  if (names === undefined) return [];
  const [best] = names;
  if (best === undefined) {
    const [leaf] = leavesIn(field);
    const paths = pathsOf(field, (leaf && context.events(leaf)) ?? [], context.steps);
    const [place] = paths;
    if (place !== undefined) {
      const message = `The event has "${name}" at "${place.join(".")}", not at the top, so nothing matches.`;
      const data = { field: memberSpan(field), paths };
      return [{ code: "misplaced-field", span: nameSpan, message, related: [], data }];
    }
    return [
      {
        code: "unknown-envelope-field",
        span: nameSpan,
        message: `No event has "${name}" at the top, so nothing matches. What a source says of its own stands in "detail".`,
        related: [],
        data: undefined,
      },
    ];
  }
  return [
    {
      code: "misspelt-envelope-field",
      span: nameSpan,
      message: `No event has "${name}" at the top, so nothing matches. Did you mean "${best}"?`,
      related: [],
      data: { names },
    },
  ];
}

function absentKeys({ leaves }: LintContext, known: SimilarNames): readonly LintFinding[] {
  return leaves
    .filter(({ path }) => known.has(path) && !mayBeAbsent.has(path))
    .flatMap(({ path, value }) =>
      value.matchers.flatMap((matcher) => {
        if (matcher.kind !== "exists" || matcher.exists) return [];
        const consequence = value.matchers.length > 1 ? "this alternative never matches" : "nothing matches";
        return [
          {
            code: "absent-envelope-field",
            span: matcher.span,
            message: `Every event has "${path}", so ${consequence}.`,
            related: [],
            data: undefined,
          } as const,
        ];
      }),
    );
}

function emptyResources(context: LintContext): readonly LintFinding[] {
  return context.leaves.flatMap((leaf) => {
    if (leaf.path !== "resources" || leaf.value.matchers.some(acceptsAbsence)) return [];
    const events = context.events(leaf);
    const caveats = events?.map(({ event }) => event.caveats.find(({ id }) => id === "resources-empty"));
    if (events === undefined || caveats?.every((caveat) => caveat !== undefined) !== true) return [];
    const names = [...new Set(events.map(({ event }) => event.detailType))].join('", "');
    return [
      {
        code: "empty-resources",
        span: leaf.nameSpan,
        message: `"resources" is empty in every sample of "${names}", so nothing matches. Ask for "detail.resourceId" instead.`,
        related: [],
        data: undefined,
      } as const,
    ];
  });
}

function acceptsAbsence(matcher: { readonly kind: string; readonly exists?: boolean }): boolean {
  return matcher.kind === "exists" && matcher.exists === false;
}
