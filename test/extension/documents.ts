import * as vscode from "vscode";

/** Writes a file of the open folder. */
export async function writeFile(name: string, text: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error("The suite needs an open folder.");
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** A new file of the open folder, shown in an editor. */
export async function openFile(name: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await writeFile(name, text));
  await vscode.window.showTextDocument(document);
  return document;
}

/** A pattern with `|` where the cursor is, opened and ready. */
export async function openPattern(
  textWithCursor: string,
): Promise<{ document: vscode.TextDocument; position: vscode.Position }> {
  const offset = textWithCursor.indexOf("|");
  const text =
    offset < 0 ? textWithCursor : textWithCursor.slice(0, offset) + textWithCursor.slice(offset + 1);
  const document = await vscode.workspace.openTextDocument({ language: "event-pattern", content: text });
  await vscode.window.showTextDocument(document);
  await vscode.extensions.getExtension("eventbridge-patterns.eventbridge-patterns")?.activate();
  return { document, position: document.positionAt(Math.max(offset, 0)) };
}

/** Replaces the document's whole text, as typing would. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  edit.replace(document.uri, all, text);
  await vscode.workspace.applyEdit(edit);
}

/** Asks again and again until `accept` is true of the answer; after half a minute fails with the last answer. */
export async function eventually<T>(
  ask: () => T | PromiseLike<T>,
  accept: (answer: T) => boolean,
): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (accept(answer)) return answer;
    if (Date.now() > end) throw new Error(`Still not as expected: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Runs with the folder's settings as given: one write for all of them instead of one for each, which would take minutes.
 * Afterwards they are as before.
 */
export async function withFolderSettings(
  settings: Readonly<Record<string, string>>,
  run: () => Promise<void>,
): Promise<void> {
  const ofFolder = () =>
    Object.keys(settings).map(
      (name) => vscode.workspace.getConfiguration().inspect<string>(name)?.workspaceValue,
    );
  const uri = await writeFile(".vscode/settings.json", JSON.stringify(settings));
  try {
    await eventually(ofFolder, (values) => values.join() === Object.values(settings).join());
    await run();
  } finally {
    await vscode.workspace.fs.delete(uri);
    await eventually(ofFolder, (values) => values.every((value) => value === undefined));
  }
}
