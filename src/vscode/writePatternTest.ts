import * as vscode from "vscode";
import type { Result } from "../base/result";
import { addTest } from "../testing/suites/addTest";
import { largestFile } from "../testing/suites/suiteFiles";
import { siblingSuite } from "../testing/suites/suitePaths";
import { freeUri, nameOf, readTextFile, stemOf, writeText } from "./files";
import type { PatternAddress } from "./patternDocuments";
import { suiteEnding } from "../testing/suites/suite";
import type { Services } from "./services";

/**
 * Writes an event beside a pattern and adds it to the pattern's test file as one that must match or must not. The
 * address of the test file; else what prevents that, in a sentence. `start` is the text of a test file that is new.
 */
export async function writePatternTest(
  { uri: pattern, site }: PatternAddress,
  eventText: string,
  matches: boolean,
  disk: Services["disk"],
  start?: string,
): Promise<Result<vscode.Uri, string>> {
  const folder = vscode.Uri.joinPath(pattern, "..");
  const suite = vscode.Uri.joinPath(folder, siblingSuite(nameOf(pattern), site));
  const stem = site === "" ? stemOf(pattern) : nameOf(suite).slice(0, -suiteEnding.length);
  const event = await freeUri(folder, matches ? stem : `${stem}-miss`, ".event.json");
  const read = await readTextFile(suite, largestFile, disk);
  if (event === undefined || (!read.ok && read.error.kind !== "missing")) {
    return { ok: false, error: `${nameOf(suite)} cannot be read, or too many events are beside it.` };
  }
  const added = addTest(read.ok ? read.value : start, {
    name: nameOf(event).replace(/\.event\.json$/, ""),
    matches,
    event: { path: nameOf(event) },
  });
  if (!added.ok) return added;
  await writeText(event, false, eventText);
  await writeText(suite, read.ok, added.value);
  return { ok: true, value: suite };
}
