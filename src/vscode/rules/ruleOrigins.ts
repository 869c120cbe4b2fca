import type * as vscode from "vscode";

/** The rule that a pattern was opened from or became. */
export interface RuleOrigin {
  readonly account: string;
  readonly region: string;
  readonly bus: string;
  readonly rule: string;
}

/** The parts of a document's address that tell it from others. */
type Address = Pick<vscode.Uri, "scheme" | "authority" | "path">;

/** Which rule each pattern belongs to, kept with the workspace. */
export interface RuleOrigins {
  of(pattern: Address): RuleOrigin | undefined;
  remember(pattern: Address, origin: RuleOrigin): Promise<void>;
  forget(pattern: Address): Promise<void>;
}

const key = "eventPattern.rules.origins";

/** How many patterns are remembered; the oldest are forgotten. */
const most = 200;

/** The origins that `memento` holds; anything else in it is ignored. */
export function ruleOrigins(memento: vscode.Memento): RuleOrigins {
  function read(): readonly (readonly [string, RuleOrigin])[] {
    const stored: unknown = memento.get(key);
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  }
  const others = (pattern: Address) => read().filter(([name]) => name !== nameFor(pattern));
  return {
    of: (pattern) => read().find(([name]) => name === nameFor(pattern))?.[1],
    async remember(pattern, origin) {
      await memento.update(key, [[nameFor(pattern), origin], ...others(pattern)].slice(0, most));
    },
    async forget(pattern) {
      const left = others(pattern);
      if (left.length < read().length) await memento.update(key, left);
    },
  };
}

/** A document that is not saved yet has the path of its file to be, so what is known of it holds for that file too. */
function nameFor({ scheme, authority, path }: Address): string {
  return path.startsWith("/") ? `${authority}${path}` : `${scheme}:${path}`;
}

function isEntry(value: unknown): value is readonly [string, RuleOrigin] {
  if (!Array.isArray(value) || value.length !== 2 || typeof value[0] !== "string") return false;
  const origin: unknown = value[1];
  if (typeof origin !== "object" || origin === null) return false;
  return ["account", "region", "bus", "rule"].every((name) => typeof Reflect.get(origin, name) === "string");
}
