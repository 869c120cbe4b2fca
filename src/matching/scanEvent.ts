import type { ByteText } from "./byteText";
import { closeArray, closeScope, notePresent, noteMatched, openArray, openScope } from "./evidence";
import type { Evidence } from "./evidence";
import {
  BACKSLASH,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COMMA,
  MAX_NESTING,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  skipBlanks,
  skipColon,
  skipScalar,
  skipString,
  skipValue,
} from "./jsonBytes";
import type { MatchPlan, PathNode, PlannedLeaf } from "./matchPlan";
import { stepInto } from "./pathSteps";
import type { UsedSteps } from "./pathSteps";
import { asEncoded, isExactText } from "./valueTest";

const DOT = 0x2e;

/**
 * Reads an event from bytes and fills cleared evidence with what it has at the paths of the pattern. Returns whether
 * the bytes from `start` to `end` begin with an event that parseEvent would accept; if not, the evidence is worthless.
 * The byte at `end` must exist and be a line feed or 0.
 */
export type ScanEvent = (text: ByteText, start: number, end: number, evidence: Evidence) => boolean;

/**
 * A scanner that is made for one pattern. It checks the syntax of the whole event, but makes text only of values that
 * cannot be compared as bytes, and nothing at all of what no path of the pattern leads to.
 */
export function eventScanner(plan: MatchPlan, steps: UsedSteps): ScanEvent {
  const tests = plan.leavesOfPath.map((leaves) => leaves.map(leafTest));
  const nodes = new Map<PathNode, ScanNode>();
  const root = scanNode(plan.tree, steps, nodes);

  return (text, start, end, evidence) => {
    const { bytes } = text;
    const open = skipBlanks(bytes, start, end);
    if (open >= end || bytes[open] !== OPEN_OBJECT) return false;
    return scanObject(text, open + 1, end, root, 0, 1, evidence) >= 0;
  };

  function scanObject(
    text: ByteText,
    position: number,
    end: number,
    node: ScanNode,
    scope: number,
    depth: number,
    evidence: Evidence,
  ): number {
    const { bytes } = text;
    if (depth > MAX_NESTING) return -1;
    position = skipBlanks(bytes, position, end);
    if (bytes[position] === CLOSE_OBJECT) return position + 1;
    for (;;) {
      if (bytes[position] !== QUOTE) return -1;
      const key = position + 1;
      const keyEnd = skipString(bytes, key);
      if (keyEnd < 0) return -1;
      position = skipColon(bytes, keyEnd, end);
      if (position < 0) return -1;
      const reached = nodeOf(text, node, key, keyEnd - 1);
      position =
        reached === undefined
          ? skipValue(bytes, position, end, depth)
          : scanValue(text, position, end, reached, scope, depth, evidence);
      if (position < 0) return -1;
      position = skipBlanks(bytes, position, end);
      const byte = bytes[position];
      if (byte === CLOSE_OBJECT) return position + 1;
      if (byte !== COMMA) return -1;
      position = skipBlanks(bytes, position + 1, end);
    }
  }

  function scanValue(
    text: ByteText,
    position: number,
    end: number,
    node: ScanNode,
    scope: number,
    depth: number,
    evidence: Evidence,
  ): number {
    const { bytes } = text;
    switch (bytes[position]) {
      case OPEN_OBJECT:
        if (node.source.children.size === 0) return skipValue(bytes, position, end, depth);
        return scanObject(text, position + 1, end, node, scope, depth + 1, evidence);
      case OPEN_ARRAY:
        return scanArray(text, position + 1, end, node, scope, depth + 1, evidence);
      case QUOTE: {
        const after = skipString(bytes, position + 1);
        if (after >= 0 && node.path >= 0)
          noteString(text, position + 1, after - 1, node.path, scope, evidence);
        return after;
      }
      default: {
        const after = skipScalar(bytes, position);
        if (after >= 0 && node.path >= 0) noteScalar(text, position, after, node.path, scope, evidence);
        return after;
      }
    }
  }

  function scanArray(
    text: ByteText,
    position: number,
    end: number,
    node: ScanNode,
    scope: number,
    depth: number,
    evidence: Evidence,
  ): number {
    const { bytes } = text;
    if (depth > MAX_NESTING) return -1;
    const array = openArray(evidence);
    position = skipBlanks(bytes, position, end);
    if (bytes[position] === CLOSE_ARRAY) {
      closeArray(evidence, array);
      return position + 1;
    }
    for (;;) {
      const first = bytes[position];
      if (first === OPEN_OBJECT || first === OPEN_ARRAY) {
        const inner = openScope(evidence, array, scope);
        position = scanValue(text, position, end, node, inner, depth, evidence);
        closeScope(evidence, inner);
      } else {
        position = scanValue(text, position, end, node, scope, depth, evidence);
      }
      if (position < 0) return -1;
      position = skipBlanks(bytes, position, end);
      const byte = bytes[position];
      if (byte === CLOSE_ARRAY) {
        closeArray(evidence, array);
        return position + 1;
      }
      if (byte !== COMMA) return -1;
      position = skipBlanks(bytes, position + 1, end);
    }
  }

  /** The node that a key leads to. Keys are compared as bytes; those with dots or escapes are read first. */
  function nodeOf(text: ByteText, node: ScanNode, start: number, end: number): ScanNode | undefined {
    const { bytes } = text;
    const length = end - start;
    for (const child of node.children) {
      if (child.key.length === length && hasBytes(bytes, start, child.key)) return child.node;
    }
    for (let position = start; position < end; position++) {
      const byte = bytes[position];
      if (byte === DOT || byte === BACKSLASH) {
        const reached = stepInto(node.source, unescape(text.decode(start, end)), steps);
        return reached && nodes.get(reached);
      }
    }
    return undefined;
  }

  function noteString(
    text: ByteText,
    start: number,
    end: number,
    path: number,
    scope: number,
    evidence: Evidence,
  ): void {
    notePresent(evidence, path, scope);
    let value: string | undefined;
    let encoded = "";
    for (const { leaf, exact } of tests[path] ?? []) {
      if (exact !== undefined) {
        const same = equalsAny(text.bytes, start, end, exact);
        if (same === "yes") noteMatched(evidence, leaf.index, scope);
        if (same !== "unclear") continue;
      }
      if (value === undefined) {
        const raw = text.decode(start, end);
        const escaped = raw.includes("\\");
        value = escaped ? unescape(raw) : raw;
        encoded = escaped ? asEncoded(value) : raw;
      }
      if (leaf.test.string(value, encoded)) noteMatched(evidence, leaf.index, scope);
    }
  }

  function noteScalar(
    text: ByteText,
    start: number,
    end: number,
    path: number,
    scope: number,
    evidence: Evidence,
  ): void {
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
  readonly children: readonly { readonly key: Uint8Array; readonly node: ScanNode }[];
}

function scanNode(source: PathNode, steps: UsedSteps, nodes: Map<PathNode, ScanNode>): ScanNode {
  const children: { readonly key: Uint8Array; readonly node: ScanNode }[] = [];
  for (const [key, child] of source.children) {
    const node = scanNode(child, steps, nodes);
    if (key !== "" || steps.empty) children.push({ key: encode(key), node });
  }
  const node = { source, path: source.path, children };
  nodes.set(source, node);
  return node;
}

interface LeafTest {
  readonly leaf: PlannedLeaf;
  /** For a leaf that asks for a few plain texts and nothing else: the texts in UTF-8. */
  readonly exact: readonly Uint8Array[] | undefined;
}

/** With more texts than this a look-up by the decoded value is faster. */
const MOST_EXACT = 8;

function leafTest(leaf: PlannedLeaf): LeafTest {
  const { matchers } = leaf.leaf;
  const texts = matchers.flatMap((matcher) => (isExactText(matcher) ? [matcher.value] : []));
  const isPlain = texts.length === matchers.length && texts.length <= MOST_EXACT && texts.every(isPlainText);
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

function hasBytes(bytes: Uint8Array, start: number, wanted: Uint8Array): boolean {
  for (let index = wanted.length - 1; index >= 0; index--)
    if (bytes[start + index] !== wanted[index]) return false;
  return true;
}

/** Whether a string of an event says one of some plain texts; unclear where it is written with escapes. */
function equalsAny(
  bytes: Uint8Array,
  start: number,
  end: number,
  wanted: readonly Uint8Array[],
): "yes" | "no" | "unclear" {
  let isLonger = false;
  for (const text of wanted) {
    if (text.length === end - start && hasBytes(bytes, start, text)) return "yes";
    // An escape is always longer than the character that it stands for.
    if (text.length < end - start) isLonger = true;
  }
  if (!isLonger) return "no";
  for (let position = start; position < end; position++) if (bytes[position] === BACKSLASH) return "unclear";
  return "no";
}
