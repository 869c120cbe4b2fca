import type { TextEdit } from "../../../base/textEdit";
import { assertNever } from "../../../base/assertNever";
import { childrenOf, spanOf } from "../../../json/nodesAround";
import type { TreeNode } from "../../../json/tolerantTree";
import type { Change, Entry } from "./operations";

/** The edits of a JSON text that make changes to it; what is written stands on one line, which `restructure` lays out. */
export function writeChanges(text: string, changes: readonly Change[]): readonly TextEdit[] {
  return changes.map((change) => writeChange(text, change));
}

function writeChange(text: string, change: Change): TextEdit {
  if (!("kind" in change)) return change;
  switch (change.kind) {
    case "put":
      return { span: change.at, newText: writeEntries(text, change.entries) };
    case "insert": {
      const { container, entries } = change;
      const last = childrenOf(container).at(-1);
      const written = writeEntries(text, entries);
      const separator = last === undefined || written === "" ? "" : ", ";
      const offset = last?.end ?? container.offset + 1;
      return { span: { offset, length: 0 }, newText: `${separator}${written}` };
    }
    case "remove":
      return cutOut(change.entry);
    default:
      return assertNever(change);
  }
}

/** The edit that takes an entry out of an array or object that has others, with one comma. */
function cutOut(entry: TreeNode): TextEdit {
  const siblings = entry.parent === undefined ? [] : childrenOf(entry.parent);
  const index = siblings.indexOf(entry);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  if (after !== undefined) return between(entry.offset, after.offset);
  return before === undefined ? { span: spanOf(entry), newText: "" } : between(before.end, entry.end);
}

function between(start: number, end: number): TextEdit {
  return { span: { offset: start, length: end - start }, newText: "" };
}

function writeEntries(text: string, entries: readonly Entry[]): string {
  return entries.map((entry) => writeEntry(text, entry)).join(", ");
}

/** An entry as JSON on one line. */
export function writeEntry(text: string, entry: Entry): string {
  if (typeof entry === "string") return entry;
  switch (entry.kind) {
    case "string":
      return JSON.stringify(entry.value);
    case "listOf":
      return `[${writeEntries(text, entry.values)}]`;
    case "objectOf":
      return `{ ${writeEntries(text, entry.fields)} }`;
    case "field": {
      const name = typeof entry.name === "string" ? JSON.stringify(entry.name) : writeEntry(text, entry.name);
      return `${name}: ${writeEntry(text, entry.value)}`;
    }
    case "object":
    case "array":
    case "scalar":
    case "member":
      return text.slice(entry.offset, entry.end);
    default:
      return assertNever(entry);
  }
}
