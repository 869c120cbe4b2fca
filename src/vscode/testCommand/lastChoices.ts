import * as vscode from "vscode";

/** Which event each pattern was last tested against, kept with the workspace. */
export interface LastChoices {
  of(pattern: vscode.Uri): vscode.Uri | undefined;
  remember(pattern: vscode.Uri, event: vscode.Uri): Promise<void>;
}

const key = "eventPattern.test.lastEvents";

/** How many patterns are remembered; the oldest are forgotten. */
const most = 200;

/** The choices that `memento` holds; anything else in it is ignored. */
export function lastChoices(memento: vscode.Memento): LastChoices {
  function read(): readonly (readonly [string, string])[] {
    const stored: unknown = memento.get(key);
    return Array.isArray(stored) ? stored.filter(isPair) : [];
  }
  return {
    of(pattern) {
      const found = read().find(([name]) => name === pattern.toString());
      return found === undefined ? undefined : vscode.Uri.parse(found[1]);
    },
    async remember(pattern, event) {
      const others = read().filter(([name]) => name !== pattern.toString());
      await memento.update(key, [[pattern.toString(), event.toString()], ...others].slice(0, most));
    },
  };
}

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
}
