import * as vscode from "vscode";
import { compilePattern, type CompiledPattern } from "../matching/compilePattern";
import { wholeFile } from "../documents/hosts/wholeFile";
import { patternAt, type PatternDocument } from "../language/patternDocument";
import { patternEndings } from "../testing/suites/suitePaths";
import { readTextFile } from "./files";
import type { PatternAddress } from "./patternDocuments";
import type { Services } from "./services";

/** A valid pattern of the workspace. */
export interface WorkspacePattern extends PatternAddress {
  /** The text of its file. */
  readonly fileText: string;
  readonly pattern: PatternDocument;
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
const maxPatterns = 1_000;
const largestPattern = 100_000;

/** The editor's globs know no braces within braces. */
const glob = `**/{${patternEndings.map((ending) => `*${ending}`).join(",")},eventpattern.json}`;

/** Looks for patterns when first asked. */
export function createWorkspacePatterns({ disk }: Services): WorkspacePatterns {
  const known = new Map<string, readonly WorkspacePattern[]>();
  const changed = new vscode.EventEmitter<void>();
  let files: Promise<readonly vscode.Uri[]> | undefined;

  function forget(uri: vscode.Uri, isListChanged: boolean): void {
    known.delete(uri.toString());
    if (isListChanged) files = undefined;
    changed.fire();
  }

  async function read(uri: vscode.Uri): Promise<readonly WorkspacePattern[]> {
    const key = uri.toString();
    const last = known.get(key);
    if (last !== undefined) return last;
    const file = await readTextFile(uri, largestPattern, disk);
    const found = file.ok ? patternsIn(uri, file.value) : [];
    known.set(key, found);
    return found;
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
      files ??= Promise.resolve(vscode.workspace.findFiles(glob, "**/node_modules/**", maxPatterns));
      return (await Promise.all((await files).map(read))).flat();
    },
    dispose() {
      subscriptions.dispose();
    },
  };
}

function patternsIn(uri: vscode.Uri, fileText: string): readonly WorkspacePattern[] {
  return wholeFile.sites(fileText).flatMap((site) => {
    const document = patternAt(site);
    const { pattern } = document.parsed();
    if (pattern === undefined) return [];
    return [{ uri, site: site.id, fileText, pattern: document, compiled: compilePattern(pattern) }];
  });
}
