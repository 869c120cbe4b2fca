import * as vscode from "vscode";
import { languageId } from "../documents/hosts/wholeFile";
import { suiteEnding } from "../testing/suites/suite";
import { lengthOf } from "./convert";
import { textOf } from "./documents";
import { hasSign, maxSearched } from "./firstSign";

/** Registers all features. */
type Activate = (context: vscode.ExtensionContext) => vscode.Disposable;

/** How long an edit waits for the next before the text is looked at, in milliseconds. */
const pause = 200;

/**
 * Loads the features and has them registered once they are needed: for a document that may hold something of theirs, a
 * file of pattern tests in the workspace, or a command. Ends once they are active where a document that is open needs
 * them; undefined where none does.
 */
export function activateWhenNeeded(
  context: vscode.ExtensionContext,
  load: () => Promise<Activate>,
): Promise<void> | undefined {
  let active: Promise<void> | undefined;
  const waiting: vscode.Disposable[] = [];

  async function loadFeatures(): Promise<void> {
    const activate = await load();
    // The commands are registered anew, which the editor takes once only.
    for (const each of waiting.splice(0)) each.dispose();
    context.subscriptions.push(activate(context));
  }

  function need(): Promise<void> {
    active ??= loadFeatures();
    return active;
  }

  if (vscode.workspace.textDocuments.some(isConcerned)) return need();
  waiting.push(...onFirstDocument(need), onTestFile(need), ...commandsOf(context).map(onCommand));
  context.subscriptions.push({ dispose: () => waiting.forEach((each) => void each.dispose()) });
  return undefined;

  function onCommand(command: string): vscode.Disposable {
    return vscode.commands.registerCommand(command, async (...given: unknown[]) => {
      await need();
      return vscode.commands.executeCommand(command, ...given);
    });
  }
}

function isConcerned(document: vscode.TextDocument): boolean {
  return document.languageId === languageId || lengthOf(document) > maxSearched || hasSign(textOf(document));
}

/** Calls `need` when a document that may hold something of ours is opened, or becomes one. */
function onFirstDocument(need: () => Promise<void>): readonly vscode.Disposable[] {
  const timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  const look = async (document: vscode.TextDocument): Promise<void> => {
    timers.delete(document);
    if (isConcerned(document)) await need();
  };
  return [
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      clearTimeout(timers.get(document));
      timers.set(
        document,
        setTimeout(() => void look(document), pause),
      );
    }),
    new vscode.Disposable(() => timers.forEach((timer) => clearTimeout(timer))),
  ];
}

/** Calls `need` when there is a file of pattern tests, which the Test Explorer shows. */
function onTestFile(need: () => Promise<void>): vscode.Disposable {
  const glob = `**/*${suiteEnding}`;
  const watcher = vscode.workspace.createFileSystemWatcher(glob, false, true, true);
  watcher.onDidCreate(need);
  void vscode.workspace.findFiles(glob, "**/node_modules/**", 1).then(async ([file]) => {
    if (file !== undefined) await need();
  });
  return watcher;
}

/** The commands that package.json says this extension has. */
function commandsOf({ extension }: vscode.ExtensionContext): readonly string[] {
  const { contributes } = extension.packageJSON as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  return contributes.commands.map(({ command }) => command);
}
