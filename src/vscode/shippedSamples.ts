import * as vscode from "vscode";
import { openSampleEvents, type SampleEvent } from "../catalog/sampleEvents";

/** The sample events that are shipped in `dist/catalog`, likeliest first. Rejects where the file cannot be read. */
export async function shippedSamples(extensionUri: vscode.Uri): Promise<readonly SampleEvent[]> {
  const uri = vscode.Uri.joinPath(extensionUri, "dist", "catalog", "samples.jsonl");
  return openSampleEvents(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
}
