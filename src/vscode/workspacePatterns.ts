import * as vscode from "vscode";
import { compilePattern, type CompiledPattern } from "../matching/compilePattern";
import { parsePattern } from "../pattern/parse/parsePattern";
import { patternEndings } from "../testing/suites/suitePaths";
import { readTextFile } from "./files";
import type { Services } from "./services";

/** A valid pattern of the workspace. */
export interface WorkspacePattern {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly compiled: CompiledPattern;
}

/** The valid event patterns of the workspace, compiled once for each version of a file. */
export interface WorkspacePatterns {
  all(): Promise<readonly WorkspacePattern[]>;
  /** Told when a pattern came, went or changed. */
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

/** How many patterns are looked at, and up to which size in bytes: EventBridge takes 4,096 characters besides blanks. */
const mostPatterns = 1_000;
const largestPattern = 100_000;

/** The editor's globs know no braces within braces. */
const glob = `**/{${patternEndings.map((ending) => `*${ending}`).join(",")},eventpattern.json}`;

/** Looks for patterns when first asked. */
export function createWorkspacePatterns({ disk }: Services): WorkspacePatterns {
  const known = new Map<string, WorkspacePattern | undefined>();
  const changed = new vscode.EventEmitter<void>();
  let files: Promise<readonly vscode.Uri[]> | undefined;

  function forget(uri: vscode.Uri, isListChanged: boolean): void {
    known.delete(uri.toString());
    if (isListChanged) files = undefined;
    changed.fire();
  }

  async function read(uri: vscode.Uri): Promise<WorkspacePattern | undefined> {
    const key = uri.toString();
    if (known.has(key)) return known.get(key);
    const file = await readTextFile(uri, largestPattern, disk);
    const { pattern } = file.ok ? parsePattern(file.value) : {};
    const compiled = pattern && { uri, text: pattern.text, compiled: compilePattern(pattern) };
    known.set(key, compiled);
    return compiled;
  }

  const watcher = vscode.workspace.createFileSystemWatcher(glob);
  const subscriptions = vscode.Disposable.from(
    changed,
    watcher,
    watcher.onDidCreate((uri) => forget(uri, true)),
    watcher.onDidDelete((uri) => forget(uri, true)),
    watcher.onDidChange((uri) => forget(uri, false)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && known.has(document.uri.toString())) forget(document.uri, false);
    }),
  );
  return {
    onDidChange: changed.event,
    async all() {
      files ??= Promise.resolve(vscode.workspace.findFiles(glob, "**/node_modules/**", mostPatterns));
      const found = await Promise.all((await files).map(read));
      return found.filter((each) => each !== undefined);
    },
    dispose() {
      subscriptions.dispose();
    },
  };
}
