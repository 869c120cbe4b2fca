import type { Catalog } from "../../catalog/catalog";
import { assertNever } from "../../base/assertNever";
import { matchOperatorNamed } from "../../pattern/operators";
import type { MatchOperatorName } from "../../pattern/operatorTable";
import type { Span } from "../../base/span";
import { chosenEvents, type ChosenEvents } from "../knowledge/chosenEvents";
import { cursorAt, scopePath, type Cursor } from "../cursor/cursor";
import { describeDetail, describeEvent } from "../knowledge/describeEvent";
import { codeList, describeField, paragraphs } from "../knowledge/describeField";
import { describeLeaf, plainWords } from "../../pattern/matcherWords";
import { describeOperator } from "../knowledge/describeOperator";
import { describeEnvelopeKey, envelopeKeys } from "../knowledge/envelopeKeys";
import { fieldsAt, keysAt } from "../knowledge/knownFields";
import { knownValues } from "../knowledge/knownValues";
import { leafAt } from "./leafAt";
import { boldMarkdown, codeSpan } from "../knowledge/markdown";
import type { PatternDocument } from "../patternDocument";
import type { TolerantScalar } from "../../json/tolerantTree";

/** What to show over a stretch of a pattern. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

type ValueCursor = Extract<Cursor, { kind: "value" | "operand" }>;
type OnToken = Exclude<Cursor, { kind: "none" }> & { readonly slot: { readonly node: TolerantScalar } };

/**
 * What is known about the key, value or operator at `offset` of a pattern, broken or not, and in words what its leaf
 * matches. Undefined over brackets, blanks and everything that says nothing by itself. Never throws on any text.
 */
export function hover(document: PatternDocument, offset: number, catalog: Catalog): Hover | undefined {
  const cursor = tokenAt(document, offset) ?? tokenAt(document, offset + 1);
  if (cursor === undefined || !covers(cursor.slot.span, offset)) return undefined;
  const markdown = describe(document, cursor, catalog);
  return markdown === "" ? undefined : { span: cursor.slot.span, markdown };
}

function tokenAt(document: PatternDocument, offset: number): OnToken | undefined {
  // Nobody types where the mouse is, so the tree is that of all other features.
  const cursor = cursorAt(document, offset, document.syntax());
  return cursor.kind !== "none" && cursor.slot.node !== undefined ? (cursor as OnToken) : undefined;
}

function covers({ offset, length }: Span, place: number): boolean {
  return place >= offset && place < offset + length;
}

function describe(document: PatternDocument, cursor: OnToken, catalog: Catalog): string {
  const { node } = cursor.slot;
  switch (cursor.kind) {
    case "root":
    case "branch":
      return "";
    case "key":
      return describeKey(document, cursor, node, catalog);
    case "value":
      return paragraphs([
        inWords(document, node.offset, cursor.path),
        describeFieldValue(cursor, node, catalog),
      ]);
    case "operator":
      return paragraphs([inWords(document, node.offset, cursor.path), describeOperator(node.value)]);
    case "operand":
      return paragraphs([
        inWords(document, node.offset, cursor.path),
        isValue(cursor.operators) ? describeValueOf(cursor, node, catalog) : "",
        describeOperator(cursor.operators[0] ?? ""),
      ]);
    default:
      return assertNever(cursor);
  }
}

function describeKey(
  document: PatternDocument,
  { scope }: Extract<Cursor, { kind: "key" }>,
  node: TolerantScalar,
  catalog: Catalog,
): string {
  if (node.value === "$or") return describeOperator("$or");
  const path = [...scopePath(scope), node.value];
  const words = inWords(document, node.offset, path);
  const chosen = chosenEvents(scope, catalog);
  if (path.length > 1) {
    return paragraphs([words, describeField(path, fieldsAt(chosen, path)), describeAbsence(chosen, path)]);
  }
  if (node.value === "detail" && chosen.events.length > 0) return describeDetail(chosen.events);
  const key = envelopeKeys(catalog).find(({ name }) => name === node.value);
  const title = `${boldMarkdown(node.value)} · not a field of events`;
  return paragraphs([words, key === undefined ? title : describeEnvelopeKey(key)]);
}

/** Says that none of the chosen events has the field, where all their fields are known. */
function describeAbsence(chosen: ChosenEvents, path: readonly string[]): string {
  const { events } = chosen;
  const areKnown = events.every(({ fields, partial }) => fields !== undefined && partial !== true);
  const isKey = keysAt(chosen, path.slice(0, -1)).some(({ name }) => name === path.at(-1));
  if (events.length === 0 || !areKnown || isKey || fieldsAt(chosen, path).length > 0) return "";
  return `Not a known field of ${codeList([...new Set(events.map(({ detailType }) => detailType))].slice(0, 3))}.`;
}

/** What a value is, and the event or field that it belongs to. */
function describeFieldValue(cursor: ValueCursor, node: TolerantScalar, catalog: Catalog): string {
  const chosen = chosenEvents(cursor.scope, catalog);
  const name = cursor.path.join(".");
  const event = chosen.events.find(({ detailType }) => detailType === node.value);
  if (name === "detail-type" && event !== undefined) return describeEvent(event);
  const value = describeValueOf(cursor, node, catalog);
  const known = fieldsAt(chosen, cursor.path);
  return paragraphs([value, known.length === 0 ? "" : `---\n\n${describeField(cursor.path, known)}`]);
}

/** What the catalog says of a value; one that it does not know is only named. */
function describeValueOf({ scope, path }: ValueCursor, node: TolerantScalar, catalog: Catalog): string {
  const chosen = chosenEvents(scope, catalog);
  const values = knownValues({ catalog, chosen, path });
  const known = values.find(({ value }) => String(value) === node.value);
  const about =
    path.join(".") === "source" ? "a source of your own or of a partner" : "compared exactly, case included";
  return known?.documentation?.() ?? `${codeSpan(node.value)} · ${about}`;
}

/** Whether the operand of these operators is a value of the field, rather than a comparison or a switch. */
function isValue(operators: readonly string[]): boolean {
  return operators.every((operator) => takesValues(matchOperatorNamed(operator)));
}

function takesValues(operator: MatchOperatorName | undefined): boolean {
  switch (operator) {
    case undefined:
    case "prefix":
    case "suffix":
    case "equals-ignore-case":
    case "anything-but":
    case "exactly":
      return true;
    case "numeric":
    case "exists":
    case "cidr":
    case "wildcard":
      return false;
    default:
      return assertNever(operator);
  }
}

/** What the leaf around `offset` matches, as a sentence. */
function inWords(document: PatternDocument, offset: number, path: readonly string[]): string {
  const { root } = document.parsed();
  const field = root === undefined ? undefined : leafAt(root, offset);
  if (field === undefined || field.value.matchers.length === 0) return "";
  const show = (json: string): string => codeSpan(plainWords(json));
  return `Matches when ${describeLeaf(codeSpan(path.join(".")), field.value.matchers, show)}.`;
}
