import * as vscode from "vscode";
import { visibleText } from "../../base/harmlessText";
import { parseSuite, type ParsedSuite } from "../../testing/suites/parseSuite";
import { createYielder } from "../../base/yieldToEventLoop";
import { suiteEnding, type SuiteTest } from "../../testing/suites/suite";
import { describeFileError, largestFile } from "../../testing/suites/suiteFiles";
import { testError, testItem } from "../display";
import { pathFromRoot, readTextFile } from "../files";
import type { Services } from "../services";
import { rangesIn } from "../convert";

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

/** A file as it was read. */
export interface LoadedSuite extends ParsedSuite {
  readonly items: ReadonlyMap<SuiteTest, vscode.TestItem>;
}

/** How many files of tests are looked for. */
const mostFiles = 20_000;

const glob = `**/*${suiteEnding}`;

/** Keeps the items in step with the files and with open documents. */
export function createSuiteItems(controller: vscode.TestController, { guard, disk }: Services): SuiteItems {
  const loaded = new WeakMap<vscode.TestItem, LoadedSuite>();
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
      item.error = testError(describeFileError(pathFromRoot(item.uri), read.error));
      item.children.replace([]);
      return undefined;
    }
    const last = loaded.get(item);
    if (last?.suite.text === read.value) return last;
    const parsed = parseSuite(read.value);
    const suite = { ...parsed, items: showTests(item, item.uri, parsed) };
    loaded.set(item, suite);
    return suite;
  }

  function open(item: vscode.TestItem): Promise<LoadedSuite | undefined> {
    opened.add(item);
    return load(item);
  }

  function showTests(
    fileOfTests: vscode.TestItem,
    uri: vscode.Uri,
    { suite, problems }: ParsedSuite,
  ): ReadonlyMap<SuiteTest, vscode.TestItem> {
    const rangeOf = rangesIn(suite.text);
    const items = new Map<SuiteTest, vscode.TestItem>();
    const times = new Map<string, number>();
    for (const test of suite.tests) {
      // Two names that are shown alike would otherwise get one id.
      const name = visibleText(test.name);
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      const id = time === 1 ? name : `${name} (${time})`;
      const item = testItem(controller, `${fileOfTests.id}#${id}`, id, uri);
      item.range = rangeOf(test.span);
      item.sortText = String(items.size).padStart(6, "0");
      items.set(test, item);
    }
    fileOfTests.children.replace([...items.values()]);
    const [problem] = problems;
    fileOfTests.error =
      problem && testError(`${problem.message} (line ${rangeOf(problem.span).start.line + 1})`);
    return items;
  }

  /** A pause in the typing before a file is read again, in milliseconds. */
  const pause = 150;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  function reload(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(timers.get(key));
    const read = (): void => {
      timers.delete(key);
      void guard.runAsync("pattern test file", undefined, () => open(fileItem(uri)));
    };
    timers.set(key, setTimeout(read, pause));
  }

  async function lookForFiles(): Promise<void> {
    const rest = createYielder();
    for (const uri of await vscode.workspace.findFiles(glob, "**/node_modules/**", mostFiles)) {
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
