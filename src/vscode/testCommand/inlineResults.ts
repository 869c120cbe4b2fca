import * as vscode from "vscode";
import { moveSpan } from "../../base/moveSpan";
import type { Span } from "../../base/span";
import type { Explanation } from "../../matching/explain/explanation";
import { leafNote, type LeafNote } from "../../testing/reports/leafNote";
import { leafSentences } from "../../testing/reports/leafSentences";
import { toRange } from "../convert";
import { hoverWithCommand, noteBeside } from "../display";
import {
  asArgument,
  keyOf,
  patternSelector,
  type OpenPattern,
  type PatternAddress,
} from "../patternDocuments";
import { createLeafMarks } from "./leafMarks";

/**
 * Notes beside the leaves of patterns, with marks in the gutter and the overview ruler. They move with edits of the
 * document, outdated from the first one on, and stay until the document is closed.
 */
export interface InlineResults {
  /** Replaces what stands beside the pattern's leaves. */
  show(pattern: OpenPattern, explanation: Explanation): void;
  /** Strikes the notes of a pattern out, because what they say may no longer hold. */
  outdate(pattern: PatternAddress): void;
  clear(pattern: PatternAddress): void;
  /** Fired when the notes of a pattern were outdated, once more with each edit. */
  readonly onDidOutdate: vscode.Event<PatternAddress>;
  /** Fired when the notes of a pattern went away, because its document was closed or by `clear`. */
  readonly onDidClear: vscode.Event<PatternAddress>;
  dispose(): void;
}

/** Colours that themes choose for text; those of the test icons are too pale for it on white. */
const colors: Readonly<Record<LeafNote["state"], vscode.ThemeColor>> = {
  matched: new vscode.ThemeColor("gitDecoration.addedResourceForeground"),
  failed: new vscode.ThemeColor("errorForeground"),
  depends: new vscode.ThemeColor("editorWarning.foreground"),
  notNeeded: new vscode.ThemeColor("editorCodeLens.foreground"),
};

/** What is shown beside the leaves of one pattern. */
interface ShownNotes {
  readonly pattern: OpenPattern;
  readonly isStale: boolean;
  readonly notes: readonly ShownNote[];
}

interface ShownNote {
  readonly note: LeafNote;
  /** For the hover. */
  readonly sentences: readonly string[];
  /** The leaf in its document. */
  readonly span: Span;
}

/** `detailsCommand` is offered in the hover on a leaf, with the pattern's address as its argument. */
export function createInlineResults(extensionUri: vscode.Uri, detailsCommand: string): InlineResults {
  const type = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const marks = createLeafMarks(extensionUri);
  const shown = new Map<string, ShownNotes>();
  const outdated = new vscode.EventEmitter<PatternAddress>();
  const cleared = new vscode.EventEmitter<PatternAddress>();

  function shownIn(uri: vscode.Uri): readonly ShownNotes[] {
    return [...shown.values()].filter(({ pattern }) => pattern.uri.toString() === uri.toString());
  }

  function paint(uri: vscode.Uri): void {
    const editors = vscode.window.visibleTextEditors.filter(
      ({ document }) => document.uri.toString() === uri.toString(),
    );
    const [first] = editors;
    if (first === undefined) return;
    const { document } = first;
    const all = shownIn(uri);
    const notes = all.flatMap((each) => each.notes.map((note) => toDecoration(document, each.isStale, note)));
    const lines = all.flatMap(({ isStale, notes: own }) =>
      own.map(({ note, span }) => ({
        line: document.positionAt(span.offset).line,
        state: isStale ? ("stale" as const) : note.state,
      })),
    );
    for (const editor of editors) {
      editor.setDecorations(type, notes);
      marks.paint(editor, lines);
    }
  }

  function clear(address: PatternAddress): void {
    if (!shown.delete(keyOf(address))) return;
    paint(address.uri);
    cleared.fire(address);
  }

  /** The editor moves what it shows by itself. */
  function follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const all = shownIn(document.uri);
    if (all.length === 0 || contentChanges.length === 0) return;
    const edits = contentChanges
      .map(({ rangeOffset, rangeLength, text }) => ({
        span: { offset: rangeOffset, length: rangeLength },
        newText: text,
      }))
      .sort((one, other) => other.span.offset - one.span.offset);
    const move = (span: Span): Span | undefined =>
      edits.reduce<Span | undefined>((moved, edit) => moved && moveSpan(moved, edit), span);
    for (const each of all) {
      const notes = each.notes.flatMap((note) => {
        const span = move(note.span);
        return span === undefined ? [] : [{ ...note, span }];
      });
      shown.set(keyOf(each.pattern), { ...each, isStale: true, notes });
    }
    if (all.some(({ isStale }) => !isStale)) paint(document.uri);
    for (const { pattern } of all) outdated.fire(pattern);
  }

  /** Of the hovers on a place the editor shows that of the provider first which was registered last. */
  function hoverAt(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    for (const { pattern, isStale, notes } of shownIn(document.uri)) {
      for (const { sentences, span } of notes) {
        const range = noteRange(document, span);
        if (!range.contains(position)) continue;
        return hoverWithCommand(
          range,
          isStale ? ["This was so before the last edit.", ...sentences] : sentences,
          { title: "Show Details", command: detailsCommand, arguments: [asArgument(pattern)] },
        );
      }
    }
    return undefined;
  }

  const subscriptions = vscode.Disposable.from(
    vscode.languages.registerHoverProvider(patternSelector, { provideHover: hoverAt }),
    type,
    marks,
    outdated,
    cleared,
    vscode.workspace.onDidChangeTextDocument(follow),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      for (const { pattern } of shownIn(uri)) clear(pattern);
    }),
    vscode.window.onDidChangeVisibleTextEditors((editors) => {
      for (const { document } of editors) paint(document.uri);
    }),
  );
  return {
    show(pattern, explanation) {
      const notes = explanation.leaves.map((leaf) => ({
        note: leafNote(leaf),
        sentences: leafSentences(explanation, leaf),
        span: pattern.pattern.site.placeOf(leaf.leaf.span),
      }));
      shown.set(keyOf(pattern), { pattern, isStale: false, notes });
      paint(pattern.uri);
    },
    outdate(address) {
      const notes = shown.get(keyOf(address));
      if (notes === undefined) return;
      shown.set(keyOf(address), { ...notes, isStale: true });
      if (!notes.isStale) paint(address.uri);
      outdated.fire(address);
    },
    clear,
    onDidOutdate: outdated.event,
    onDidClear: cleared.event,
    dispose() {
      subscriptions.dispose();
    },
  };
}

function toDecoration(
  document: vscode.TextDocument,
  isStale: boolean,
  { note: { text, state }, span }: ShownNote,
): vscode.DecorationOptions {
  return noteBeside(noteRange(document, span), {
    text,
    color: colors[isStale ? "notNeeded" : state],
    isStale,
  });
}

/** A leaf, with the place behind it where its note stands. */
function noteRange(document: vscode.TextDocument, span: Span): vscode.Range {
  const range = toRange(document, span);
  return new vscode.Range(range.start, notePosition(document, range.end));
}

/** The end of the line when only brackets and commas follow the leaf there, so that a comma stays where it belongs. */
function notePosition(document: vscode.TextDocument, leafEnd: vscode.Position): vscode.Position {
  const { text, range } = document.lineAt(leafEnd.line);
  return /^[\s,\]}]*$/.test(text.slice(leafEnd.character)) ? range.end : leafEnd;
}
