import type { Node } from "jsonc-parser";
import type { LintDiagnostic } from "../diagnostic";
import type { LintData } from "../lint/rules";
import type { Span } from "../../../base/span";
import type { TextEdit } from "../../../json/layout/format";
import { addOversizedTwin } from "./addOversizedTwin";
import { replace, restructure } from "./edits";
import { moveField } from "./moveField";
import { choice, mechanical, preferred, type DraftFix, type FixContext } from "./quickFix";
import { putInPlaceOfOr } from "./putInPlaceOfOr";
import { addEntry, addField, fieldAt, isAlternative, nodeAt, removeEntry } from "./tree";

/** The fixes of what EventBridge accepts, but is hardly meant. */
export function lintFixes(context: FixContext, finding: LintDiagnostic): readonly DraftFix[] {
  const { root } = context;
  const { span } = finding;
  switch (finding.code) {
    case "misspelt-envelope-field":
    case "misspelt-field":
      return changeTo(span, finding.data.names);
    case "unlisted-field":
      return finding.data.names.map((name) => change(span, name));
    case "unlisted-value":
      return finding.data.texts.map((text) => change(span, text));
    case "misspelt-source":
    case "misspelt-detail-type":
    case "unknown-value":
      return changeTo(span, finding.data.texts);
    case "wrong-message-type":
      return finding.data.texts.map((messageType) => change(span, messageType));
    case "unknown-detail-type":
    case "unlisted-detail-type":
      return [...changeTo(span, finding.data.texts), ...changeSource(finding.data)];
    case "unknown-envelope-field":
      return intoDetail(context, span);
    case "misplaced-field":
      return finding.data.paths.map((path, index) => {
        const edits = (): readonly TextEdit[] => moveField(context, span, path);
        const title = `Move to "${path.join(".")}"`;
        return index === 0 ? preferred(title, edits) : choice(title, edits);
      });
    case "wrong-case":
      return wrongCase(span, finding.data);
    case "wrong-type":
      return finding.data.replacement === undefined
        ? []
        : [mechanical(`Change to ${finding.data.replacement}`, [replace(span, finding.data.replacement)])];
    case "null-value":
      return [mechanical(`Change to { "exists": false }`, [replace(span, `{ "exists": false }`)])];
    case "absent-envelope-field":
    case "empty-resources":
    case "accepts-everything":
    case "contradictory-or":
      return removal(root, span);
    case "covered-alternative": {
      const entry = nodeAt(root, span);
      const edits = entry && withoutCovered(context, entry);
      return edits === undefined ? [] : [mechanical("Remove it: another covers it", edits)];
    }
    case "two-anything-but":
      return finding.data.replacement === undefined
        ? []
        : [preferred("Exclude all in one list", [replace(finding.data.leaf, finding.data.replacement)])];
    case "plain-wildcard":
      return [mechanical(`Change to ${finding.data.replacement}`, [replace(span, finding.data.replacement)])];
    case "literal-star":
      return [choice(`Change to ${finding.data.replacement}`, [replace(span, finding.data.replacement)])];
    case "prefix-and-suffix":
      return [
        choice("Ask for both with a wildcard (this changes the meaning)", [
          replace(finding.data.leaf, finding.data.replacement),
        ]),
      ];
    case "misses-oversized":
      return addOversizedTwin(context, finding.data);
    case "first-evaluation":
      return alsoAccept(root, span, `{ "exists": false }`, "Let first evaluations through as well");
    case "global-resource":
      return alsoAccept(root, span, `"global"`, `Ask for "global" as well`);
    case "both-directions":
      return oneDirection(context, finding.data);
    case "unknown-source":
    case "unknown-field":
    case "too-broad":
    case "read-only-call":
    case "partly-checked":
      return [];
  }
}

/** One text for the one at a span, done by "fix all" where there is but one. */
function changeTo(span: Span, texts: readonly string[]): readonly DraftFix[] {
  const [only, ...others] = texts;
  if (only !== undefined && others.length === 0) {
    return [mechanical(`Change to "${only}"`, [replace(span, JSON.stringify(only))])];
  }
  return texts.map((text) => change(span, text));
}

function change(span: Span, text: string): DraftFix {
  return choice(`Change to "${text}"`, [replace(span, JSON.stringify(text))]);
}

function changeSource({ sources, leaf }: LintData["unknown-detail-type"]): readonly DraftFix[] {
  if (leaf === undefined) return [];
  return sources.map((source) =>
    choice(`Change the source to "${source}"`, [replace(leaf, `[${JSON.stringify(source)}]`)]),
  );
}

function intoDetail(context: FixContext, span: Span): readonly DraftFix[] {
  const name: unknown = nodeAt(context.root, span)?.value;
  if (typeof name !== "string") return [];
  return [choice(`Move into "detail"`, () => moveField(context, span, ["detail", name]))];
}

function wrongCase(span: Span, { text, known }: LintData["wrong-case"]): readonly DraftFix[] {
  const anyCase = `{ "equals-ignore-case": ${JSON.stringify(text)} }`;
  return [
    mechanical(`Change to "${known}"`, [replace(span, JSON.stringify(known))]),
    choice("Ignore the case", [replace(span, anyCase)]),
  ];
}

/** Takes away the alternative, or the field, that a span is about. */
function removal(root: Node | undefined, span: Span): readonly DraftFix[] {
  const node = fieldAt(root, span) ?? nodeAt(root, span);
  return node === undefined ? [] : [choice("Remove it", removeEntry(node))];
}

/** Takes away a value, or an alternative of `$or`, of which two are left as the fields of the other. */
function withoutCovered(context: FixContext, entry: Node): (() => readonly TextEdit[]) | readonly TextEdit[] {
  const others = entry.parent?.children?.filter((other) => other !== entry) ?? [];
  const [only] = others;
  const or = entry.parent?.parent;
  // Without an alternative, a $or with something else in it may be read as a field.
  if (isAlternative(entry) && others.some(({ type }) => type !== "object")) return [];
  return isAlternative(entry) && others.length === 1 && only !== undefined && or !== undefined
    ? () => putInPlaceOfOr(context, or, only)
    : removeEntry(entry);
}

/** Adds an alternative to the leaf whose name is at a span. */
function alsoAccept(
  root: Node | undefined,
  name: Span,
  alternative: string,
  title: string,
): readonly DraftFix[] {
  const list = fieldAt(root, name)?.children?.[1];
  return list?.type === "array" ? [choice(title, [addEntry(list, alternative)])] : [];
}

function oneDirection(context: FixContext, { detail }: LintData["both-directions"]): readonly DraftFix[] {
  const { text, format, root } = context;
  const object = detail === undefined ? root : nodeAt(root, detail);
  if (object?.type !== "object") return [];
  const path = ["newEvaluationResult", "complianceType"];
  const value = `["NON_COMPLIANT"]`;
  const edit = addField(object, detail === undefined ? ["detail", ...path] : path, value);
  return edit === undefined ? [] : [choice("Ask for NON_COMPLIANT", () => restructure(text, [edit], format))];
}
