import { afterValue, keyOf, ROOT, stringValue, valueKind, valueText } from "../event/event";
import type { Event, EventValue, EventValueKind } from "../event/event";
import { closeArray, closeScope, notePresent, noteMatched, openArray, openScope } from "./evidence";
import type { Evidence } from "./evidence";
import type { MatchPlan, PlannedLeaf } from "./matchPlan";
import { stepInto } from "./pathTree";
import type { PathNode } from "./pathTree";
import { asEncoded } from "./valueTest";
import type { ValueTest } from "./valueTest";

/** What gatherEvidence tells of an event besides the evidence, in reading order. */
export interface EvidenceListener {
  /** A value at a path of the pattern. */
  readonly field: (value: EventValue, path: number, scope: number) => void;
  /** An object or array at a path of the pattern, which is no value of it. */
  readonly container: (value: EventValue, path: number) => void;
  /** The element of an array that a scope is. */
  readonly scope: (element: EventValue, scope: number) => void;
}

/**
 * Fills cleared `evidence` with what `event` has at the paths of the plan. Values that no path leads to are never looked at.
 */
export function gatherEvidence(
  plan: MatchPlan,
  event: Event,
  evidence: Evidence,
  listener?: EvidenceListener,
): void {
  visitObject(plan.tree, ROOT, 0);

  function visitObject(node: PathNode, object: EventValue, scope: number): void {
    if (node.children.size === 0) return;
    const end = afterValue(event, object);
    for (let member = object + 1; member < end; member = afterValue(event, member)) {
      const reached = stepInto(node, keyOf(event, member) ?? "", plan.steps);
      if (reached !== undefined) visitValue(reached, member, scope);
    }
  }

  function visitValue(node: PathNode, value: EventValue, scope: number): void {
    const kind = valueKind(event, value);
    if (node.path >= 0 && (kind === "object" || kind === "array")) listener?.container(value, node.path);
    if (kind === "object") visitObject(node, value, scope);
    else if (kind === "array") visitArray(node, value, scope);
    else if (node.path >= 0) visitLeaf(value, node.path, scope);
  }

  function visitArray(node: PathNode, value: EventValue, scope: number): void {
    const array = openArray(evidence);
    const end = afterValue(event, value);
    for (let element = value + 1; element < end; element = afterValue(event, element)) {
      const kind = valueKind(event, element);
      if (kind === "object" || kind === "array") {
        const inner = openScope(evidence, array, scope);
        listener?.scope(element, inner);
        visitValue(node, element, inner);
        closeScope(evidence, inner);
      } else if (node.path >= 0) {
        visitLeaf(element, node.path, scope);
      }
    }
    closeArray(evidence, array);
  }

  function visitLeaf(value: EventValue, path: number, scope: number): void {
    notePresent(evidence, path, scope);
    const scalar = readScalar(event, value);
    for (const leaf of leavesOf(path)) {
      if (accepts(leaf.test, scalar)) noteMatched(evidence, leaf.index, scope);
    }
    listener?.field(value, path, scope);
  }

  function leavesOf(path: number): readonly PlannedLeaf[] {
    return plan.leavesOfPath[path] ?? [];
  }
}

/** A value of an event, which is no object and no array, read once for all tests of it. */
export interface Scalar {
  readonly kind: Exclude<EventValueKind, "object" | "array">;
  /** What a string says; the event's spelling of anything else. */
  readonly text: string;
  /** As UTF-8 has the text: see ValueTest. */
  readonly encoded: string;
}

/** Reads a value. Throws where it is an object or an array, which EventBridge never matches. */
export function readScalar(event: Event, value: EventValue): Scalar {
  const kind = valueKind(event, value);
  if (kind === "object" || kind === "array") throw new Error(`An ${kind} satisfies no test.`);
  if (kind !== "string") {
    const text = valueText(event, value);
    return { kind, text, encoded: text };
  }
  const text = stringValue(event, value);
  return { kind, text, encoded: asEncoded(text) };
}

/** Whether a value satisfies a test. */
export function accepts(test: ValueTest, { kind, text, encoded }: Scalar): boolean {
  switch (kind) {
    case "string":
      return test.string(text, encoded);
    case "number":
      return test.number(text);
    case "boolean":
      return text === "true" ? test.true : test.false;
    case "null":
      return test.null;
  }
}

/** Whether a value of an event, which is no object and no array, satisfies a test. */
export function satisfies(test: ValueTest, event: Event, value: EventValue): boolean {
  return accepts(test, readScalar(event, value));
}
