import * as vscode from "vscode";
import { createSamples } from "../../testing/samples/createSample";
import { addTest, type NewTest } from "../../testing/suites/addTest";
import { siblingSuite } from "../../testing/suites/suitePaths";
import { nameOf, pathFromRoot, rootOf, writeText } from "../files";
import { refuse } from "../messages";
import { newSuite } from "../newSuite";
import type { OpenPattern, PatternAddress } from "../patternDocuments";
import type { Services } from "../services";
import { shippedSamples } from "../shippedSamples";

/** Where the tests of a pattern are kept when nothing else is said: the test file beside it. */
export function suiteOf({ uri, site }: PatternAddress): vscode.Uri {
  return vscode.Uri.joinPath(rootOf(uri), siblingSuite(pathFromRoot(uri), site));
}

/**
 * Writes the test file of a pattern that has none, with an event that the pattern must match and one that misses by one
 * field, and shows it. Its address; undefined, after a message that says why, where there is no event to begin with.
 */
export async function createTests(
  open: OpenPattern,
  { catalog }: Services,
  extensionUri: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const start = newSuite(open);
  if (!start.ok) return refuse(start.error);
  const samples = await shippedSamples(extensionUri);
  const made = createSamples(start.value.written, { samples, catalog: await catalog() });
  if (!made.ok) return refuse(made.error);
  const { matching, mismatching } = made.value;
  const tests: NewTest[] = [{ name: "matches", matches: true, event: matching }];
  if (mismatching !== undefined) {
    tests.push({
      name: `misses by ${mismatching.missed ?? "one field"}`,
      matches: false,
      event: mismatching,
    });
  }
  let { text } = start.value;
  for (const test of tests) {
    const added = addTest(text, test);
    if (!added.ok) return refuse(added.error);
    text = added.value;
  }
  const suite = suiteOf(open);
  if (await exists(suite)) return refuse(`${nameOf(suite)} is there already.`);
  await writeText(suite, false, text ?? "");
  await vscode.window.showTextDocument(suite);
  return suite;
}

/** Whether there is a file at an address. */
export function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(
    vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    ),
  );
}
