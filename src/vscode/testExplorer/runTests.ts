import type * as vscode from "vscode";
import type { RunOptions } from "../../testing/suites/runSuite";
import { hasPassed } from "../../testing/suites/suiteOutput";
import type { SuiteTest } from "../../testing/suites/suite";
import { openSuite, type OpenSuite } from "../../testing/suites/suiteCases";
import type { SuiteResult } from "../../testing/suites/suiteResult";
import { testMessage } from "../display";
import { createBatcher } from "./batchUpdates";
import { showFile, showResult } from "./showResults";
import type { LoadedSuite } from "./showTests";
import type { SuiteItems } from "./suiteItems";
import { type Disk, pathFromRoot, rootOf } from "../files";
import { workspaceFiles, type WorkspaceFiles } from "../workspaceFiles";

/** Runs one test file with an engine. */
export type RunFile = (
  open: OpenSuite,
  files: WorkspaceFiles,
  signal: AbortSignal,
  options: RunOptions,
  uri: vscode.Uri,
) => Promise<SuiteResult>;

/** What came of one file, for lenses and for the next run on save. */
export interface FileRun {
  readonly uri: vscode.Uri;
  readonly result: SuiteResult;
  /** Whether all of its tests were run. */
  readonly whole: boolean;
  /** The addresses of the files that were read. */
  readonly read: ReadonlySet<string>;
  /** Sentences on what the result rests on besides: links that leave the workspace folder. */
  readonly notes: readonly string[];
}

/** The files of a request, and which of their items; undefined for all. */
export type Selection = ReadonlyMap<vscode.TestItem, ReadonlySet<string> | undefined>;

/** How many files are run at a time, so that reading one does not wait for another. */
const atATime = 8;

/** After so many milliseconds a test that is not done is shown as running. */
const untilShownAsRunning = 500;

/**
 * Of a run of more files than this, a file whose tests nobody has looked at is shown with a state of its own, and with
 * those of its tests that failed. The editor's list of results takes time that grows as the square of what is in it.
 */
const maxFilesInFull = 200;

/** Of the tests of a file that share an item, so many that fail are told; the output has all of them. */
const maxToldTogether = 100;

/** Runs the selected tests and shows what comes of them; never rejects for what is wrong with files. */
export async function runTests(
  run: vscode.TestRun,
  selection: Selection,
  excluded: ReadonlySet<vscode.TestItem>,
  items: SuiteItems,
  runFile: RunFile,
  disk: Disk | undefined,
  onFile: (file: FileRun) => void,
): Promise<void> {
  const controller = new AbortController();
  const subscription = run.token.onCancellationRequested(() => controller.abort());
  const waiting = [...selection].filter(([fileItem]) => !excluded.has(fileItem));
  const batcher = createBatcher();
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (controller.signal.aborted) return;
      await runOne(...next);
    }
  };
  try {
    await Promise.all(Array.from({ length: atATime }, work));
  } finally {
    subscription.dispose();
    batcher.flush();
  }

  async function runOne(fileItem: vscode.TestItem, ids: ReadonlySet<string> | undefined): Promise<void> {
    const suite = await items.load(fileItem);
    const { uri } = fileItem;
    if (uri === undefined) return;
    if (suite === undefined) {
      run.errored(fileItem, testMessage(errorOf(fileItem)));
      return;
    }
    const tests = wantedTests(suite, ids);
    const whole = tests.size === suite.suite.tests.length;
    const inBrief = selection.size > maxFilesInFull && whole && !items.isOpened(fileItem);
    if (!inBrief) items.showsTests(fileItem);
    const waitingTests = new Set(inBrief ? [] : tests);
    /** Of the tests that share an item. */
    const together = { passed: 0, failed: 0 };
    const slow = setTimeout(() => {
      for (const test of waitingTests) run.started(itemOf(test));
    }, untilShownAsRunning);
    const files = workspaceFiles(rootOf(uri), run.token, disk);
    let since = performance.now();
    const result = await runFile(
      openSuite(suite.suite, pathFromRoot(uri)),
      files,
      controller.signal,
      {
        tests,
        onResult: (each) => {
          const now = performance.now();
          const took = now - since;
          since = now;
          waitingTests.delete(each.test);
          const item = itemOf(each.test);
          const isShared = item === suite.rest;
          if (isShared) {
            together[hasPassed(each) ? "passed" : "failed"]++;
            if (hasPassed(each) || together.failed > maxToldTogether) return;
          }
          if (inBrief && hasPassed(each)) return;
          items.showsTests(fileItem);
          batcher.add(() => showResult(run, item, each, rootOf(uri), took, isShared));
        },
      },
      uri,
    ).finally(() => clearTimeout(slow));
    if (controller.signal.aborted) return;
    if (inBrief && result.trouble === undefined && result.results.every(hasPassed)) {
      batcher.add(() => run.passed(fileItem));
    }
    const { rest } = suite;
    if (rest !== undefined && !inBrief && together.passed > 0 && together.failed === 0) {
      batcher.add(() => run.passed(rest));
    }
    const notes = await files.notes();
    batcher.add(() => showFile(run, fileItem, uri, suite, result, { inBrief, notes }));
    onFile({ uri, result, whole, read: files.read, notes });

    function itemOf(test: SuiteTest): vscode.TestItem {
      const item = suite?.items.get(test);
      if (item === undefined) throw new Error(`The test ${test.name} has no item.`);
      return item;
    }
  }

  function wantedTests(
    { suite, items: shown }: LoadedSuite,
    ids: ReadonlySet<string> | undefined,
  ): ReadonlySet<SuiteTest> {
    return new Set(
      suite.tests.filter((test) => {
        const item = shown.get(test);
        return item !== undefined && !excluded.has(item) && (ids?.has(item.id) ?? true);
      }),
    );
  }
}

function errorOf({ error = "The file cannot be read." }: vscode.TestItem): string {
  return typeof error === "string" ? error : error.value;
}

/** The files of what a request includes; all files where it names nothing. */
export function selectionOf(
  included: readonly vscode.TestItem[] | undefined,
  controller: vscode.TestController,
): Selection {
  const selection = new Map<vscode.TestItem, Set<string> | undefined>();
  if (included === undefined) {
    for (const [, item] of controller.items) selection.set(item, undefined);
    return selection;
  }
  for (const item of included) {
    if (item.parent === undefined) selection.set(item, undefined);
    else if (!selection.has(item.parent)) selection.set(item.parent, new Set([item.id]));
    else selection.get(item.parent)?.add(item.id);
  }
  return selection;
}
