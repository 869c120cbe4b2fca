import * as vscode from "vscode";
import { patternEndings } from "../../testing/suites/suitePaths";
import { freeUri, nameOf, showNew } from "../files";
import { languageId } from "../services";

const [ending] = patternEndings;

/**
 * Shows a pattern in a new document beside the event: it is saved as `<name>.eventpattern.json` in the event's folder,
 * or wherever the user chooses where the event is in none.
 */
export async function showPattern(event: vscode.Uri, content: string): Promise<vscode.Uri> {
  const hasFolder = vscode.workspace.fs.isWritableFileSystem(event.scheme) === true;
  const stem = nameOf(event).replace(/(?:\.event)?\.jsonl?$/, "") || "events";
  const uri = hasFolder ? await freeUri(vscode.Uri.joinPath(event, ".."), stem, ending) : undefined;
  return showNew(uri, content, languageId, vscode.ViewColumn.Beside);
}
