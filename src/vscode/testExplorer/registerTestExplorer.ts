import * as vscode from "vscode";
import { runSuite } from "../../testing/suites/runSuite";
import type { Services } from "../services";
import type { LoadAws } from "../awsClient";
import { createAwsRunner } from "./awsRunner";
import { startCoverage, type CoverageDetails } from "./coverage";
import { runTests, selectionOf, type FileRun, type RunFile } from "./runTests";
import { createSuiteItems } from "./suiteItems";

/** What the Test Explorer needs of the extension beside its services. */
export interface TestExplorerHost {
  /** Absent in a browser, where EventBridge cannot be asked. */
  readonly loadAws?: LoadAws;
}

/** What other features learn of pattern tests, and can ask for. */
export interface TestExplorer {
  readonly onDidRunFile: vscode.Event<FileRun>;
  /** Runs all tests of some files with the local engine; what came of them, in the order in which they were done. */
  runFiles(uris: readonly vscode.Uri[]): Promise<readonly FileRun[]>;
  dispose(): void;
}

/**
 * Shows pattern test files in the Test Explorer, with a profile for the local engine, which also runs on save, and one
 * for EventBridge where it can be asked.
 */
export function registerTestExplorer(services: Services, host: TestExplorerHost): TestExplorer {
  const { guard, log } = services;
  const controller = vscode.tests.createTestController("eventPattern.tests", "Event Pattern Tests");
  const items = createSuiteItems(controller, services);
  const didRunFile = new vscode.EventEmitter<FileRun>();
  /** By test file: what its last run read. */
  const reads = new Map<string, ReadonlySet<string>>();
  /** Test files whose results still hold. */
  const current = new Set<string>();

  controller.resolveHandler = (item) =>
    guard.runAsync("pattern tests", undefined, async () => {
      if (item === undefined) await items.findFiles();
      else await items.open(item);
    });
  controller.refreshHandler = () => guard.runAsync("pattern tests", undefined, () => items.findFilesAgain());

  async function runOnce(
    request: vscode.TestRunRequest,
    runFile: RunFile,
    finish: (run: vscode.TestRun) => void = () => undefined,
  ): Promise<readonly FileRun[]> {
    const done: FileRun[] = [];
    if (request.include === undefined) await items.findFiles();
    const run = controller.createTestRun(request);
    try {
      const selection = selectionOf(request.include, controller);
      await runTests(run, selection, new Set(request.exclude), items, runFile, services.disk, (file) => {
        done.push(file);
        reads.set(file.uri.toString(), file.read);
        current.add(file.uri.toString());
        didRunFile.fire(file);
      });
      finish(run);
    } finally {
      run.end();
    }
    return done;
  }

  const runLocally: RunFile = (open, files, signal, options) => runSuite(open, files, signal, options);

  /** Runs the tests of a request again whenever a file is saved that they have to do with. */
  function runOnSave(request: vscode.TestRunRequest, token: vscode.CancellationToken): void {
    const saved = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      const include = (request.include ?? fileItems()).filter((item) => concerns(item, uri));
      if (include.length === 0) return;
      const again = new vscode.TestRunRequest(include, request.exclude, request.profile, true);
      void guard.runAsync("pattern tests on save", undefined, async () => {
        await runOnce(again, runLocally);
      });
    });
    token.onCancellationRequested(() => {
      saved.dispose();
    });
  }

  function fileItems(): readonly vscode.TestItem[] {
    const all: vscode.TestItem[] = [];
    controller.items.forEach((item) => all.push(item));
    return all;
  }

  function concerns(item: vscode.TestItem, saved: vscode.Uri): boolean {
    if (item.uri === undefined) return false;
    const key = item.uri.toString();
    return key === saved.toString() || reads.get(key)?.has(saved.toString()) === true;
  }

  /** What a run said is outdated once a file that it has to do with is edited. */
  const edited = vscode.workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
    if (contentChanges.length === 0 || current.size === 0) return;
    const outdated = fileItems().filter((item) => current.has(item.id) && concerns(item, uri));
    for (const { id } of outdated) current.delete(id);
    if (outdated.length > 0) controller.invalidateTestResults(outdated);
  });

  const runProfile = controller.createRunProfile(
    "Run",
    vscode.TestRunProfileKind.Run,
    (request, token) =>
      guard.runAsync("pattern tests", undefined, async () => {
        await runOnce(request, runLocally);
        if (request.continuous === true) runOnSave(request, token);
      }),
    true,
    undefined,
    true,
  );
  const details: CoverageDetails = new WeakMap();
  const coverageProfile = controller.createRunProfile(
    "Coverage",
    vscode.TestRunProfileKind.Coverage,
    (request) =>
      guard.runAsync("coverage of event patterns", undefined, async () => {
        const coverage = startCoverage(details);
        await runOnce(request, coverage.runFile, (run) => coverage.finish(run));
      }),
    true,
  );
  coverageProfile.loadDetailedCoverage = (_run, coverage) => Promise.resolve(details.get(coverage) ?? []);
  const { loadAws } = host;
  if (loadAws !== undefined) {
    const withAws = createAwsRunner(loadAws, log);
    controller.createRunProfile("Run with AWS", vscode.TestRunProfileKind.Run, (request) =>
      guard.runAsync("pattern tests with AWS", undefined, () =>
        withAws(async (runFile) => {
          await runOnce(request, runFile);
        }),
      ),
    );
  }

  return {
    onDidRunFile: didRunFile.event,
    async runFiles(uris) {
      const include = uris.map((uri) => items.fileItem(uri));
      return runOnce(new vscode.TestRunRequest(include, undefined, runProfile), runLocally);
    },
    dispose() {
      edited.dispose();
      items.dispose();
      didRunFile.dispose();
      controller.dispose();
    },
  };
}
