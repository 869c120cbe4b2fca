import type * as vscode from "vscode";
import { visibleText } from "../../base/harmlessText";
import { createYielder } from "../../base/yieldToEventLoop";
import type { ParsedSuite } from "../../testing/suites/parseSuite";
import type { SuiteTest } from "../../testing/suites/suite";
import { testError, testItem } from "../display";
import { rangesIn } from "../convert";

/** A file as it was read. */
export interface LoadedSuite extends ParsedSuite {
  /** The item of each test; `rest` for all that have none of their own. */
  readonly items: ReadonlyMap<SuiteTest, vscode.TestItem>;
  /** The one item of all tests that are not shown one by one. */
  readonly rest?: vscode.TestItem | undefined;
}

/** So many tests of a file are shown one by one; those after them have one item together, which says how many they are. */
const maxShown = 1_000;

/** After so many items it is asked whether somebody else waits, or the file has changed meanwhile. */
const batch = 50;

/**
 * Shows the tests of a file below its item, those that are there already with where they are now. Gives way to others
 * meanwhile. Undefined, and nothing more is shown, once the text `isOutdated`.
 */
export async function showTests(
  controller: vscode.TestController,
  fileItem: vscode.TestItem,
  parsed: ParsedSuite,
  isOutdated: () => boolean,
): Promise<LoadedSuite | undefined> {
  const { suite, problems } = parsed;
  const { uri, children } = fileItem;
  if (uri === undefined) return undefined;
  const rest = createYielder();
  const rangeOf = rangesIn(suite.text);
  const items = new Map<SuiteTest, vscode.TestItem>();
  const times = new Map<string, number>();
  const ids = new Set<string>();
  const show = (id: string, label: string, test: SuiteTest): vscode.TestItem => {
    const known = children.get(id);
    const item = known ?? testItem(controller, id, label, uri);
    item.range = rangeOf(test.span);
    item.sortText = String(ids.size).padStart(6, "0");
    if (known === undefined) children.add(item);
    ids.add(id);
    return item;
  };
  for (const [at, test] of suite.tests.slice(0, maxShown).entries()) {
    // Two names that are shown alike would otherwise get one id.
    const name = visibleText(test.name);
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    const label = time === 1 ? name : `${name} (${time})`;
    items.set(test, show(`${fileItem.id}#${label}`, label, test));
    if (at % batch < batch - 1) continue;
    await rest();
    if (isOutdated()) return undefined;
  }
  const further = suite.tests.slice(maxShown);
  const [first] = further;
  const together = `${further.length} more tests, shown together`;
  // No name of a test begins with a blank.
  const others = first && show(`${fileItem.id}# ${together}`, together, first);
  if (others !== undefined) for (const test of further) items.set(test, others);
  children.forEach((item) => {
    if (!ids.has(item.id)) children.delete(item.id);
  });
  const [problem] = problems;
  fileItem.error = problem && testError(`${problem.message} (line ${rangeOf(problem.span).start.line + 1})`);
  return { ...parsed, items, rest: others };
}
