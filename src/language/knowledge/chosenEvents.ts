import type { Catalog, EventType } from "../../catalog/catalog";
import { compileWildcard, matchesWildcard } from "../../pattern/values/wildcard";
import type { Scope } from "../cursor/cursor";
import type { TolerantArray, TolerantNode, TolerantObject } from "../../json/tolerantTree";

/** What a pattern asks of one field, as far as literal strings and simple operators say it. */
export interface Choice {
  /** The strings that are listed as they stand, each once. */
  readonly values: readonly string[];
  matches(value: string): boolean;
}

/** What a place in a pattern is about: the choices that hold there and the events that they leave. */
export interface ChosenEvents {
  readonly sources: Choice | undefined;
  readonly detailTypes: Choice | undefined;
  readonly messageTypes: Choice | undefined;
  /** Events of the catalog that fit; none when the pattern says neither source nor detail-type. */
  readonly events: readonly EventType[];
}

/** More sources than this say nothing about the fields of an event; reading them all would take too long. */
const mostSources = 12;

/** Of sources and detail-types that a pattern lists one by one so many are looked up. */
const maxListed = 100;

/** A detail-type that more sources send than this is one of CloudTrail's, whose fields are the same everywhere. */
const mostSenders = 3;

/** The events that the pattern around the cursor asks for; the choices of `$or` branches hold within them. */
export function chosenEvents(scope: Scope, catalog: Catalog): ChosenEvents {
  const sources = choiceAt(scope, ["source"]);
  const detailTypes = choiceAt(scope, ["detail-type"]);
  return {
    sources,
    detailTypes,
    messageTypes: choiceAt(scope, ["detail", "messageType"]),
    events: eventsOf(catalog, sources, detailTypes),
  };
}

/**
 * What the pattern asks of the field at `path`, as seen from the cursor: in the innermost object around it that says
 * something, else in any `$or` branch beside it. Undefined when nothing is said, or nothing is listed yet.
 */
export function choiceAt(scope: Scope, path: readonly string[]): Choice | undefined {
  for (const { object, path: own } of scope.objects.toReversed()) {
    const rest = below(own, path);
    const leaf = rest === undefined ? undefined : leafAt(object, rest);
    if (leaf !== undefined && leaf.elements.length > 0) return choiceOf([leaf]);
  }
  const leaves = scope.objects.flatMap(({ object, path: own }, index) => {
    const rest = below(own, path);
    // A branch of `$or` has the path of the object around it, and is looked at with that one.
    if (rest === undefined || scope.objects[index - 1]?.path.length === own.length) return [];
    return leavesInBranches(object, rest);
  });
  return leaves.length === 0 ? undefined : choiceOf(leaves);
}

/** What is left of `path` below `own`; undefined when it is not below. */
function below(own: readonly string[], path: readonly string[]): readonly string[] | undefined {
  return own.length < path.length && own.every((key, index) => key === path[index])
    ? path.slice(own.length)
    : undefined;
}

function leafAt(object: TolerantObject, path: readonly string[]): TolerantArray | undefined {
  const [key, ...rest] = path;
  const value = object.members.findLast((member) => member.key.value === key)?.value;
  if (rest.length === 0) return value?.kind === "array" ? value : undefined;
  return value?.kind === "object" ? leafAt(value, rest) : undefined;
}

function leavesInBranches(object: TolerantObject, path: readonly string[]): readonly TolerantArray[] {
  const [key] = path;
  return object.members.flatMap((member) => {
    const { value } = member;
    if (member.key.value === key && value?.kind === "object" && path.length > 1) {
      return leavesInBranches(value, path.slice(1));
    }
    if (member.key.value !== "$or" || value?.kind !== "array") return [];
    return value.elements.flatMap(({ node }) => {
      if (node.kind !== "object") return [];
      const leaf = leafAt(node, path);
      return leaf === undefined ? leavesInBranches(node, path) : [leaf];
    });
  });
}

/** Where there are more match expressions than this, the choice says nothing about what they match. */
const maxTests = 200;

function choiceOf(leaves: readonly TolerantArray[]): Choice {
  const nodes = leaves.flatMap(({ elements }) => elements.map(({ node }) => node));
  const values = new Set(nodes.flatMap((node) => (node.kind === "scalar" ? [node.value] : [])));
  const expressions = nodes.filter((node) => node.kind === "object");
  const tests = expressions.length > maxTests ? [() => true] : expressions.map(testOf);
  return {
    values: [...values],
    matches: (value) => values.has(value) || tests.some((test) => test(value)),
  };
}

type Test = (value: string) => boolean;

/** The test that a match expression makes; one that is not understood accepts everything. */
function testOf(expression: TolerantObject): Test {
  const [member] = expression.members;
  const strings = member?.value === undefined ? [] : stringsOf(member.value);
  const [first = ""] = strings;
  switch (member?.key.value) {
    case "prefix":
      return (value) => value.startsWith(first);
    case "suffix":
      return (value) => value.endsWith(first);
    case "equals-ignore-case": {
      const lower = first.toLowerCase();
      return (value) => value.toLowerCase() === lower;
    }
    case "exactly":
      return (value) => value === first;
    case "wildcard": {
      const wildcard = compileWildcard(first);
      return (value) => matchesWildcard(wildcard, value);
    }
    case "anything-but": {
      const excluded = new Set(strings);
      return (value) => !excluded.has(value);
    }
    default:
      return () => true;
  }
}

function stringsOf(node: TolerantNode): readonly string[] {
  if (node.kind === "scalar") return [node.value];
  return node.kind === "array" ? node.elements.flatMap((element) => stringsOf(element.node)) : [];
}

function eventsOf(
  catalog: Catalog,
  sources: Choice | undefined,
  detailTypes: Choice | undefined,
): readonly EventType[] {
  if (sources === undefined && detailTypes === undefined) return [];
  return sourceNames(catalog, sources, detailTypes).flatMap((name) => {
    const source = catalog.source(name);
    if (source === undefined) return [];
    if (detailTypes === undefined) return source.events;
    const listed = source.events.filter(({ detailType }) => detailTypes.matches(detailType));
    const named = detailTypes.values.slice(0, maxListed).flatMap((value) => source.event(value) ?? []);
    return [...new Set([...listed, ...named])];
  });
}

function sourceNames(
  catalog: Catalog,
  sources: Choice | undefined,
  detailTypes: Choice | undefined,
): readonly string[] {
  if (sources !== undefined) {
    const known = catalog.sources.filter(({ name }) => sources.matches(name)).map(({ name }) => name);
    return known.length <= mostSources ? known : sources.values.slice(0, maxListed);
  }
  const senders = (detailTypes?.values ?? [])
    .slice(0, maxListed)
    .map((detailType) => catalog.sourcesOf(detailType));
  return [...new Set(senders.flatMap((names) => names.slice(0, mostSenders)))].slice(0, mostSources);
}
