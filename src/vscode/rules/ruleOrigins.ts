import type * as vscode from "vscode";
import { remembered } from "../remembered";

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

/** The origins that `memento` holds. */
export function ruleOrigins(memento: vscode.Memento): RuleOrigins {
  const origins = remembered(memento, key, isOrigin);
  return {
    of: (pattern) => origins.of(nameFor(pattern)),
    remember: (pattern, origin) => origins.remember(nameFor(pattern), origin),
    forget: (pattern) => origins.forget(nameFor(pattern)),
  };
}

/** A document that is not saved yet has the path of its file to be, so what is known of it holds for that file too. */
function nameFor({ scheme, authority, path }: Address): string {
  return path.startsWith("/") ? `${authority}${path}` : `${scheme}:${path}`;
}

function isOrigin(value: unknown): value is RuleOrigin {
  if (typeof value !== "object" || value === null) return false;
  return ["account", "region", "bus", "rule"].every((name) => typeof Reflect.get(value, name) === "string");
}
