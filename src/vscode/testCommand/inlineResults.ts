import * as vscode from "vscode";
import { describePatternChange, describeVerdict } from "../../matching/explain/describeVerdict";
import type { Explanation, LeafVerdict } from "../../matching/explain/explanation";
import { leafNote, type LeafNote } from "../../testing/reports/leafNote";
import { toRange } from "../convert";
import { noteBeside } from "../display";

/** Notes beside the leaves of patterns. They stay until the pattern is edited or closed. */
export interface InlineResults {
  /** Replaces what stands beside the pattern's leaves. */
  show(document: vscode.TextDocument, explanation: Explanation): void;
  clear(uri: vscode.Uri): void;
  /** Told when notes went away because the pattern was edited or closed. */
  readonly onDidClear: vscode.Event<vscode.Uri>;
  dispose(): void;
}

/** Colours that themes choose for text; those of the test icons are too pale for it on white. */
const colors: Readonly<Record<LeafNote["state"], vscode.ThemeColor>> = {
  matched: new vscode.ThemeColor("gitDecoration.addedResourceForeground"),
  failed: new vscode.ThemeColor("errorForeground"),
  notNeeded: new vscode.ThemeColor("editorCodeLens.foreground"),
};

/** `detailsCommand` is offered in the hover on a leaf, with the pattern's address as its argument. */
export function createInlineResults(detailsCommand: string): InlineResults {
  const type = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const shown = new Map<string, vscode.DecorationOptions[]>();
  const cleared = new vscode.EventEmitter<vscode.Uri>();

  function paint(uri: vscode.Uri): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.toString() === uri.toString()) {
        editor.setDecorations(type, shown.get(uri.toString()) ?? []);
      }
    }
  }

  function clear(uri: vscode.Uri): void {
    if (!shown.delete(uri.toString())) return;
    paint(uri);
    cleared.fire(uri);
  }

  const subscriptions = vscode.Disposable.from(
    type,
    cleared,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) clear(document.uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => clear(uri)),
    vscode.window.onDidChangeVisibleTextEditors((editors) => {
      for (const { document } of editors) paint(document.uri);
    }),
  );
  return {
    show(document, { leaves }) {
      const options = leaves.map((leaf) => toDecoration(document, leaf, detailsCommand));
      shown.set(document.uri.toString(), options);
      paint(document.uri);
    },
    clear,
    onDidClear: cleared.event,
    dispose() {
      subscriptions.dispose();
    },
  };
}

function toDecoration(
  document: vscode.TextDocument,
  leaf: LeafVerdict,
  detailsCommand: string,
): vscode.DecorationOptions {
  const { text, state } = leafNote(leaf);
  const range = toRange(document, leaf.leaf.span);
  return noteBeside(
    new vscode.Range(range.start, notePosition(document, range.end)),
    { text, color: colors[state] },
    `${describeVerdict(leaf)}. ${describePatternChange(leaf.patternChange)}`.trimEnd(),
    { title: "Show Details", command: detailsCommand, arguments: [document.uri] },
  );
}

/** The end of the line when only brackets and commas follow the leaf there, so that a comma stays where it belongs. */
function notePosition(document: vscode.TextDocument, leafEnd: vscode.Position): vscode.Position {
  const { text, range } = document.lineAt(leafEnd.line);
  return /^[\s,\]}]*$/.test(text.slice(leafEnd.character)) ? range.end : leafEnd;
}
