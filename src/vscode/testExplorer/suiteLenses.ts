import * as vscode from "vscode";
import type { SuiteResult } from "../../testing/suites/suiteResult";
import { suiteEnding } from "../../testing/suites/suite";
import { registerCodeLenses } from "../codeLenses";
import { lensOnTop, type Lens } from "../display";
import { nameOf, rootOf } from "../files";
import { refuse, showInformation } from "../messages";
import { registerCommand } from "../registerCommand";
import {
  keyOf,
  patternIn,
  patternSelector,
  prepareToRead,
  sitesOf,
  toAddress,
  type OpenPattern,
  type PatternAddress,
} from "../patternDocuments";
import type { Services } from "../services";
import { createTests, exists, suiteOf } from "./createTests";
import type { FileRun } from "./runTests";
import type { TestExplorer } from "./registerTestExplorer";

const command = "eventPattern.runPatternTests";
const setting = "eventPattern.codeLens.testResults";

/** The last whole run of one test file. */
interface LastRun {
  /** The key of the pattern, and the address of its file. */
  readonly pattern: string;
  readonly file: string;
  readonly suite: vscode.Uri;
  readonly result: SuiteResult;
}

/**
 * A lens at the top of a pattern that has tests: `3 of 4 match` after a run, or the offer to run them. It goes away
 * with the first edit of the pattern. The setting `eventPattern.codeLens.testResults` switches it off.
 */
export function registerSuiteLenses(
  services: Services,
  explorer: TestExplorer,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const runs = new Map<string, LastRun>();

  /** The lenses are asked for anew once for many files that were run. */
  let soon: ReturnType<typeof setTimeout> | undefined;
  function remember({ uri, result, whole }: FileRun): void {
    if (!whole || result.patternPath === undefined) return;
    const { patternPath, patternSite: site = "" } = result;
    const file = vscode.Uri.joinPath(rootOf(uri), patternPath);
    const pattern = keyOf({ uri: file, site });
    runs.set(uri.toString(), { pattern, file: file.toString(), suite: uri, result });
    soon ??= setTimeout(() => {
      soon = undefined;
      lenses.refresh();
    }, 100);
  }

  function forget(pattern: vscode.Uri): void {
    let known = false;
    for (const [key, run] of runs) {
      if (run.file !== pattern.toString() && key !== pattern.toString()) continue;
      runs.delete(key);
      known = true;
    }
    if (known) lenses.refresh();
  }

  async function lensOf(open: OpenPattern): Promise<vscode.CodeLens[]> {
    const at = open.document.positionAt(open.pattern.site.span.offset);
    const of = [...runs.values()].filter((run) => run.pattern === keyOf(open));
    if (of.length > 0) {
      const suites = of.map(({ suite }) => suite);
      return [lensOnTop({ ...summary(of), command, arguments: [suites] }, at)];
    }
    const sibling = await siblingOf(open);
    if (sibling === undefined) return [];
    const title = "Run Pattern Tests";
    return [lensOnTop({ title, command, arguments: [[sibling]] }, at)];
  }

  async function run(argument: unknown): Promise<readonly FileRun[]> {
    const active = vscode.window.activeTextEditor?.document;
    if (Array.isArray(argument)) {
      return explorer.runFiles(argument.filter((each): each is vscode.Uri => each instanceof vscode.Uri));
    }
    const uri = toAddress(argument)?.uri ?? active?.uri;
    const isSuite = uri?.path.endsWith(suiteEnding) === true;
    const suite = isSuite ? uri : await suiteMeant(argument, uri);
    if (suite !== undefined) return explorer.runFiles([suite]);
    void services.guard.runAsync("create pattern tests", undefined, () => offerTests(argument));
    return [];
  }

  /** The test file of the pattern that is meant; of a file that is no pattern for the editor, the one beside it. */
  async function suiteMeant(argument: unknown, uri: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
    const open = await patternIn(argument);
    return open ? siblingOf(open) : uri && siblingOf({ uri, site: "" });
  }

  /** Says that a pattern has no tests, with a button that creates their file. */
  async function offerTests(argument: unknown): Promise<void> {
    const open = await patternIn(argument);
    if (open === undefined) return refuse("Open an event pattern or a pattern test file first.");
    if (open.document.isUntitled) {
      return refuse("Tests are kept beside a pattern's file. Save the event pattern as a file first.");
    }
    const create = `Create ${nameOf(suiteOf(open))}`;
    const chosen = await showInformation("This event pattern has no tests yet.", create);
    if (chosen === create) await createTests(open, services, extensionUri);
  }

  const lenses = registerCodeLenses(patternSelector, setting, (document) =>
    services.guard.runAsync("lens of pattern tests", [], async () => {
      await prepareToRead(document);
      return (await Promise.all(sitesOf(document).map(lensOf))).flat();
    }),
  );
  return vscode.Disposable.from(
    lenses,
    explorer.onDidRunFile(remember),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) forget(document.uri);
    }),
    registerCommand(services, command, "Run Pattern Tests", run, []),
  );
}

function summary(runs: readonly LastRun[]): Omit<Lens, "command"> {
  const results = runs.flatMap(({ result }) => result.results);
  const sum = (key: "cases" | "matched" | "passed"): number =>
    results.reduce((total, result) => total + result[key], 0);
  const [cases, matched, passed] = [sum("cases"), sum("matched"), sum("passed")];
  const wrong = cases - passed;
  return wrong === 0
    ? {
        icon: "pass",
        title: `${matched} of ${cases} match`,
        tooltip: `The event pattern matches ${matched} of the ${cases} events of its tests, all as expected. Run them again.`,
      }
    : {
        icon: "error",
        title: `${matched} of ${cases} match, ${wrong} not as expected`,
        tooltip: `The event pattern matches ${matched} of the ${cases} events of its tests; ${wrong} had an unexpected result. Run them again.`,
      };
}

/** The test file beside a pattern, if there is one; most patterns have no tests. */
async function siblingOf(pattern: PatternAddress): Promise<vscode.Uri | undefined> {
  if (pattern.uri.scheme === "untitled") return undefined;
  const sibling = suiteOf(pattern);
  return (await exists(sibling)) ? sibling : undefined;
}
