import * as vscode from "vscode";
import { describePatternChange, describeVerdict } from "../../matching/explain/describeVerdict";
import type { Explanation, LeafVerdict } from "../../matching/explain/explanation";
import { leafNote, type LeafNote } from "../../testing/reports/leafNote";
import { noteBeside } from "../display";
import { asArgument, keyOf, rangeOf, type OpenPattern, type PatternAddress } from "../patternDocuments";

/** Notes beside the leaves of patterns. They stay until the pattern is edited or closed. */
export interface InlineResults {
  /** Replaces what stands beside the pattern's leaves. */
  show(pattern: OpenPattern, explanation: Explanation): void;
  clear(pattern: PatternAddress): void;
  /** Fired when the notes of a pattern went away, because its document was edited or closed or by `clear`. */
  readonly onDidClear: vscode.Event<PatternAddress>;
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
  const shown = new Map<string, ShownNotes>();
  const cleared = new vscode.EventEmitter<PatternAddress>();

  function shownIn(uri: vscode.Uri): readonly ShownNotes[] {
    return [...shown.values()].filter(({ address }) => address.uri.toString() === uri.toString());
  }

  function paint(uri: vscode.Uri): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.toString() === uri.toString()) {
        editor.setDecorations(
          type,
          shownIn(uri).flatMap(({ notes }) => notes),
        );
      }
    }
  }

  function clear(address: PatternAddress): void {
    if (!shown.delete(keyOf(address))) return;
    paint(address.uri);
    cleared.fire(address);
  }

  function clearAllIn(uri: vscode.Uri): void {
    for (const { address } of shownIn(uri)) clear(address);
  }

  const subscriptions = vscode.Disposable.from(
    type,
    cleared,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) clearAllIn(document.uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => clearAllIn(uri)),
    vscode.window.onDidChangeVisibleTextEditors((editors) => {
      for (const { document } of editors) paint(document.uri);
    }),
  );
  return {
    show(pattern, { leaves }) {
      const notes = leaves.map((leaf) => toDecoration(pattern, leaf, detailsCommand));
      shown.set(keyOf(pattern), { address: pattern, notes });
      paint(pattern.uri);
    },
    clear,
    onDidClear: cleared.event,
    dispose() {
      subscriptions.dispose();
    },
  };
}

/** What is shown beside the leaves of one pattern. */
interface ShownNotes {
  readonly address: PatternAddress;
  readonly notes: readonly vscode.DecorationOptions[];
}

function toDecoration(
  pattern: OpenPattern,
  leaf: LeafVerdict,
  detailsCommand: string,
): vscode.DecorationOptions {
  const { text, state } = leafNote(leaf);
  const range = rangeOf(pattern, leaf.leaf.span);
  return noteBeside(
    new vscode.Range(range.start, notePosition(pattern.document, range.end)),
    { text, color: colors[state] },
    `${describeVerdict(leaf)}. ${describePatternChange(leaf.patternChange)}`.trimEnd(),
    { title: "Show Details", command: detailsCommand, arguments: [asArgument(pattern)] },
  );
}

/** The end of the line when only brackets and commas follow the leaf there, so that a comma stays where it belongs. */
function notePosition(document: vscode.TextDocument, leafEnd: vscode.Position): vscode.Position {
  const { text, range } = document.lineAt(leafEnd.line);
  return /^[\s,\]}]*$/.test(text.slice(leafEnd.character)) ? range.end : leafEnd;
}
