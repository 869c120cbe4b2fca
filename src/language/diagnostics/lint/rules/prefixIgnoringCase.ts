import type { Span } from "../../../../base/span";
import type { Matcher } from "../../../../pattern/pattern";
import type { LeafField } from "../leafField";
import type { Found, LintRule } from "../lintRule";
import { restructure } from "../../fixes/edits";
import { field, objectOf, removeEntry, setValue, stringValue } from "../../fixes/operations";
import { choice } from "../../fixes/quickFix";
import { valueAt } from "../../fixes/tree";

/** A `prefix` or `suffix`, and the `equals-ignore-case` of the same text beside it. */
interface Pair {
  readonly operator: "prefix" | "suffix";
  readonly text: string;
  readonly whole: Span;
}

/** Alternatives are joined by "or": what ignores case here is only the whole value. */
export const prefixIgnoringCase: LintRule<"prefix-ignoring-case", Pair> = {
  code: "prefix-ignoring-case",
  level: "information",
  summary:
    "A `prefix` or `suffix` beside an `equals-ignore-case` of the same text, where one that ignores case may be meant.",
  check: ({ leaves }) => leaves.flatMap(checkLeaf),
  fixes: ({ text: pattern, format, root }, { span, data: { operator, text, whole } }) => {
    const other = valueAt(root, whole);
    if (other === undefined) return [];
    const ignoringCase = objectOf(field(operator, objectOf(field("equals-ignore-case", stringValue(text)))));
    const edits = [setValue(span, ignoringCase), ...removeEntry(other)];
    const title = `Let "${operator}" ignore case (this changes the meaning)`;
    return [choice(title, () => restructure(pattern, edits, format))];
  },
};

type Affix = Matcher & { readonly kind: "prefix" | "suffix" };

function checkLeaf({ value: { matchers } }: LeafField): readonly Found<Pair>[] {
  const wholes = new Map(
    matchers.flatMap((matcher) =>
      matcher.kind === "equalsIgnoreCase" ? [[matcher.value.toLowerCase(), matcher] as const] : [],
    ),
  );
  if (wholes.size === 0) return [];
  const affixes = matchers.filter(
    (matcher): matcher is Affix =>
      (matcher.kind === "prefix" || matcher.kind === "suffix") && !matcher.ignoreCase,
  );
  return affixes.flatMap(({ kind: operator, value: text, span }) => {
    const whole = wholes.get(text.toLowerCase());
    if (whole === undefined || text === "") return [];
    const meant = `{ "${operator}": { "equals-ignore-case": ${JSON.stringify(text)} } }`;
    const message = `Alternatives are joined by "or": case matters for this ${operator}, and the other ignores it for the whole value. For a ${operator} that ignores case write ${meant}.`;
    const related = [{ span: whole.span, message: "The whole value is compared ignoring case here." }];
    return [{ span, message, related, data: { operator, text, whole: whole.span } }];
  });
}
