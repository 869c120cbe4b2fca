import * as vscode from "vscode";
import { parseSuite } from "../../testing/suites/parseSuite";
import { createYielder } from "../../base/yieldToEventLoop";
import { suiteEnding } from "../../testing/suites/suite";
import { describeFileError, largestFile } from "../../testing/suites/suiteFiles";
import { testError, testItem } from "../display";
import { pathFromRoot, readTextFile } from "../files";
import type { Services } from "../services";
import { pauseAfter } from "../pauseAfter";
import { showTests, type LoadedSuite } from "./showTests";

/** The files and tests that the Test Explorer shows. */
export interface SuiteItems {
  /** Looks for the files of the workspace, the first time; none of them is read. */
  findFiles(): Promise<void>;
  /** Looks for them anew, and reads again those that were read. */
  findFilesAgain(): Promise<void>;
  /** Reads a file and shows its tests; undefined when it cannot be read, which its item then says. */
  load(fileItem: vscode.TestItem): Promise<LoadedSuite | undefined>;
  /** As `load`, for someone who looks at the file's tests. */
  open(fileItem: vscode.TestItem): Promise<LoadedSuite | undefined>;
  /** Remembers that tests of a file have states of their own, which the next run has to replace. */
  showsTests(fileItem: vscode.TestItem): void;
  /** Whether someone has looked at the tests of a file, or they have states of their own. */
  isOpened(fileItem: vscode.TestItem): boolean;
  /** The item of a file, made if need be. */
  fileItem(uri: vscode.Uri): vscode.TestItem;
  dispose(): void;
}

interface Showing {
  readonly text: string;
  /** Undefined once the file cannot be read. */
  readonly suite: Promise<LoadedSuite | undefined>;
}

/** How many files of tests are looked for. */
const maxFiles = 20_000;

const glob = `**/*${suiteEnding}`;

/** Keeps the items in step with the files and with open documents. */
export function createSuiteItems(controller: vscode.TestController, { guard, disk }: Services): SuiteItems {
  const loaded = new WeakSet<vscode.TestItem>();
  /** By file: the text that is shown, or is about to be. */
  const showing = new WeakMap<vscode.TestItem, Showing>();
  /** By file: how many milliseconds it took to read its text. */
  const lastReadings = new WeakMap<vscode.TestItem, number>();
  const opened = new WeakSet<vscode.TestItem>();
  let found: Promise<void> | undefined;

  function fileItem(uri: vscode.Uri): vscode.TestItem {
    const id = uri.toString();
    const known = controller.items.get(id);
    if (known !== undefined) return known;
    const item = testItem(controller, id, vscode.workspace.asRelativePath(uri), uri);
    item.canResolveChildren = true;
    item.range = new vscode.Range(0, 0, 0, 0);
    controller.items.add(item);
    return item;
  }

  async function load(item: vscode.TestItem): Promise<LoadedSuite | undefined> {
    if (item.uri === undefined) return undefined;
    const read = await readTextFile(item.uri, largestFile, disk);
    if (!read.ok) {
      showing.delete(item);
      item.error = testError(describeFileError(pathFromRoot(item.uri), read.error));
      item.children.replace([]);
      return undefined;
    }
    const text = read.value;
    const last = showing.get(item);
    if (last?.text === text) return last.suite;
    const isOutdated = (): boolean => showing.get(item)?.suite !== suite;
    const suite = Promise.resolve().then(async () => {
      const started = performance.now();
      const parsed = parseSuite(text);
      lastReadings.set(item, performance.now() - started);
      const shown = await showTests(controller, item, parsed, isOutdated);
      // Whoever waits for a text that is no longer there gets what stands there now.
      return shown ?? showing.get(item)?.suite;
    });
    showing.set(item, { text, suite });
    const done = await suite;
    if (done !== undefined) loaded.add(item);
    return done;
  }

  function open(item: vscode.TestItem): Promise<LoadedSuite | undefined> {
    opened.add(item);
    return load(item);
  }

  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  function reload(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(timers.get(key));
    const known = controller.items.get(key);
    const pause = pauseAfter((known && lastReadings.get(known)) ?? 0);
    const read = (): void => {
      timers.delete(key);
      void guard.runAsync("pattern test file", undefined, () => open(fileItem(uri)));
    };
    timers.set(key, setTimeout(read, pause));
  }

  async function lookForFiles(): Promise<void> {
    const rest = createYielder();
    for (const uri of await vscode.workspace.findFiles(glob, "**/node_modules/**", maxFiles)) {
      fileItem(uri);
      await rest();
    }
  }

  const watcher = vscode.workspace.createFileSystemWatcher(glob);
  const isSuite = ({ uri }: vscode.TextDocument): boolean =>
    uri.path.endsWith(suiteEnding) &&
    (uri.scheme === "file" || vscode.workspace.getWorkspaceFolder(uri) !== undefined);
  const subscriptions = vscode.Disposable.from(
    watcher,
    watcher.onDidCreate((uri) => void fileItem(uri)),
    watcher.onDidChange((uri) => {
      const item = controller.items.get(uri.toString());
      if (item !== undefined && loaded.has(item)) reload(uri);
    }),
    watcher.onDidDelete((uri) => controller.items.delete(uri.toString())),
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (isSuite(document)) reload(document.uri);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (isSuite(document) && contentChanges.length > 0) reload(document.uri);
    }),
  );
  for (const document of vscode.workspace.textDocuments) if (isSuite(document)) reload(document.uri);

  return {
    fileItem,
    load,
    open,
    showsTests: (item) => void opened.add(item),
    isOpened: (item) => opened.has(item),
    findFiles() {
      found ??= lookForFiles();
      return found;
    },
    async findFilesAgain() {
      found = lookForFiles();
      await found;
      const known: vscode.TestItem[] = [];
      controller.items.forEach((item) => {
        if (loaded.has(item)) known.push(item);
      });
      for (const item of known) await load(item);
    },
    dispose() {
      for (const timer of timers.values()) clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}
