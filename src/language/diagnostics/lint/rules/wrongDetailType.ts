import type { Span } from "../../../../base/span";
import { apiCalls, type ApiCall } from "../apiCalls";
import type { LintContext } from "../lintContext";
import type { Found, LintRule } from "../lintRule";
import { chosenBy, missingFields, subject } from "../missingFields";
import { fieldsOfOtherKinds } from "../fieldsOfOtherKinds";
import type { NewDetail } from "../otherDetailTypes";
import { restructure } from "../../fixes/edits";
import {
  addEntry,
  field,
  listOf,
  objectOf,
  setValue,
  stringValue,
  type Change,
  type Shape,
} from "../../fixes/operations";
import { choice, preferred } from "../../fixes/quickFix";
import { valueAt } from "../../fixes/tree";

/** The detail-type that has what is asked for, and what has to change for it. */
interface OtherDetailType {
  readonly detailType: string;
  /** The leaf that asks for another detail-type. */
  readonly leaf: Span | undefined;
  /** Whether everything else that is asked for goes with the other detail-type, so that it can take the place. */
  readonly replaces: boolean;
  /** A name that is nearly the one that was meant. */
  readonly name: { readonly span: Span; readonly text: string } | undefined;
  readonly detail: NewDetail | undefined;
}

/** What is asked for comes with another detail-type than the one that is chosen. */
export const wrongDetailType: LintRule<"wrong-detail-type", OtherDetailType> = {
  code: "wrong-detail-type",
  level: "warning",
  summary: "A field or an event name that only events of another detail-type have.",
  check: (context) => [...fields(context), ...fieldsOfCloudTrail(context), ...eventNames(context)],
  fixes: ({ text, format, root }, { data: { detailType, leaf, replaces, name, detail } }) => {
    const list = leaf && valueAt(root, leaf);
    if (leaf === undefined || list?.kind !== "array") return [];
    const renamed = name === undefined ? [] : [setValue(name.span, stringValue(name.text))];
    const moved = detail === undefined ? [] : [setValue(detail.object, shapeOf(detail, text))];
    const change: readonly Change[] = [
      setValue(leaf, listOf([stringValue(detailType)])),
      ...renamed,
      ...moved,
    ];
    const add: readonly Change[] = [addEntry(list, stringValue(detailType)), ...renamed];
    const also = `Ask for "${detailType}" as well`;
    if (!replaces) return [preferred(also, () => restructure(text, add, format))];
    const changed = preferred(`Change the detail-type to "${detailType}"`, () =>
      restructure(text, change, format),
    );
    return detail === undefined ? [changed, choice(also, () => restructure(text, add, format))] : [changed];
  },
};

function fields(context: LintContext): readonly Found<OtherDetailType>[] {
  return context.shared(missingFields).flatMap(({ field: { name, nameSpan, path }, events, reason }) => {
    if (reason.kind !== "otherEvent") return [];
    const { detailType, path: there, detail } = reason.other;
    const where = there === path || there.startsWith(`${path}.`) ? "" : `, at "${there}"`;
    const message = `Ask for the detail-type "${detailType}": its events have "${name}"${where}. ${subject(events)} has none here, so nothing matches.`;
    const leaf = events[0]?.selection.get("detail-type")?.value;
    const replaces = detail !== undefined && leaf?.matchers.length === 1;
    const data = { detailType, leaf: replaces ? leaf.span : undefined, replaces, name: undefined, detail };
    return [{ span: nameSpan, message, related: chosenBy(events), data }];
  });
}

function fieldsOfCloudTrail(context: LintContext): readonly Found<OtherDetailType>[] {
  const said = new Set<string>();
  return context.shared(fieldsOfOtherKinds).flatMap(({ leaf, path, detailType, chosen }) => {
    const place = `${chosen.value.span.offset} ${path.join(".")}`;
    if (said.has(place)) return [];
    said.add(place);
    const message = `Ask for the detail-type "${detailType}": its events have "${path.join(".")}". The chosen ones have none, so nothing matches.`;
    const related = [{ span: chosen.value.span, message: "The detail-type is chosen here." }];
    const data = { detailType, leaf: chosen.value.span, replaces: true, name: undefined, detail: undefined };
    return [{ span: leaf.nameSpan, message, related, data }];
  });
}

function eventNames(context: LintContext): readonly Found<OtherDetailType>[] {
  const calls = context.shared(apiCalls);
  return calls.flatMap(({ leaf, matcher: { value, span }, verdict }) => {
    if (verdict.kind !== "otherDetailType") return [];
    const { name, detailTypes } = verdict;
    const [detailType = ""] = detailTypes;
    const chosen = context.selections(leaf)[0]?.get("detail-type");
    const related =
      chosen === undefined ? [] : [{ span: chosen.value.span, message: "The detail-type is chosen here." }];
    const hint = name === value ? "" : `Did you mean "${name}"? `;
    const message = `${hint}"${name}" comes with the detail-type "${detailTypes.join('" or "')}", so it never matches here.`;
    const areAll = leaf.value.matchers.every((matcher) =>
      calls.some((call) => isOf(call, matcher, detailType)),
    );
    const data = {
      detailType,
      leaf: chosen?.value.span,
      replaces: areAll && chosen?.value.matchers.length === 1,
      name: name === value ? undefined : { span, text: name },
      detail: undefined,
    };
    return [{ span, message, related, data }];
  });
}

/** Whether a matcher asks for an event that comes with a detail-type. */
function isOf({ matcher, verdict }: ApiCall, asked: unknown, detailType: string): boolean {
  return matcher === asked && verdict.kind === "otherDetailType" && verdict.detailTypes.includes(detailType);
}

function shapeOf({ leaves }: NewDetail, text: string): Shape {
  return nested(
    leaves.map(({ path, value }) => {
      const shape = typeof value === "string" ? value : text.slice(value.offset, value.offset + value.length);
      return { path, shape };
    }),
  );
}

interface PlacedShape {
  readonly path: readonly string[];
  readonly shape: Shape;
}

/** The object that has values at paths; fields of one object stand together. */
function nested(entries: readonly PlacedShape[]): Shape {
  const byKey = new Map<string, PlacedShape[]>();
  for (const { path, shape } of entries) {
    const [key = "", ...rest] = path;
    byKey.set(key, [...(byKey.get(key) ?? []), { path: rest, shape }]);
  }
  const members = [...byKey].map(([key, inner]) => {
    const [only] = inner;
    return field(key, only !== undefined && only.path.length === 0 ? only.shape : nested(inner));
  });
  return objectOf(...members);
}
