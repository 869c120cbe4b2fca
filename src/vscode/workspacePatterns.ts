import * as vscode from "vscode";
import { compilePattern, type CompiledPattern } from "../matching/compilePattern";
import { createYielder } from "../base/yieldToEventLoop";
import { patternAt, type PatternDocument } from "../language/patternDocument";
import { suiteEnding } from "../testing/suites/suite";
import { isPatternFile, patternEndings } from "../testing/suites/suitePaths";
import { readTextFile } from "./files";
import { sitesOfFile, type PatternAddress } from "./patternDocuments";
import type { Services } from "./services";

/** A valid pattern of the workspace. */
export interface WorkspacePattern extends PatternAddress {
  /** The text of its file. */
  readonly fileText: string;
  readonly pattern: PatternDocument;
  readonly compiled: CompiledPattern;
}

/** The valid event patterns of the workspace, in files of their own and in templates, compiled once for each version of a file. */
export interface WorkspacePatterns {
  all(): Promise<readonly WorkspacePattern[]>;
  /** Told when a pattern came, went or changed. */
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

/** How many files of each group are looked at, and how many patterns in all. */
const maxFiles = 1_000;
const maxPatterns = 1_000;

/** Files that may hold patterns: a group is looked for with a limit of its own, so that no other fills it. */
interface FileGroup {
  readonly glob: string;
  /** Larger files are passed over, in bytes. */
  readonly largest: number;
  /** The folders that are left out. */
  readonly without: readonly string[];
}

/** Folders of what others have written, and of what tools make of templates. */
const foreign = ["node_modules"];
const made = [...foreign, ".git", ".terraform", "cdk.out", "dist", "out", "build"];

/** The editor's globs know no braces within braces. EventBridge takes patterns of 4,096 characters besides whitespace. */
const groups: readonly FileGroup[] = [
  {
    glob: `**/{${patternEndings.map((ending) => `*${ending}`).join(",")},eventpattern.json}`,
    largest: 100_000,
    without: foreign,
  },
  { glob: "**/*.{yaml,yml,template,tf,tofu}", largest: 500_000, without: made },
  { glob: "**/*.{json,ts,tsx,mts,cts,js,jsx,mjs,cjs,py}", largest: 500_000, without: made },
];

/** Looks for patterns when first asked. */
export function createWorkspacePatterns({ disk }: Services): WorkspacePatterns {
  const known = new Map<string, readonly WorkspacePattern[]>();
  const changed = new vscode.EventEmitter<void>();
  let files: Promise<readonly FoundFile[]> | undefined;
  /** One reading at a time: whoever asks meanwhile gets what it finds. */
  let reading: Promise<readonly WorkspacePattern[]> | undefined;
  /** How often something was forgotten: what was being read meanwhile may be of before. */
  let forgotten = 0;

  function forget(uri: vscode.Uri, isListChanged: boolean): void {
    known.delete(uri.toString());
    forgotten++;
    reading = undefined;
    if (isListChanged) files = undefined;
  }

  async function read({ uri, largest }: FoundFile): Promise<readonly WorkspacePattern[]> {
    const key = uri.toString();
    const last = known.get(key);
    if (last !== undefined) return last;
    const before = forgotten;
    const file = await readTextFile(uri, largest, disk);
    const found = file.ok ? await patternsIn(uri, file.value) : [];
    if (forgotten === before) known.set(key, found);
    return found;
  }

  async function readAll(): Promise<readonly WorkspacePattern[]> {
    files ??= findFiles();
    const rest = createYielder();
    const all: WorkspacePattern[] = [];
    for (const file of await files) {
      all.push(...(await read(file)));
      if (all.length >= maxPatterns) break;
      await rest();
    }
    return all.slice(0, maxPatterns);
  }

  const onFile = (group: FileGroup, isListChanged: boolean) => (uri: vscode.Uri) => {
    if (!belongs(uri, group)) return;
    forget(uri, isListChanged);
    changed.fire();
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    ...groups.flatMap((group) => {
      const watcher = vscode.workspace.createFileSystemWatcher(group.glob);
      return [
        watcher,
        watcher.onDidCreate(onFile(group, true)),
        watcher.onDidDelete(onFile(group, true)),
        watcher.onDidChange(onFile(group, false)),
      ];
    }),
    vscode.workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
      const last = known.get(uri.toString());
      if (contentChanges.length === 0 || last === undefined) return;
      forget(uri, false);
      // Who types in a file without patterns disturbs nobody; what becomes of it is seen when somebody asks.
      if (last.length > 0) changed.fire();
    }),
  );
  return {
    onDidChange: changed.event,
    all() {
      reading ??= readAll().catch((error: unknown) => {
        [reading, files] = [undefined, undefined];
        throw error;
      });
      return reading;
    },
    dispose() {
      subscriptions.dispose();
    },
  };
}

/** A file that may hold patterns. */
interface FoundFile {
  readonly uri: vscode.Uri;
  readonly largest: number;
}

async function findFiles(): Promise<readonly FoundFile[]> {
  const found = await Promise.all(
    groups.map(async (group) => {
      const without = `**/{${group.without.join(",")}}/**`;
      const uris = await vscode.workspace.findFiles(group.glob, without, maxFiles);
      return uris.filter((uri) => belongs(uri, group)).map((uri) => ({ uri, largest: group.largest }));
    }),
  );
  return found.flat();
}

/** Whether a file that a group's glob finds is one of the group: JSON may be an event, a test or a pattern's own file. */
function belongs(uri: vscode.Uri, { without, glob }: FileGroup): boolean {
  const { path } = uri;
  if (path.endsWith(".event.json") || path.endsWith(suiteEnding)) return false;
  if (isPatternFile(path) !== (glob === groups[0]?.glob)) return false;
  return !vscode.workspace
    .asRelativePath(uri, false)
    .split("/")
    .some((folder) => without.includes(folder));
}

async function patternsIn(uri: vscode.Uri, fileText: string): Promise<readonly WorkspacePattern[]> {
  const sites = await sitesOfFile(uri, fileText);
  return sites.flatMap((site) => {
    const document = patternAt(site);
    const { pattern } = document.parsed();
    if (pattern === undefined) return [];
    return [{ uri, site: site.id, fileText, pattern: document, compiled: compilePattern(pattern) }];
  });
}
