import { childrenOf, isEmpty, keyOf, ROOT, valueKind, valueSpan, valueText } from "../../event/event";
import type { Event, EventValue } from "../../event/event";
import type { EventEdit } from "./explanation";

/** Puts another value, as JSON text, in the place of one. */
export function editToSet(event: Event, place: EventValue, path: string, value: string): EventEdit {
  return { kind: "set", path, span: valueSpan(event, place), newText: value, value };
}

/** How editsToAdd spells the part of a path that is missing. */
export type PathSpelling = "objects" | "key" | "rootKey";

/**
 * Adds a value at a path as deep in what is there as the path goes, inside the elements of arrays named by `inside`.
 * What is missing of the path becomes nested objects (`objects`) or one key with dots (`key`). With `rootKey` the
 * whole path becomes one key of the root, whatever is there.
 */
export function editsToAdd(
  event: Event,
  path: string,
  value: string,
  inside: readonly EventValue[],
  spelling: PathSpelling,
): readonly EventEdit[] {
  const add = (offset: number, length: number, newText: string): readonly EventEdit[] => {
    return [{ kind: "add", path, span: { offset, length }, newText, value }];
  };
  return spelling === "rootKey" ? addMember(ROOT, path) : descend(ROOT, path);

  function descend(container: EventValue, rest: string): readonly EventEdit[] {
    if (valueKind(event, container) === "array") {
      const element = elementOf(container);
      return element === undefined ? addElement(container, nested(rest)) : descend(element, rest);
    }
    for (const member of childrenOf(event, container)) {
      const key = keyOf(event, member) ?? "";
      if (key === rest) return addBeside(member);
      if (!rest.startsWith(`${key}.`)) continue;
      const further = rest.slice(key.length + 1);
      const kind = valueKind(event, member);
      if (kind === "object" || kind === "array") return descend(member, further);
      const { offset, length } = valueSpan(event, member);
      return add(offset, length, `[${valueText(event, member)}, ${nested(further)}]`);
    }
    return addMember(container, rest);
  }

  function addMember(object: EventValue, rest: string): readonly EventEdit[] {
    const { offset, length } = valueSpan(event, object);
    const separator = isEmpty(event, object) ? "" : ", ";
    return add(offset + length - 1, 0, separator + nested(rest).slice(1, -1));
  }

  function addBeside(member: EventValue): readonly EventEdit[] {
    if (valueKind(event, member) === "array") return addElement(member, value);
    const { offset, length } = valueSpan(event, member);
    if (isEmpty(event, member) && valueKind(event, member) === "object") return add(offset, length, value);
    return add(offset, length, `[${value}, ${valueText(event, member)}]`);
  }

  function addElement(array: EventValue, element: string): readonly EventEdit[] {
    return add(valueSpan(event, array).offset + 1, 0, `${element}${isEmpty(event, array) ? "" : ", "}`);
  }

  function elementOf(array: EventValue): EventValue | undefined {
    let first: EventValue | undefined;
    for (const element of childrenOf(event, array)) {
      const kind = valueKind(event, element);
      if (kind !== "object" && kind !== "array") continue;
      if (inside.some((chosen) => chosen >= element && chosen < (event.nexts[element] ?? 0))) return element;
      first ??= element;
    }
    return first;
  }

  function nested(rest: string): string {
    const keys = spelling === "objects" ? rest.split(".") : [rest];
    return keys.reduceRight((inner, key) => `{${JSON.stringify(key)}: ${inner}}`, value);
  }
}

/** Takes values, given in the order of the text, out of the objects and arrays they are in. */
export function editsToRemove(
  event: Event,
  path: string,
  values: readonly EventValue[],
): readonly EventEdit[] {
  const removed = new Set(values);
  const edits: EventEdit[] = [];
  visit(ROOT);
  // From the end, so that each edit leaves the places of the others as they are.
  return edits.sort((one, other) => other.span.offset - one.span.offset);

  function visit(container: EventValue): void {
    let stays: EventValue | undefined;
    let gone: EventValue[] = [];
    for (const child of childrenOf(event, container)) {
      if (removed.has(child)) {
        gone.push(child);
        continue;
      }
      if (hasInside(child)) visit(child);
      // What goes before one that stays goes with the comma after it.
      if (gone.length > 0) remove(startOf(gone[0] ?? child), startOf(child));
      gone = [];
      stays = child;
    }
    const last = gone.at(-1);
    if (last !== undefined)
      remove(stays === undefined ? startOf(gone[0] ?? last) : endOf(stays), endOf(last));
  }

  function remove(start: number, end: number): void {
    edits.push({ kind: "remove", path, span: { offset: start, length: end - start }, newText: "" });
  }

  function hasInside(container: EventValue): boolean {
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[middle] ?? 0) <= container) low = middle + 1;
      else high = middle;
    }
    return (values[low] ?? Number.POSITIVE_INFINITY) < (event.nexts[container] ?? 0);
  }

  function startOf(value: EventValue): number {
    const key = event.keyStarts[value] ?? -1;
    return key >= 0 ? key : (event.starts[value] ?? 0);
  }

  function endOf(value: EventValue): number {
    return event.ends[value] ?? 0;
  }
}
