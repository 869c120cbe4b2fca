import { MAX_FILE_NESTING } from "../../json/jsonLimits";
import { parseTree, type Node } from "jsonc-parser";
import { parseEvent } from "../../event/parseEvent";
import type { Span } from "../../base/span";
import { parseSuite } from "./parseSuite";
import { plainJson } from "../../json/plainJson";
import { suiteEnding } from "./suite";

/** Keys by which an event is known among other objects: two of them do. */
const envelopeKeys = ["source", "detail-type", "detail"];

/**
 * The event that a selection or a cursor in a document means: what is selected, the line of a .jsonl file, the
 * event of the test around the cursor in a pattern test file; elsewhere the innermost object around it that looks like an
 * event (in a list of events), else the whole document. It comes with blanks in place of all that is around it, so that places in it are places in the document.
 * Undefined where none of them is an event.
 */
export function eventAt(fileName: string, text: string, selection: Span): string | undefined {
  const chosen = selection.length > 0 ? only(text, selection) : undefined;
  if (chosen !== undefined) return chosen;
  if (fileName.endsWith(".jsonl")) return only(text, lineAround(text, selection.offset));
  const plain = plainJson(text);
  if (fileName.endsWith(suiteEnding)) return inTest(text, plain.text, selection.offset);
  const root = plain.depth > MAX_FILE_NESTING ? undefined : parseTree(plain.text);
  const node = root && innermostEvent(root, selection.offset);
  return (node && only(plain.text, node)) ?? only(plain.text, { offset: 0, length: plain.text.length });
}

/** The text with blanks outside of a span; undefined where the span does not hold an event. */
function only(text: string, { offset, length }: Span): string | undefined {
  const end = offset + length;
  const padded = blank(text.slice(0, offset)) + text.slice(offset, end) + blank(text.slice(end));
  return parseEvent(padded).ok ? padded : undefined;
}

function inTest(text: string, plain: string, at: number): string | undefined {
  const { tests } = parseSuite(text).suite;
  const test = tests.find(({ span: { offset, length } }) => offset <= at && at <= offset + length);
  return test?.events.kind === "inline" ? only(plain, test.events.span) : undefined;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}

function lineAround(text: string, offset: number): Span {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const feed = text.indexOf("\n", offset);
  return { offset: start, length: (feed < 0 ? text.length : feed) - start };
}

function innermostEvent(root: Node, offset: number): Node | undefined {
  let found: Node | undefined;
  for (let node: Node | undefined = root; node !== undefined;) {
    if (looksLikeEvent(node)) found = node;
    node = node.children?.find((child) => child.offset <= offset && offset <= child.offset + child.length);
  }
  return found;
}

function looksLikeEvent({ type, children = [] }: Node): boolean {
  const keys = children.map((property) => String(property.children?.[0]?.value));
  return type === "object" && envelopeKeys.filter((key) => keys.includes(key)).length >= 2;
}
