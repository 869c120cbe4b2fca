import * as vscode from "vscode";
import {
  patternSnippetFiles,
  readPatternSnippets,
  type PatternSnippet,
} from "../../language/completion/patternSnippets";
import type { Log } from "../log";

/**
 * The whole patterns that are shipped in `snippets`, read the first time they are asked for; later calls get the same
 * ones. Never rejects: where the files cannot be read, that is logged once and there are none.
 */
export function shippedSnippets(
  extensionUri: vscode.Uri,
  log: Log,
): () => Promise<readonly PatternSnippet[]> {
  let read: Promise<readonly PatternSnippet[]> | undefined;
  return () => {
    read ??= readAll(extensionUri).catch((error: unknown) => {
      log.error(`The snippets of event patterns could not be read: ${String(error)}`);
      return [];
    });
    return read;
  };
}

async function readAll(extensionUri: vscode.Uri): Promise<readonly PatternSnippet[]> {
  const folder = vscode.Uri.joinPath(extensionUri, "snippets");
  const texts = await Promise.all(
    patternSnippetFiles.map(async (file) =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, file))),
    ),
  );
  return texts.flatMap(readPatternSnippets);
}
