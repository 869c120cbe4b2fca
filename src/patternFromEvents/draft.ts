import { compilePattern } from "../matching/compilePattern";
import type { CompiledPattern } from "../matching/compilePattern";
import type { Field, MatcherKind } from "../pattern/pattern";
import type { Span } from "../base/span";
import type { FlatEvent } from "./flatEvent";

/** A pattern without `$or` that is being made: for each path the matchers of its leaf. Never changed once judged. */
export type Draft = ReadonlyMap<string, readonly MatcherKind[]>;

const compiled = new WeakMap<Draft, CompiledPattern>();
const nowhere: Span = { offset: 0, length: 0 };

/** Whether the engine matches an event with a draft. An empty draft, which is no pattern, matches everything. */
export function draftMatches(draft: Draft, { event }: FlatEvent): boolean {
  let ready = compiled.get(draft);
  if (ready === undefined) {
    ready = compileDraft(draft);
    compiled.set(draft, ready);
  }
  return ready.matches(event);
}

/** A draft with one leaf set. */
export function withLeaf(draft: Draft, path: string, matchers: readonly MatcherKind[]): Draft {
  return new Map(draft).set(path, matchers);
}

/** A draft without one leaf. */
export function withoutLeaf(draft: Draft, path: string): Draft {
  const rest = new Map(draft);
  rest.delete(path);
  return rest;
}

function compileDraft(draft: Draft): CompiledPattern {
  const members = Array.from(draft, ([path, matchers]): Field => {
    const leaf = matchers.map((matcher) => ({ ...matcher, span: nowhere }));
    return {
      kind: "field",
      name: path,
      nameSpan: nowhere,
      path,
      value: { kind: "leaf", span: nowhere, matchers: leaf },
    };
  });
  return compilePattern({ text: "", root: { kind: "object", span: nowhere, members, unknowns: [] } });
}
