import type { Matcher } from "../../../../pattern/pattern";
import { quotedOperators } from "../../quotedJson";
import { excludedMatchers, exclusionsOf, type Exclusion } from "../exclusions";
import type { LintContext } from "../lintContext";
import type { Found, LintRule } from "../lintRule";
import { putInPlace, setValue } from "../../fixes/operations";
import { mechanical, preferred } from "../../fixes/quickFix";
import { valueAt } from "../../fixes/tree";
import type { Span } from "../../../../base/span";
import type { LeafField } from "../leafField";

interface Unquoted {
  /** The match expressions in the text. */
  readonly expressions: readonly string[];
  /** The operator that excludes the text, where that excludes nothing else, and what it becomes. */
  readonly exclusion: { readonly span: Span; readonly operand: string } | undefined;
}

/** An operator in quotes is a text like any other. */
export const quotedOperator: LintRule<"quoted-operator", Unquoted> = {
  code: "quoted-operator",
  level: "warning",
  summary: "An operator in quotes, which is compared letter by letter.",
  check: (context) => context.leaves.flatMap((leaf) => [...asked(leaf), ...excluded(context, leaf)]),
  fixes: ({ root }, { span, data: { expressions, exclusion } }) => {
    const title = "Take the operator out of the quotes";
    if (exclusion !== undefined) return [preferred(title, [setValue(exclusion.span, exclusion.operand)])];
    const value = valueAt(root, span);
    const isAlone = value?.parent?.kind === "array";
    return isAlone ? [mechanical(title, [putInPlace(value, expressions)])] : [];
  },
};

function asked({ value }: LeafField): readonly Found<Unquoted>[] {
  return value.matchers.flatMap((matcher) => said(matcher, undefined));
}

function excluded({ text }: LintContext, leaf: LeafField): readonly Found<Unquoted>[] {
  return exclusionsOf(leaf).flatMap((exclusion) => {
    const texts = excludedMatchers(text, exclusion);
    return texts.flatMap((matcher) => said(matcher, texts.length === 1 ? exclusion : undefined));
  });
}

function said(matcher: Matcher, exclusion: Exclusion | undefined): readonly Found<Unquoted>[] {
  const expressions = matcher.kind === "string" ? quotedOperators(matcher.value) : undefined;
  if (expressions === undefined) return [];
  const message = `Take the operator out of the quotes: as it stands it is a text, which is compared letter by letter.`;
  const [only, ...others] = expressions;
  const operand = only === undefined || others.length > 0 ? undefined : `{ "anything-but": ${only} }`;
  return [
    {
      span: matcher.span,
      message,
      data: {
        expressions,
        exclusion:
          exclusion === undefined || operand === undefined ? undefined : { span: exclusion.span, operand },
      },
    },
  ];
}
