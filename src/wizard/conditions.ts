/** What a pattern asks of one field. */
export interface Condition {
  /** Keys below `detail`. */
  readonly path: readonly string[];
  readonly matchers: readonly unknown[];
}

/** A part of a pattern as JSON has it. */
export type PatternPart = Readonly<Record<string, unknown>>;

/** The conditions as nested objects, in their order; a condition without matchers asks for nothing. */
export function nestConditions(conditions: readonly Condition[]): PatternPart {
  const root: Record<string, unknown> = {};
  for (const { path, matchers } of conditions) {
    if (matchers.length === 0) continue;
    let level = root;
    for (const key of path.slice(0, -1)) level = (level[key] ??= {}) as Record<string, unknown>;
    level[path.at(-1) ?? ""] = matchers;
  }
  return root;
}
