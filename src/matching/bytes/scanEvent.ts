import { isExactText } from "../../pattern/values/exactText";
import { byteText } from "./byteText";
import type { ByteText } from "./byteText";
import { closeArray, closeScope, notePresent, noteMatched, openArray, openScope } from "../evidence";
import type { Evidence } from "../evidence";
import {
  BACKSLASH,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COMMA,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
  skipBlanks,
  skipColon,
  skipScalar,
  skipString,
  skipValue,
} from "./jsonBytes";
import { MAX_NESTING } from "../../json/jsonLimits";
import type { MatchPlan, PlannedLeaf } from "../matchPlan";
import { stepInto } from "../pathTree";
import type { PathNode, UsedSteps } from "../pathTree";
import { asEncoded } from "../valueTest";

const DOT = 0x2e;

/**
 * Reads an event from bytes and fills cleared evidence with what it has at the paths of the pattern. Returns whether
 * the bytes from `start` to `end` begin with an event that parseEvent would accept; if not, the evidence is worthless.
 * The byte at `end` must be a line feed or 0, and SPARE more bytes must follow (see jsonBytes). `hasEscapes` may only
 * be false when there is no backslash between `start` and `end`.
 */
export type ScanEvent = (text: ByteText, start: number, end: number, hasEscapes: boolean) => boolean;

/**
 * A scanner that is made for one pattern and fills one piece of evidence. It checks the syntax of the whole event, but
 * makes text only of values that cannot be compared as bytes, and nothing at all of what no path of the pattern leads
 * to.
 */
export function eventScanner(plan: MatchPlan, evidence: Evidence): ScanEvent {
  const tests = plan.leavesOfPath.map((leaves) => leaves.map(leafTest));
  const nodes = new Map<PathNode, ScanNode>();
  const root = scanNode(plan.tree, plan.steps, nodes);
  let text: ByteText = byteText(new Uint8Array());
  let hasEscapes = true;

  return (scannedText, start, end, mayHaveEscapes) => {
    text = scannedText;
    hasEscapes = mayHaveEscapes;
    const { view } = text;
    const open = skipBlanks(view, start, end);
    if (open >= end || view.getUint8(open) !== OPEN_OBJECT) return false;
    return scanObject(view, open + 1, end, root, 0, 1) >= 0;
  };

  function scanObject(
    bytes: DataView,
    position: number,
    end: number,
    node: ScanNode,
    scope: number,
    depth: number,
  ): number {
    if (depth > MAX_NESTING) return -1;
    if (bytes.getUint8(position) <= SPACE) position = skipBlanks(bytes, position, end);
    if (bytes.getUint8(position) === CLOSE_OBJECT) return position + 1;
    for (;;) {
      if (bytes.getUint8(position) !== QUOTE) return -1;
      const key = position + 1;
      const keyEnd = skipString(bytes, key);
      if (keyEnd < 0) return -1;
      position = skipColon(bytes, keyEnd, end);
      if (position < 0) return -1;
      const reached = nodeOf(bytes, node, key, keyEnd - 1);
      if (reached !== undefined) position = scanValue(bytes, position, end, reached, scope, depth);
      else if (bytes.getUint8(position) === QUOTE) position = skipString(bytes, position + 1);
      else position = skipValue(bytes, position, end, depth);
      if (position < 0) return -1;
      if (bytes.getUint8(position) <= SPACE) position = skipBlanks(bytes, position, end);
      const byte = bytes.getUint8(position++);
      if (byte === CLOSE_OBJECT) return position;
      if (byte !== COMMA) return -1;
      if (bytes.getUint8(position) <= SPACE) position = skipBlanks(bytes, position, end);
    }
  }

  function scanValue(
    bytes: DataView,
    position: number,
    end: number,
    node: ScanNode,
    scope: number,
    depth: number,
  ): number {
    switch (bytes.getUint8(position)) {
      case OPEN_OBJECT:
        if (node.source.children.size === 0) return skipValue(bytes, position, end, depth);
        return scanObject(bytes, position + 1, end, node, scope, depth + 1);
      case OPEN_ARRAY:
        return scanArray(bytes, position + 1, end, node, scope, depth + 1);
      case QUOTE: {
        const after = skipString(bytes, position + 1);
        if (after >= 0 && node.path >= 0) noteString(bytes, position + 1, after - 1, node.path, scope);
        return after;
      }
      default: {
        const after = skipScalar(bytes, position);
        if (after >= 0 && node.path >= 0) noteScalar(position, after, node.path, scope);
        return after;
      }
    }
  }

  function scanArray(
    bytes: DataView,
    position: number,
    end: number,
    node: ScanNode,
    scope: number,
    depth: number,
  ): number {
    if (depth > MAX_NESTING) return -1;
    const array = openArray(evidence);
    position = skipBlanks(bytes, position, end);
    if (bytes.getUint8(position) === CLOSE_ARRAY) {
      closeArray(evidence, array);
      return position + 1;
    }
    for (;;) {
      const first = bytes.getUint8(position);
      if (first === OPEN_OBJECT || first === OPEN_ARRAY) {
        const inner = openScope(evidence, array, scope);
        position = scanValue(bytes, position, end, node, inner, depth);
        closeScope(evidence, inner);
      } else {
        position = scanValue(bytes, position, end, node, scope, depth);
      }
      if (position < 0) return -1;
      position = skipBlanks(bytes, position, end);
      const byte = bytes.getUint8(position);
      if (byte === CLOSE_ARRAY) {
        closeArray(evidence, array);
        return position + 1;
      }
      if (byte !== COMMA) return -1;
      position = skipBlanks(bytes, position + 1, end);
    }
  }

  /** The node that a key leads to. Keys are compared as bytes; those with escapes, or with dots that matter, are read. */
  function nodeOf(bytes: DataView, node: ScanNode, start: number, end: number): ScanNode | undefined {
    const length = end - start;
    for (const child of node.children) {
      if (child.key.length === length && hasBytes(bytes, start, child.key)) return child.node;
    }
    if (!mayTakeSteps(bytes, node, start, end) && !(hasEscapes && hasBackslash(bytes, start, end)))
      return undefined;
    const reached = stepInto(node.source, unescape(text.decode(start, end)), plan.steps);
    return reached && nodes.get(reached);
  }

  function noteString(bytes: DataView, start: number, end: number, path: number, scope: number): void {
    notePresent(evidence, path, scope);
    let value: string | undefined;
    let encoded = "";
    for (const { leaf, exact } of tests[path] ?? []) {
      if (exact !== undefined) {
        if (isOneOf(bytes, start, end, exact)) {
          noteMatched(evidence, leaf.index, scope);
          continue;
        }
        if (!hasEscapes || !hasBackslash(bytes, start, end)) continue;
      }
      if (value === undefined) {
        const raw = text.decode(start, end);
        const isEscaped = hasEscapes && raw.includes("\\");
        value = isEscaped ? unescape(raw) : raw;
        encoded = isEscaped ? asEncoded(value) : raw;
      }
      if (leaf.test.string(value, encoded)) noteMatched(evidence, leaf.index, scope);
    }
  }

  function noteScalar(start: number, end: number, path: number, scope: number): void {
    notePresent(evidence, path, scope);
    let value: string | undefined;
    for (const { leaf, exact } of tests[path] ?? []) {
      if (exact !== undefined) continue;
      value ??= text.decode(start, end);
      const { test } = leaf;
      const satisfied =
        value === "true" || value === "false" || value === "null" ? test[value] : test.number(value);
      if (satisfied) noteMatched(evidence, leaf.index, scope);
    }
  }
}

/** A node of the path tree with its keys in UTF-8. */
interface ScanNode {
  readonly source: PathNode;
  readonly path: number;
  /** The keys that lead on as they are spelled. */
  readonly children: readonly { readonly key: Uint8Array; readonly node: ScanNode }[];
  /** What a key with dots can begin with to lead on. */
  readonly beginnings: readonly Uint8Array[];
}

function scanNode(source: PathNode, steps: UsedSteps, nodes: Map<PathNode, ScanNode>): ScanNode {
  const children: { readonly key: Uint8Array; readonly node: ScanNode }[] = [];
  const beginnings: Uint8Array[] = [];
  for (const [step, child] of source.children) {
    const key = encode(step);
    const node = scanNode(child, steps, nodes);
    // Such a step is never spelled by its own bytes: its backslash is an escape there, its half of a pair no UTF-8.
    const isSpelledSo = !/[\\\p{Surrogate}]/u.test(step);
    if (isSpelledSo && (step !== "" || steps.empty)) children.push({ key, node });
    if (child.children.size > 0) beginnings.push(key);
  }
  const node = { source, path: source.path, children, beginnings };
  nodes.set(source, node);
  return node;
}

interface LeafTest {
  readonly leaf: PlannedLeaf;
  /** For a leaf that asks for a few plain texts and nothing else: the texts in UTF-8. */
  readonly exact: readonly Uint8Array[] | undefined;
}

/** With more texts than this a look-up by the decoded value is faster. */
const MAX_EXACT = 8;

function leafTest(leaf: PlannedLeaf): LeafTest {
  const { matchers } = leaf.leaf;
  const texts = matchers.flatMap((matcher) => (isExactText(matcher) ? [matcher.value] : []));
  const isPlain = texts.length === matchers.length && texts.length <= MAX_EXACT && texts.every(isPlainText);
  return { leaf, exact: isPlain ? texts.map(encode) : undefined };
}

/** Whether JSON can spell a text by itself, and UTF-8 can carry it unchanged. */
function isPlainText(text: string): boolean {
  return !/["\\\ufffd\p{Surrogate}]/u.test(text) && Array.from(text).every((character) => character >= " ");
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function unescape(raw: string): string {
  return JSON.parse(`"${raw}"`) as string;
}

function hasBytes(bytes: DataView, start: number, wanted: Uint8Array): boolean {
  for (let index = wanted.length - 1; index >= 0; index--)
    if (bytes.getUint8(start + index) !== wanted[index]) return false;
  return true;
}

/** Whether a string of an event, as it is spelled, is one of some texts. */
function isOneOf(bytes: DataView, start: number, end: number, texts: readonly Uint8Array[]): boolean {
  for (const text of texts) if (text.length === end - start && hasBytes(bytes, start, text)) return true;
  return false;
}

function hasBackslash(bytes: DataView, start: number, end: number): boolean {
  for (let position = start; position < end; position++)
    if (bytes.getUint8(position) === BACKSLASH) return true;
  return false;
}

/** Whether a key with dots may lead on from a node: it begins with the step of a child and a dot. */
function mayTakeSteps(bytes: DataView, node: ScanNode, start: number, end: number): boolean {
  for (const key of node.beginnings) {
    const dot = start + key.length;
    if (dot < end && bytes.getUint8(dot) === DOT && hasBytes(bytes, start, key)) return true;
  }
  return false;
}
