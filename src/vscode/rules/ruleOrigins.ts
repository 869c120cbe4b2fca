import type * as vscode from "vscode";
import { siteKey } from "../../documents/site";
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

/** Which rule each pattern belongs to, kept with the workspace: that of a whole file, or of a site in it. */
export interface RuleOrigins {
  of(document: Address, site?: string): RuleOrigin | undefined;
  remember(document: Address, origin: RuleOrigin, site?: string): Promise<void>;
  forget(document: Address): Promise<void>;
}

const key = "eventPattern.rules.origins";

/** The origins that `memento` holds. */
export function ruleOrigins(memento: vscode.Memento): RuleOrigins {
  const origins = remembered(memento, key, isOrigin);
  return {
    of: (document, site = "") => origins.of(siteKey(nameFor(document), site)),
    remember: (document, origin, site = "") => origins.remember(siteKey(nameFor(document), site), origin),
    forget: (document) => origins.forget(nameFor(document)),
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
