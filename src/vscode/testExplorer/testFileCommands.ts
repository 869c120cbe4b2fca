import * as vscode from "vscode";
import { parseEvent } from "../../event/parseEvent";
import { addTest } from "../../testing/suites/addTest";
import { createSample } from "../../testing/samples/createSample";
import { largestFile } from "../../testing/suites/suiteFiles";
import { relativePath } from "../../testing/suites/suitePaths";
import { documentOf, textOf } from "../documents";
import type { Result } from "../../base/result";
import { newSuite } from "../newSuite";
import { patternIn, patternName, toAddress, type PatternAddress } from "../patternDocuments";
import { suiteOf } from "./createTests";
import { refuse } from "../messages";
import { freeUri, nameOf, pathFromRoot, readTextFile, rootOf, showNew, stemOf, writeText } from "../files";
import { pickOne } from "../questions";
import { rankedPatterns, patternChoice } from "../rankedPatterns";
import { registerCommand } from "../registerCommand";
import type { Services } from "../services";
import { isPattern, needsEvent, needsPattern } from "../wrongFile";
import { shippedSamples } from "../shippedSamples";
import type { WorkspacePatterns } from "../workspacePatterns";

/**
 * Registers the commands that write tests: "Add Event to Pattern Test" puts the open event into the test file of a
 * pattern, "Create Sample Event" writes an event for the open pattern. What they would ask can be given as arguments.
 */
export function registerTestFileCommands(
  services: Services,
  patterns: WorkspacePatterns,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const { catalog, disk } = services;
  async function addEvent(
    event: unknown,
    pattern: unknown,
    expected: unknown,
  ): Promise<vscode.Uri | undefined> {
    const document = await documentOf(event);
    if (document === undefined || isPattern(document) || !parseEvent(textOf(document)).ok) {
      return needsEvent("Add Event to Pattern Test");
    }
    const given = toAddress(pattern);
    const address = given === undefined ? await pickPattern(document) : { site: "", ...given };
    if (address === undefined) return undefined;
    const matches = typeof expected === "boolean" ? expected : await pickVerdict(address);
    if (matches === undefined) return undefined;
    const suite = suiteOf(address);
    const read = await readTextFile(suite, largestFile, disk);
    if (!read.ok && read.error.kind !== "missing") return refuse(`${nameOf(suite)} cannot be read.`);
    const former = read.ok ? { ok: true as const, value: read.value } : await startOfSuite(address);
    if (!former.ok) return refuse(former.error);
    const added = addTest(former.value, {
      name: nameOf(document.uri).replace(/(\.event)?\.jsonc?$/, "") || "event",
      matches,
      event: eventFor(document, suite),
    });
    if (!added.ok) return refuse(added.error);
    await write(suite, read.ok, added.value);
    return suite;
  }

  async function pickPattern(event: vscode.TextDocument): Promise<PatternAddress | undefined> {
    const ranked = (await rankedPatterns(event, patterns)) ?? [];
    if (ranked.length === 0) return refuse("There is no valid event pattern in this workspace.");
    const picked = await pickOne(ranked.map(patternChoice), {
      title: "Add Event to Pattern Test",
      placeHolder: "Which event pattern is tested?",
    });
    return picked?.ranked.pattern;
  }

  async function makeSample(pattern: unknown, given: unknown): Promise<vscode.Uri | undefined> {
    const open = await patternIn(pattern);
    if (open === undefined) return needsPattern("Create Sample Event", "eventPattern.createSampleEvent");
    const wanted = given === "matches" || given === "misses" ? given : await pickKind();
    if (wanted === undefined) return undefined;
    const samples = await shippedSamples(extensionUri);
    const created = createSample(open.pattern.site, { samples, catalog: await catalog() }, wanted);
    if (!created.ok) return refuse(created.error);
    return showNew(await newEventUri(open.uri, wanted), created.value.text, "json");
  }

  return vscode.Disposable.from(
    registerCommand(services, "eventPattern.addEventToTest", "Add Event to Pattern Test", addEvent),
    registerCommand(services, "eventPattern.createSampleEvent", "Create Sample Event", makeSample),
  );
}

/** A saved event file of the same folder is named; any other event is copied into the test file. */
function eventFor(event: vscode.TextDocument, suite: vscode.Uri): { path: string } | { text: string } {
  const isFile =
    !event.isUntitled && event.uri.scheme === suite.scheme && /\.event\.json$/.test(event.uri.path);
  const isNear = rootOf(event.uri).toString() === rootOf(suite).toString();
  if (!isFile || !isNear) return { text: textOf(event) };
  return { path: relativePath(pathFromRoot(suite), pathFromRoot(event.uri)) };
}

/** The text of a test file without tests; undefined for a pattern's own file, which is found by its name. */
async function startOfSuite(address: PatternAddress): Promise<Result<string | undefined, string>> {
  if (address.site === "") return { ok: true, value: undefined };
  const open = await patternIn(address);
  if (open === undefined) return { ok: false, error: `${patternName(address)} is no longer there.` };
  const made = newSuite(open);
  return made.ok ? { ok: true, value: made.value.text } : made;
}

async function pickVerdict(pattern: PatternAddress): Promise<boolean | undefined> {
  const picked = await pickOne(
    [
      { label: "It must match", matches: true },
      { label: "It must not match", matches: false },
    ],
    { title: "Add Event to Pattern Test", placeHolder: `Should ${patternName(pattern)} match this event?` },
  );
  return picked?.matches;
}

async function pickKind(): Promise<"matches" | "misses" | undefined> {
  const picked = await pickOne(
    [
      { label: "An event that matches", wanted: "matches" as const },
      { label: "An event that misses by one field", wanted: "misses" as const },
    ],
    { title: "Create Sample Event" },
  );
  return picked?.wanted;
}

/** Writes a test file and shows its last test. */
async function write(uri: vscode.Uri, exists: boolean, text: string): Promise<void> {
  await writeText(uri, exists, text);
  const editor = await vscode.window.showTextDocument(uri);
  const last = editor.document.positionAt(textOf(editor.document).lastIndexOf('"name"'));
  editor.selection = new vscode.Selection(last, last);
  editor.revealRange(new vscode.Range(last, last));
}

/** An address beside the pattern that is not taken: `<name>.event.json`, or with a number. */
async function newEventUri(
  pattern: vscode.Uri,
  wanted: "matches" | "misses",
): Promise<vscode.Uri | undefined> {
  if (pattern.scheme === "untitled") return undefined;
  const stem = stemOf(pattern);
  const base = wanted === "matches" ? stem : `${stem}-miss`;
  return freeUri(vscode.Uri.joinPath(pattern, ".."), base, ".event.json");
}
