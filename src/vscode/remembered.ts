import type * as vscode from "vscode";

/** Values by name, kept with the workspace. */
export interface Remembered<T> {
  of(name: string): T | undefined;
  remember(name: string, value: T): Promise<void>;
  forget(name: string): Promise<void>;
}

/** How many names are remembered; the oldest are forgotten. */
const most = 200;

/** What `memento` holds under `key`, the latest first; whatever `isValue` does not know is ignored. */
export function remembered<T>(
  memento: vscode.Memento,
  key: string,
  isValue: (value: unknown) => value is T,
): Remembered<T> {
  type Entry = readonly [string, T];
  const isEntry = (entry: unknown): entry is Entry =>
    Array.isArray(entry) && entry.length === 2 && typeof entry[0] === "string" && isValue(entry[1]);
  function read(): readonly Entry[] {
    const stored: unknown = memento.get(key);
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  }
  const others = (name: string) => read().filter(([each]) => each !== name);
  return {
    of: (name) => read().find(([each]) => each === name)?.[1],
    async remember(name, value) {
      await memento.update(key, [[name, value], ...others(name)].slice(0, most));
    },
    async forget(name) {
      const left = others(name);
      if (left.length < read().length) await memento.update(key, left);
    },
  };
}
