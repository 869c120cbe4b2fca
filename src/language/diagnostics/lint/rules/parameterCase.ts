import type { EventType } from "../../../../catalog/catalog";
import { API_CALL } from "../../../../catalog/cloudTrailKinds";
import { isLoggedByService } from "../../../knowledge/chosenCalls";
import { eventSourcesOf } from "../../../knowledge/eventSources";
import { isLeafField, keysOf } from "../leafField";
import type { LeafField } from "../leafField";
import type { Field, PatternObject } from "../../../../pattern/pattern";
import { changeTo } from "../../fixes/commonFixes";
import { acceptsAbsence } from "../absence";
import type { LintContext } from "../lintContext";
import type { LintRule, NewNames } from "../lintRule";
import { exactTexts } from "../plainTexts";

/** EC2 and S3 have spellings of their own, call by call. */
const LEFT_OUT: ReadonlySet<string> = new Set(["ec2.amazonaws.com", "s3.amazonaws.com"]);

/** CloudTrail writes the first letter of most parameters small, where the API has a capital. */
export const parameterCase: LintRule<"parameter-case", NewNames> = {
  code: "parameter-case",
  level: "warning",
  summary: "A parameter of an API call in the API's spelling, where CloudTrail logs `functionName`.",
  check: (context) =>
    parameters(context).flatMap(({ field, calls, name }) => {
      const spelled = spellingOf(field, calls);
      if (spelled === undefined) return [];
      const message = `CloudTrail logs this parameter of ${name} as "${spelled}". Case matters, so "${field.name}" never matches.`;
      return [{ span: field.nameSpan, message, data: { names: [spelled] } }];
    }),
  fixes: (_context, { span, data }) => changeTo(span, data.names),
};

interface Call {
  readonly event: EventType;
  readonly keys: ReadonlySet<string>;
  /** The keys by their letters in lower case. */
  readonly byLetters: ReadonlyMap<string, string>;
}

/** A key directly below `requestParameters` or `responseElements`, and the calls that it is asked of. */
interface Parameter {
  readonly field: Field;
  readonly calls: readonly Call[];
  /** What to call the operations. */
  readonly name: string;
}

/** The parameters of calls that are all known, each key once. */
function parameters(context: LintContext): readonly Parameter[] {
  const found = new Map<Field, Parameter>();
  visit(context.root, [], undefined);
  return [...found.values()];

  function visit({ members }: PatternObject, way: readonly Field[], outer: LeafField | undefined): void {
    const eventName = way.length === 0 ? (eventNameIn(members) ?? outer) : outer;
    for (const member of members) {
      if (member.kind === "or") member.branches.forEach((branch) => visitBranch(branch, way, eventName));
      else if (isLeafField(member)) check(member, [...way, member], eventName);
      else if (member.value.kind === "object") visit(member.value, [...way, member], eventName);
    }
  }

  /** A branch can have a `detail` or, inside of that, an `eventName` of its own. */
  function visitBranch(branch: PatternObject, way: readonly Field[], outer: LeafField | undefined): void {
    const own = eventNameIn(branch.members);
    visit(branch, way, own ?? outer);
  }

  function check(leaf: LeafField, way: readonly Field[], eventName: LeafField | undefined): void {
    const [, record = ""] = keysOf(leaf);
    if (record !== "requestParameters" && record !== "responseElements") return;
    const field = way.find((step) => keysOf(step).length === 3);
    if (field === undefined || found.has(field) || eventName === undefined || acceptsAbsence(leaf)) return;
    const names = exactTexts(eventName.value);
    const calls = names === undefined ? undefined : callsOf(context, leaf, names);
    if (names === undefined || calls === undefined) return;
    found.set(field, { field, calls, name: names.length === 1 ? (names[0] ?? "") : "these operations" });
  }
}

/** The leaf `detail.eventName` in an object or the objects in it, not in branches. */
function eventNameIn(members: PatternObject["members"]): LeafField | undefined {
  for (const member of members) {
    if (member.kind === "or") continue;
    if (isLeafField(member)) {
      if (member.path === "detail.eventName") return member;
    } else if (member.path === "detail" && member.value.kind === "object") {
      const inner = eventNameIn(member.value.members);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}

/** The calls of these names among the events that a leaf is asked of; undefined unless all of them are known for sure. */
function callsOf(
  context: LintContext,
  leaf: LeafField,
  names: readonly string[],
): readonly Call[] | undefined {
  const events = context.knownEvents(leaf);
  if (events === undefined || events.length === 0) return undefined;
  const calls: Call[] = [];
  for (const { event, selection } of events) {
    if (event.detailType !== API_CALL) return undefined;
    const asked = selection.get("detail.eventSource");
    const source = context.catalog.source(event.source);
    const eventSources =
      asked === undefined ? (source === undefined ? [] : eventSourcesOf(source)) : exactTexts(asked.value);
    if (eventSources === undefined || eventSources.length === 0) return undefined;
    if (!context.steps.take(eventSources.length * names.length, leaf.nameSpan)) return undefined;
    for (const eventSource of eventSources) {
      for (const name of names) {
        const call = LEFT_OUT.has(eventSource) ? undefined : callNamed(context, event, eventSource, name);
        if (call === undefined) return undefined;
        calls.push(call);
      }
    }
  }
  return calls;
}

function callNamed(
  { catalog }: LintContext,
  event: EventType,
  eventSource: string,
  name: string,
): Call | undefined {
  const call = catalog.callFields(eventSource, name);
  if (call === undefined || call.grade === "undecided") return undefined;
  const keys = new Set(
    call.fields.filter(({ path }) => path.length === 3).map(({ path }) => path.slice(1).join(".")),
  );
  return { event, keys, byLetters: new Map([...keys].map((key) => [key.toLowerCase(), key])) };
}

/** How CloudTrail spells a key that none of the calls has in its own spelling; undefined where nothing is to be said. */
function spellingOf(field: Field, calls: readonly Call[]): string | undefined {
  const path = keysOf(field);
  const key = path.slice(1).join(".");
  const isKnown = ({ event, keys }: Call): boolean => keys.has(key) || isLoggedByService(event, path);
  if (calls.some(isKnown)) return undefined;
  const spelled = new Set(calls.flatMap(({ byLetters }) => byLetters.get(key.toLowerCase()) ?? []));
  const [only] = spelled;
  return spelled.size === 1 ? only?.split(".").at(-1) : undefined;
}
