import * as vscode from "vscode";
import { siteKey } from "../../documents/site";
import { createSample } from "../../testing/samples/createSample";
import { siblingSuite } from "../../testing/suites/suitePaths";
import { nameOf } from "../files";
import { refuse, showInformation } from "../messages";
import { newSuite } from "../newSuite";
import { asArgument, patternIn, type OpenPattern } from "../patternDocuments";
import { pickOne } from "../questions";
import { registerCommand } from "../registerCommand";
import type { Services } from "../services";
import { shippedSamples } from "../shippedSamples";
import type { WorkspacePatterns } from "../workspacePatterns";
import { writePatternTest } from "../writePatternTest";
import { needsPattern } from "../wrongFile";

const command = "eventPattern.createTest";
const title = "Create Pattern Test";

/**
 * Registers "Create Pattern Test", which writes the first tests of a pattern: an event that it matches and one that it
 * misses by one field, in its test file, which is then shown and run. A pattern that has a test file gets that shown.
 * Without a pattern in the active editor one of the workspace is asked for.
 */
export function registerCreateTest(
  services: Services,
  patterns: WorkspacePatterns,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const { catalog, disk } = services;

  async function create(argument: unknown): Promise<vscode.Uri | undefined> {
    const open = (await patternIn(argument)) ?? (await pickPattern(patterns));
    if (open === undefined) return undefined;
    if (open.document.isUntitled) return saveFirst();
    const suite = vscode.Uri.joinPath(open.uri, "..", siblingSuite(nameOf(open.uri), open.site));
    if (!(await exists(suite))) {
      const problem = await writeTests(open);
      if (problem !== undefined) return refuse(problem);
    }
    await vscode.window.showTextDocument(suite, { preview: false });
    void vscode.commands.executeCommand("eventPattern.runPatternTests", [suite]);
    return suite;
  }

  /** The sentence that says why no test was written; undefined where one was. */
  async function writeTests(open: OpenPattern): Promise<string | undefined> {
    const start = newSuite(open);
    if (!start.ok) return start.error;
    const { written: pattern, text } = start.value;
    const knowledge = { samples: await shippedSamples(extensionUri), catalog: await catalog() };
    const matching = createSample(pattern, knowledge, "matches");
    if (!matching.ok) return matching.error;
    const written = await writePatternTest(open, matching.value.text, true, disk, text);
    if (!written.ok) return written.error;
    const missing = createSample(pattern, knowledge, "misses");
    const second = missing.ok ? await writePatternTest(open, missing.value.text, false, disk) : written;
    return second.ok ? undefined : second.error;
  }

  return registerCommand(services, command, title, create);
}

/** Asks for a pattern of the workspace; undefined if the user cancels, or was offered to write one. */
async function pickPattern(patterns: WorkspacePatterns): Promise<OpenPattern | undefined> {
  const all = await patterns.all();
  const [only] = all;
  if (only === undefined) return needsPattern(title, command);
  if (all.length === 1) return patternIn(asArgument(only));
  const items = all.map(({ uri, site }) => ({
    label: siteKey(vscode.workspace.asRelativePath(uri), site),
    uri,
    site,
  }));
  const picked = await pickOne(items, { title, placeHolder: "Which event pattern is tested?" });
  return picked && patternIn(asArgument(picked));
}

/** Tests stand beside a file, so there has to be one: offers to save it, and then goes on. */
async function saveFirst(): Promise<undefined> {
  const save = "Save and Create Test";
  const chosen = await showInformation("Save the event pattern first: its tests are kept beside it.", save);
  if (chosen !== save) return undefined;
  await vscode.commands.executeCommand("workbench.action.files.save");
  if (vscode.window.activeTextEditor?.document.isUntitled === false) {
    await vscode.commands.executeCommand(command);
  }
  return undefined;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    // No file, or one that cannot be seen, which writing will say.
    () => false,
  );
}
