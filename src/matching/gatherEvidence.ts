import { childrenOf, keyOf, ROOT, stringValue, valueKind, valueText } from "../event/event";
import type { Event, EventValue } from "../event/event";
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
    for (const member of childrenOf(event, object)) {
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
    for (const element of childrenOf(event, value)) {
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
    for (const leaf of leavesOf(path)) {
      if (satisfies(leaf.test, event, value)) noteMatched(evidence, leaf.index, scope);
    }
    listener?.field(value, path, scope);
  }

  function leavesOf(path: number): readonly PlannedLeaf[] {
    return plan.leavesOfPath[path] ?? [];
  }
}

/** Whether a value of an event, which is no object and no array, satisfies a test. */
export function satisfies(test: ValueTest, event: Event, value: EventValue): boolean {
  switch (valueKind(event, value)) {
    case "string": {
      const text = stringValue(event, value);
      return test.string(text, asEncoded(text));
    }
    case "number":
      return test.number(valueText(event, value));
    case "boolean":
      return event.text[event.starts[value] ?? 0] === "t" ? test.true : test.false;
    case "null":
      return test.null;
    case "object":
    case "array":
      return false;
  }
}
