import * as vscode from "vscode";
import { keyOf, type PatternAddress } from "../patternDocuments";
import { remembered } from "../remembered";

/** Which event each pattern was last tested against, kept with the workspace. */
export interface LastChoices {
  of(pattern: PatternAddress): vscode.Uri | undefined;
  remember(pattern: PatternAddress, event: vscode.Uri): Promise<void>;
}

const key = "eventPattern.test.lastEvents";

/** The choices that `memento` holds. */
export function lastChoices(memento: vscode.Memento): LastChoices {
  const events = remembered(memento, key, (value) => typeof value === "string");
  return {
    of(pattern) {
      const event = events.of(keyOf(pattern));
      return event === undefined ? undefined : vscode.Uri.parse(event);
    },
    remember: (pattern, event) => events.remember(keyOf(pattern), event.toString()),
  };
}
