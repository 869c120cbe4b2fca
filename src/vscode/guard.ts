import * as vscode from "vscode";
import { describeBug } from "../base/describeBug";
import type { Log } from "./log";

/**
 * The one place where our own bugs are caught: whatever `run` throws is logged, and the fallback is returned in its
 * place, so that the editor never sees an exception of ours. A cancelled request gives the fallback without a word.
 */
export interface Guard {
  /** `what` names the work for the log: `folding ranges`. */
  run<T>(what: string, fallback: T, run: () => T): T;
  runAsync<T>(what: string, fallback: T, run: () => Promise<T>): Promise<T>;
}

/** A guard that writes to `log`. */
export function createGuard(log: Log): Guard {
  function note(what: string, error: unknown): void {
    if (error instanceof vscode.CancellationError) return;
    log.error(`${what}: ${describeBug(error)}`);
  }
  return {
    run(what, fallback, run) {
      try {
        return run();
      } catch (error) {
        note(what, error);
        return fallback;
      }
    },
    async runAsync(what, fallback, run) {
      try {
        return await run();
      } catch (error) {
        note(what, error);
        return fallback;
      }
    },
  };
}
